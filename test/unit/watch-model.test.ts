import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { tell } from '../support/watch-model/act.ts';
import { stories } from '../support/watch-model/steps.ts';

/** More for a longer search: `MODEL_RUNS=100000 node --test test/unit/watch-model.test.ts`. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 2000);

test('whatever the service, the network, the computer and the person do: what is shown was true, and becomes what is true', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      assert.deepEqual(await tell(story), []);
    }),
    { numRuns: RUNS },
  );
});
