import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import * as fc from 'fast-check';
import type { App } from '../../src/main/app/create-app.ts';
import type { CheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import type { Session } from '../../src/shared/snapshot.ts';
import { ada, demoProfiles, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { CURRENT_ID, FAULT_CASES, STREAM_FAULT_CASES, type Shown } from '../support/fault-table.ts';
import { createTestApp, untilSnapshot } from '../support/test-app.ts';

/** Some wait for ten seconds, so they run together; all at once, none would be served within its limit on a busy machine. */
const CASES_AT_ONCE = 8;
const SEQUENCES = 25;

/** What matters of a session, in one line. */
function inShort(session: Session): string {
  switch (session.state) {
    case 'signedIn':
      return `signedIn ${session.currentId} of ${session.users.length}, ${session.unreadable} unreadable`;
    case 'unreachable':
      return `unreachable ${session.reason}, last known ${session.last?.currentId ?? 'nobody'}`;
    case 'incompatible':
      return `incompatible, last known ${session.last?.currentId ?? 'nobody'}`;
    case 'starting':
    case 'signedOut':
    case 'currentUnknown':
      return session.state;
  }
}

function expected(shows: Shown): string {
  switch (shows.state) {
    case 'signedIn':
      return `signedIn ${CURRENT_ID} of ${shows.users}, ${shows.unreadable} unreadable`;
    case 'unreachable':
      return `unreachable ${shows.reason}, last known ${CURRENT_ID}`;
    case 'incompatible':
      return `incompatible, last known ${CURRENT_ID}`;
  }
}

interface Scene {
  readonly simulator: Simulator;
  readonly app: App;
  readonly watch: CheckScheduler;
  readonly told: readonly Transition[];
  /** What was shown before anything went wrong. */
  readonly before: string;
}

/** A watch over a service at which all is well. */
async function begin(t: TestContext): Promise<Scene> {
  const simulator = await startSimulator({ users: demoProfiles });
  const dir = await mkdtemp(join(tmpdir(), 'faults-test-'));
  const told: Transition[] = [];
  const app = createTestApp({
    userDataDir: dir,
    serviceUrl: simulator.url,
    random: () => 0.05,
    onTransitions: (transitions) => told.push(...transitions),
  });
  const watch = app.scheduler;
  t.after(async () => {
    watch.stop();
    await simulator.close();
    await rm(dir, { recursive: true });
  });
  watch.start();
  await watch.checkNow();
  const before = inShort(app.store.get().session);
  assert.equal(before, expected({ state: 'signedIn', users: demoProfiles.length, unreadable: 0 }));
  return { simulator, app, watch, told, before };
}


describe('watch: whatever is wrong with the service', { concurrency: CASES_AT_ONCE }, () => {
  for (const { name, shows, ...fault } of FAULT_CASES) {
    test(`${name}: it is told as it is, nobody is signed out by it, and the truth is back with the first check after it`, async (t) => {
      const { simulator, app, watch, told, before } = await begin(t);
      await fault.begin(simulator);
      await watch.checkNow();
      assert.equal(inShort(app.store.get().session), expected(shows));

      await fault.end(simulator);
      await watch.checkNow();
      assert.equal(inShort(app.store.get().session), before);
      if (shows.state !== 'signedIn') {
        assert.ok(told.every(({ kind }) => kind === 'service-down' || kind === 'service-up'), JSON.stringify(told));
        assert.equal(told.at(0)?.kind, 'service-down');
        assert.equal(told.at(-1)?.kind, 'service-up');
      }
    });
  }
});

test('watch: whatever is wrong, in any order and without a good answer between: always the last of it is shown', async (t) => {
  const { simulator, app, watch, told, before } = await begin(t);
  const quick = FAULT_CASES.filter(({ name }) => !/"(?:hang|slowDrip)"/u.test(name));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ fault: fc.constantFrom(...quick), isBetween: fc.boolean() }), { minLength: 2, maxLength: 8 }), async (faults) => {
      for (const { fault, isBetween } of faults) {
        await fault.begin(simulator);
        await watch.checkNow();
        assert.equal(inShort(app.store.get().session), expected(fault.shows), fault.name);
        await fault.end(simulator);
        if (isBetween) await watch.checkNow();
      }
      await watch.checkNow();
      assert.equal(inShort(app.store.get().session), before);
      assert.ok(!told.some((each) => 'userId' in each && each.userId === CURRENT_ID && each.kind !== 'profile-changed'), JSON.stringify(told));
      assert.ok(!told.some(({ kind }) => kind === 'user-switched'));
    }),
    { numRuns: SEQUENCES },
  );
});

describe('watch: whatever is wrong with the stream', { concurrency: CASES_AT_ONCE }, () => {
  for (const { name, updates, comesBack, shows, ...fault } of STREAM_FAULT_CASES) {
    test(`${name}: nobody is signed out by it, and what changes is seen all the same`, async (t) => {
      const { simulator, app, watch, told } = await begin(t);
      await untilSnapshot(app, 'told by the stream', ({ service }) => service.updates === 'stream');
      const asked = simulator.nextRequest('WS /user/stream');
      await fault.begin(simulator);
      await asked;
      if (updates !== undefined) await untilSnapshot(app, updates, ({ service }) => service.updates === updates);
      await watch.checkNow();
      assert.equal(inShort(app.store.get().session), expected(shows));
      assert.deepEqual(told, []);

      simulator.signOut(ada.id);
      await watch.checkNow();
      assert.deepEqual(told, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: false }]);

      await fault.end(simulator);
      if (!comesBack) return;
      await untilSnapshot(app, 'told by the stream again', ({ service }) => service.updates === 'stream' && simulator.streamCount === 1);
    });
  }
});
