import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADERS } from '../../../src/main/window/content-policy.ts';

const policy = new Map(HEADERS['content-security-policy'].split('; ').map((part) => {
  const [name = '', ...values] = part.split(' ');
  return [name, values];
}));

test('the page loads script, styles and pictures from its own address, and nothing else from anywhere', () => {
  assert.deepEqual(policy.get('default-src'), ["'none'"]);
  for (const name of ['script-src', 'style-src', 'img-src']) assert.deepEqual(policy.get(name), ["'self'"], name);
  // What else there is falls back on default-src.
  const others = [...policy.keys()].filter((name) => name.endsWith('-src') && !['default-src', 'script-src', 'style-src', 'img-src'].includes(name));
  assert.deepEqual(others, []);
});

test('what does not fall back on default-src is closed by itself', () => {
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) assert.deepEqual(policy.get(name), ["'none'"], name);
});

test('no text becomes script or markup', () => {
  assert.deepEqual(policy.get('require-trusted-types-for'), ["'script'"]);
  assert.deepEqual(policy.get('trusted-types'), ["'none'"]);
});

test('no type is guessed, and nothing is kept', () => {
  assert.equal(HEADERS['x-content-type-options'], 'nosniff');
  assert.equal(HEADERS['cache-control'], 'no-store');
});
