import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { requestedResource } from '../../../src/main/window/app-request.ts';
import { avatarUrl } from '../../../src/shared/bridge-contract.ts';
import { anyText } from '../../support/any-text.ts';

const ORIGIN = 'account-tray://window';

test('the files of the window are served, with or without a query', () => {
  for (const [path, name] of [['/', 'index.html'], ['/main.js', 'main.js'], ['/styles.css', 'styles.css'], ['/?x=%', 'index.html'], ['/#%', 'index.html']]) {
    const resource = requestedResource('GET', `${ORIGIN}${path}`);
    assert.equal(resource?.kind === 'file' && resource.name, name, path);
  }
});

test('a picture is asked for by any id that a user can have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (userId) => {
      // A URL takes these two for folders.
      fc.pre(!['.', '..'].includes(userId));
      assert.deepEqual(requestedResource('GET', avatarUrl(userId)), { kind: 'avatar', userId });
    }),
  );
});

/** Malformed escapes, other paths, hosts, users, schemes and methods. */
const REFUSED: readonly (readonly [method: string, url: string])[] = [
  ...['%', '%2', '%zz', '%E0%A4', '%FF', '%C3%28', 'a%', '%ED%A0%80', ''].map((id) => ['GET', `${ORIGIN}/avatar/${id}`] as const),
  ...['/avatar', '/nothing', '/%', '/%2e%2e%2fmain.js', '//', '/main.js/', '/MAIN.JS', '/main.js%00', '/index.html'].map((path) => ['GET', `${ORIGIN}${path}`] as const),
  ...['account-tray://other/', 'account-tray://window:80/', 'account-tray://me@window/', 'account-tray://me:x@window/', 'account-tray:///', 'account-tray:'].map((url) => ['GET', url] as const),
  ...['https://window/', 'file:///etc/passwd', '', '%', 'account-tray', 'account-tray://%/', 'account-tray://[/', '\0'].map((url) => ['GET', url] as const),
  ...['POST', 'HEAD', 'PUT', 'OPTIONS', '', 'get'].map((method) => [method, `${ORIGIN}/`] as const),
];

test('whatever is malformed or not listed does not exist', () => {
  for (const [method, url] of REFUSED) assert.equal(requestedResource(method, url), undefined, `${method} ${url}`);
});

test('no method and no URL makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), anyText(), (method, text) => {
      for (const url of [text, `${ORIGIN}${text}`, `${ORIGIN}/avatar/${text}`]) requestedResource(method, url);
      return true;
    }),
  );
});
