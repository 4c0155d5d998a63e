import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { tell } from '../support/watch-model/act.ts';
import { modelParameters } from '../support/model-runs.ts';
import { stories, type Sleep, type Step } from '../support/watch-model/steps.ts';

test('whatever the service, the network, the computer and the person do: what is shown was true, and becomes what is true', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      assert.deepEqual(await tell(story), []);
    }),
    modelParameters(),
  );
});

const wait = (ms: number): Step => ({ do: 'wait', ms });
const nap: Sleep = { do: 'sleep', ms: 0, isCounted: false, kills: false, toldLate: false, signsOut: null };
const disconnectAda: Step = { do: 'disconnect', who: 'ada' };

/** Each went wrong once, or with a mistake that was made on purpose; the seed has the calls overtake one another. */
const TOLD: readonly (readonly [name: string, steps: readonly Step[], seed?: number])[] = [
  ['a check that was slept through ends by a lost connection before it ends by its signal', [nap, { do: 'down' }]],
  ['the version is asked for when the computer falls asleep', [wait(29), nap, disconnectAda], 1_071_644_654],
  ['after a disconnect the service does not say who is current', [wait(87), disconnectAda, { do: 'signIn', who: 'cy' }, { do: 'fault', fault: { operation: 'any', kind: 'refused', times: 1 } }, wait(19)]],
  ['who was disconnected comes back before it is asked who is current', [{ do: 'noCurrent' }, wait(124), disconnectAda, wait(9), { do: 'signIn', who: 'ada' }]],
  ['a check overtakes the reply to a disconnect', [wait(15), { ...nap, ms: 21, isCounted: true, toldLate: true }, disconnectAda, wait(10), { do: 'signIn', who: 'bob' }], 782_194_559],
  ['another program gets the port before the disconnect', [wait(212), { do: 'otherProgram', on: true }, disconnectAda, wait(29)]],
  ['another program gets the port before the proof', [wait(60_184), wait(28), { do: 'signOut', who: 'ada' }, disconnectAda, wait(9), { do: 'otherProgram', on: true }, wait(87)]],
  ['the check that a disconnect waits for is slept through', [wait(45), nap, disconnectAda, wait(5), { ...nap, kills: true, toldLate: true }], 1_207_775_238],
  ['who is being disconnected was away and came back', [{ do: 'fault', fault: { operation: 'version', kind: 'refused', times: 1 } }, wait(102), { do: 'moveTo', service: 0 }, { do: 'slow', on: true }, { do: 'signOut', who: 'bob' }, wait(4465), { do: 'signIn', who: 'bob' }, { do: 'disconnect', who: 'bob' }], 1_292_932_653],
  ['the address changes back before the next check', [{ do: 'moveTo', service: 1 }, { ...nap, ms: 31, isCounted: true, toldLate: true }, wait(227), { do: 'stream', what: 'drop' }, wait(36), { do: 'moveTo', service: 0 }], 977_319_446],
  ['nobody is current, and then the service can no longer say so', [wait(87), { do: 'noCurrent' }, wait(300), { do: 'userCall', on: false }, disconnectAda, wait(40)]],
];

describe('watch: what is shown was true, and becomes what is true, when', () => {
  for (const [name, steps, seed = 0] of TOLD) {
    for (const end of ['wait', 'checkNow'] as const) {
      test(`${name} (${end})`, async () => assert.deepEqual(await tell({ seed, pollSeconds: 10, steps, end }), []));
    }
  }
});
