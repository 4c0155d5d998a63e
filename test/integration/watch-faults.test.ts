import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Transition } from '../../src/main/session/session.ts';
import type { Session } from '../../src/shared/snapshot.ts';
import { ada, demoProfiles } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { FAULT_OUTCOMES, type Outcome } from '../support/fault-outcomes.ts';
import { createTestCore, createTestWatch } from '../support/test-core.ts';

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
      return session.state;
  }
}

/** The service always says that Ada is its current user, whatever becomes of its list. */
function expected(outcome: Outcome): string {
  if (typeof outcome !== 'string') {
    const [users, unreadable] = outcome;
    return `signedIn ${ada.id} of ${Math.max(1, users)}, ${unreadable} unreadable`;
  }
  return `${outcome === 'incompatible' ? outcome : `unreachable ${outcome}`}, last known ${ada.id}`;
}

describe('watch: whatever the service sends instead of its users', { concurrency: true }, () => {
  for (const [fault, outcome] of FAULT_OUTCOMES) {
    test(`${JSON.stringify(fault)}: it is told as it is, nobody is signed out by it, and the truth is back after it`, async (t) => {
      const simulator = await startSimulator({ users: demoProfiles });
      const dir = await mkdtemp(join(tmpdir(), 'faults-test-'));
      const told: Transition[] = [];
      const core = createTestCore({
        userDataDir: dir,
        serviceUrl: simulator.url,
        onTransition: (transition) => told.push(transition),
      });
      const watch = createTestWatch(core);
      t.after(async () => {
        watch.stop();
        await simulator.close();
        await rm(dir, { recursive: true });
      });
      simulator.setCurrent(ada.id);
      watch.start();
      await watch.checkNow();
      const before = inShort(core.store.get().session);
      assert.equal(before, expected([demoProfiles.length, 0]));

      simulator.fault('GET /users', fault);
      await watch.checkNow();
      assert.equal(inShort(core.store.get().session), expected(outcome));

      simulator.clearFaults();
      await watch.checkNow();
      assert.equal(inShort(core.store.get().session), before);
      if (typeof outcome === 'string') {
        assert.ok(told.every(({ kind }) => kind === 'service-down' || kind === 'service-up'), JSON.stringify(told));
        assert.equal(told.at(0)?.kind, 'service-down');
        assert.equal(told.at(-1)?.kind, 'service-up');
      }
    });
  }
});
