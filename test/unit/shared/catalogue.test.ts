import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';

/** What the functions of the catalogue are tried with: enough arguments for the longest of them. */
const TEXT_ARGUMENTS = ['Ada', 'http://localhost:1000', 'x'];
const NUMBER_ARGUMENTS = [0, 1, 2, 1234];

function texts(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const call = value as (...args: unknown[]) => unknown;
    const answers = [call(...TEXT_ARGUMENTS), ...NUMBER_ARGUMENTS.map((count) => call(count, count, count))];
    return answers.flatMap((answer) => texts(answer, `${path}()`));
  }
  return Object.entries(value as object).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

const ALL = texts(messages, 'messages');

test('every text of the catalogue says something, and has no gap left open', () => {
  assert.ok(ALL.length > 200);
  for (const [path, text] of ALL) {
    assert.notEqual(text.trim(), '', path);
    assert.doesNotMatch(text, /undefined|NaN|\[object|\$\{/u, path);
  }
});

test('sentences end as sentences do, titles have no full stop', () => {
  for (const [path, text] of ALL) {
    if (/\.(advice|kept)$/u.test(path)) assert.match(text, /[.!?]$/u, path);
    if (/\.title(\(\))?$/u.test(path)) assert.doesNotMatch(text, /[.!]$/u, path);
  }
});

test('a reason, a step and an address problem each say what to do', () => {
  for (const [reason, words] of Object.entries(en.reasons)) assert.ok(words.advice.length > 20, reason);
  for (const [step, words] of Object.entries(en.disconnect.steps)) assert.ok(words.advice.length > 20, step);
  const problems = Object.values(en.serviceUrlProblem);
  assert.equal(new Set(problems).size, problems.length);
});

test('numbers and words agree', () => {
  assert.equal(en.others(1), '1 other');
  assert.equal(en.others(2), '2 others');
  assert.equal(en.window.othersCount(1000), '1,000 users');
  assert.equal(en.session.unreadable(1), '1 entry in the answer could not be read.');
});
