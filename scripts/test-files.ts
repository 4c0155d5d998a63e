/**
 * Loads the test files named by the arguments into one process, each as a suite of its name: hooks of a file apply to that file only.
 *
 * Starting a process and loading the libraries takes several times as long as most unit tests.
 */
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';

// One after the other: a library that two files import at once would be evaluated in the suite of one, with the tests of both.
for (const file of process.argv.slice(2)) {
  const loaded = Promise.withResolvers<void>();
  describe(file, async () => {
    try {
      await import(pathToFileURL(file).href);
    } finally {
      loaded.resolve();
    }
  });
  await loaded.promise;
}
