/**
 * Runs test files in this process, each as a suite of its name: hooks of a file apply to that file only. Other processes may be given
 * the same files at the same time; each file is run by the process that comes to it first.
 *
 * Arguments: an empty folder, in which the processes note what they have taken, and the files.
 */
import asyncHooks, { type AsyncHook, type HookCallbacks } from 'node:async_hooks';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf } from '../src/main/system/errors.ts';

/**
 * node:test tracks every promise, to know in which suite or test each piece of code runs. Only the loading of a file, which may wait for
 * other modules, depends on it, and tests of many promises, such as those of the models, take up to twice as long. Without it, what is
 * thrown where no test waits for it still fails the run, if not under the name of a test.
 */
let tracking: AsyncHook | undefined;
let notTracking: AsyncHook | undefined;
const { createHook } = asyncHooks;
const createBoth = (callbacks: HookCallbacks): AsyncHook => {
  tracking = createHook(callbacks);
  notTracking = createHook({ ...callbacks, trackPromises: false });
  return notTracking;
};
Object.assign(asyncHooks, { createHook: createBoth });
const { describe } = await import('node:test');
Object.assign(asyncHooks, { createHook });

const load = async (file: string): Promise<void> => {
  // Never both: promises are tracked until no hook at all is enabled.
  notTracking?.disable();
  tracking?.enable();
  try {
    await import(pathToFileURL(file).href);
  } finally {
    tracking?.disable();
    notTracking?.enable();
  }
};

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  // Reported by node:test without its stack.
  process.on(event, (error: unknown) => console.error(error));
}

const [taken = '', ...files] = process.argv.slice(2);

/** @returns whether no process had it before */
const take = (index: number): boolean => {
  try {
    writeFileSync(join(taken, String(index)), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  }
};

for (const [index, file] of files.entries()) {
  // Resolves at the end of the suite. No other file is loaded before: a library of both would be evaluated in the suite of one.
  if (take(index)) await describe(file, () => load(file));
}
