/** What the history says of a time is what was shown at that time, also where no transition leads there. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { Past } from '../../src/shared/history.ts';
import type { Session } from '../../src/shared/snapshot.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

let simulator: Simulator;
let dir: string;
let app: App;
let nowMs: number;

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'history-test-'));
  nowMs = Date.UTC(2026, 0, 31, 12);
  app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url, now: () => new Date(nowMs) });
});
afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

/** Each brings about a state of the session, with no more changes of the list than that takes. */
const STEPS: Readonly<Record<string, { readonly shown: Session['state']; readonly act: () => void }>> = {
  named: { shown: 'signedIn', act: () => simulator.setCurrent(simulator.users()[0]?.id) },
  notSaid: {
    shown: 'currentUnknown',
    act: () => {
      simulator.fault('GET /user', { kind: 'status', status: 404 });
      // Who was current and is still listed would be taken for current, and nobody where nobody was and nobody is new.
      simulator.signOut(simulator.users()[0]?.id);
      simulator.signIn(grace);
    },
  },
  nobody: { shown: 'signedOut', act: () => simulator.setCurrent(undefined) },
  notUnderstood: { shown: 'incompatible', act: () => simulator.fault('GET /users', { kind: 'null' }) },
};

const pastOfShown = (session: Session): Past => {
  if (session.state === 'signedIn') return { state: 'signedIn', currentId: session.currentId };
  return { state: session.state === 'signedOut' ? 'signedOut' : 'unreachable' };
};

async function step(name: string): Promise<Session> {
  simulator.clearFaults();
  STEPS[name]?.act();
  nowMs += 60_000;
  await app.recorder.check();
  return app.store.get().session;
}

describe('history: the state of the present', () => {
  const names = Object.keys(STEPS);
  for (const first of names) {
    for (const second of names.filter((name) => name !== first)) {
      test(`${first}, then ${second}`, async () => {
        await step(first);
        const shown = await step(second);
        assert.equal(shown.state, STEPS[second]?.shown);
        const { state, currentId } = app.history.view().spans.at(-1) ?? { state: 'unknown' };
        assert.deepEqual({ state, ...(currentId !== undefined && { currentId }) }, pastOfShown(shown));
        const { length } = app.history.view().events;
        await app.recorder.check();
        assert.equal(app.history.view().events.length, length, 'the same answer again adds nothing');
      });
    }
  }
});
