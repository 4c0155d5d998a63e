/** How checks are counted: what did not run, or ran only sometimes, did not pass. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { add, createTallyOfRun, orFailedIfEmpty, tallyOf, tallyOfPlaywright, type TestEnd } from '../../../scripts/tally.ts';

const end = (fields: Partial<TestEnd> = {}): TestEnd => ({
  name: 'it holds',
  file: '/tests/a.test.ts',
  nesting: 1,
  skip: undefined,
  todo: undefined,
  details: { type: 'test' },
  ...fields,
});
const failedWith = (failureType: string): Error => Object.assign(new Error(failureType), { failureType });
const NOTHING = { passed: 0, failed: 0 };
const PASSED = { passed: 1, failed: 0 };
const FAILED = { passed: 0, failed: 1 };

describe('a test of node:test', () => {
  test('counts by how it ended', () => {
    assert.deepEqual(tallyOf(end(), true), PASSED);
    assert.deepEqual(tallyOf(end(), false), FAILED);
  });

  test('counts as failed when it was skipped or is still to be done', () => {
    assert.deepEqual(tallyOf(end({ skip: true }), true), FAILED);
    assert.deepEqual(tallyOf(end({ skip: 'not here' }), true), FAILED);
    assert.deepEqual(tallyOf(end({ todo: true }), true), FAILED);
    assert.deepEqual(tallyOf(end({ todo: '' }), true), FAILED);
  });

  test('a file without tests, which is reported as a test that passed, counts as failed', () => {
    assert.deepEqual(tallyOf(end({ name: '/tests/a.test.ts' }), true), FAILED);
  });
});

describe('a suite of node:test', () => {
  const suite = (fields: Partial<TestEnd> = {}, error?: Error): TestEnd => end({ details: { type: 'suite', error }, ...fields });

  test('counts nothing itself: its tests are counted', () => {
    assert.deepEqual(tallyOf(suite(), true), NOTHING);
    assert.deepEqual(tallyOf(suite({}, failedWith('subtestsFailed')), false), NOTHING);
  });

  test('counts as failed when a hook failed, or when it was skipped with all its tests', () => {
    assert.deepEqual(tallyOf(suite({}, failedWith('hookFailed')), false), FAILED);
    assert.deepEqual(tallyOf(suite({ skip: true }), true), FAILED);
  });
});

describe('a run that loads files as suites', () => {
  const file = (name: string): TestEnd => end({ name, nesting: 0, details: { type: 'suite' } });
  const suite = end({ details: { type: 'suite' } });
  const tallyOfAll = (...ends: readonly TestEnd[]): unknown => {
    const empty: string[] = [];
    const tallyOfRun = createTallyOfRun((name) => empty.push(name));
    return { ...ends.map((one) => tallyOfRun(one, true)).reduce(add), empty };
  };

  test('counts the tests of each file', () => {
    assert.deepEqual(tallyOfAll(end(), suite, file('a'), end(), end(), file('b')), { passed: 3, failed: 0, empty: [] });
  });

  test('counts a file without tests as failed, also after a file that has some', () => {
    assert.deepEqual(tallyOfAll(end(), file('a'), file('b')), { passed: 1, failed: 1, empty: ['b'] });
    assert.deepEqual(tallyOfAll(suite, file('a'), end(), file('b')), { passed: 1, failed: 1, empty: ['a'] });
  });
});

describe("Playwright's report", () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };

  test('passes what passed the first time', () => {
    assert.deepEqual(tallyOfPlaywright({ stats, errors: [] }, 0), { passed: 5, failed: 0 });
  });

  test('fails what failed, was flaky, was skipped or did not run, and errors outside of tests', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 }, errors: [{}] };
    assert.deepEqual(tallyOfPlaywright(report, 1), { passed: 5, failed: 7 });
  });

  test('fails when the command failed for a reason that the report does not tell', () => {
    assert.deepEqual(tallyOfPlaywright({ stats, errors: [] }, 1), { passed: 5, failed: 1 });
  });
});

test('a group in which nothing was executed has failed', () => {
  assert.deepEqual(orFailedIfEmpty(NOTHING), FAILED);
  assert.deepEqual(orFailedIfEmpty(PASSED), PASSED);
  assert.deepEqual(add(PASSED, FAILED), { passed: 1, failed: 1 });
});
