import type { EventData } from 'node:test';

/** How many checks of a group held; everything that did not run, or ran only sometimes, did not hold. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The end of one test or suite, as node:test reports it. */
export type TestEnd = Pick<EventData.TestPass, 'name' | 'file' | 'nesting' | 'skip' | 'todo'> & {
  readonly details: { readonly type?: string | undefined; readonly error?: Error | undefined };
};

/** What this project reads of Playwright's JSON report. */
export interface PlaywrightReport {
  readonly errors: readonly unknown[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

const NOTHING: Tally = { passed: 0, failed: 0 };
const PASSED: Tally = { passed: 1, failed: 0 };
const FAILED: Tally = { passed: 0, failed: 1 };

/** @returns both together */
export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

/**
 * A group in which nothing was executed has proved nothing.
 *
 * @returns the tally, with one failure if it is empty
 */
export const orFailedIfEmpty = (tally: Tally): Tally => (tally.passed + tally.failed === 0 ? FAILED : tally);

const tallyOfSuite = (suite: TestEnd, passed: boolean): Tally => {
  // The tests of a skipped suite are not reported one by one.
  if (suite.skip !== undefined || suite.todo !== undefined) return FAILED;
  if (passed) return NOTHING;
  // Its failed tests are counted already, but a failed hook is nobody else's.
  const { error } = suite.details;
  return error && 'failureType' in error && error.failureType === 'subtestsFailed' ? NOTHING : FAILED;
};

/**
 * @param end - a `test:pass` or `test:fail` event of node:test
 * @param passed - which of the two it was
 * @returns what it adds
 */
export const tallyOf = (end: TestEnd, passed: boolean): Tally => {
  if (end.details.type === 'suite') return tallyOfSuite(end, passed);
  // A file without a single test is reported as one test that passed, under the file's own name.
  const isEmptyFile = end.name === end.file;
  return passed && !isEmptyFile && end.skip === undefined && end.todo === undefined ? PASSED : FAILED;
};

/**
 * @param report - told of each empty file
 * @returns adds up one run of node:test in the order of its reports: as {@link tallyOf}, and a file that was loaded as a suite
 *   (`test-files.ts`) without a single test of its own fails
 */
export const createTallyOfRun = (report: (emptyFile: string) => void): typeof tallyOf => {
  let testsOfFile = 0;
  return (end, passed) => {
    const tally = tallyOf(end, passed);
    if (end.details.type !== 'suite') testsOfFile += 1;
    if (end.nesting > 0) return tally;
    const isEmptyFile = end.details.type === 'suite' && passed && testsOfFile === 0;
    testsOfFile = 0;
    if (isEmptyFile) report(end.name);
    return isEmptyFile ? FAILED : tally;
  };
};

/**
 * @param report - of `playwright test --reporter=json`
 * @param exitCode - of that command
 * @returns its tally: skipped (which is also what "did not run" is called there) and flaky are failures
 */
export const tallyOfPlaywright = ({ stats, errors }: PlaywrightReport, exitCode: number): Tally => {
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return { passed: stats.expected, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
};
