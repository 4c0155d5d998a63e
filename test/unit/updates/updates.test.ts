/** Newer versions: what is asked, downloaded and installed, and when. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createUpdates, type FeedVersion, type UpdatesOptions } from '../../../src/main/updates/updates.ts';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { createSnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import type { Question } from '../../../src/main/tokens/consent.ts';
import type { Disconnect, SignIn, Snapshot } from '../../../src/shared/snapshot.ts';
import type { UpdateInstaller } from '../../../src/shared/update.ts';

const NEWER: FeedVersion = { version: '0.2.0', is: 'newer' };
const UNTIL = '2026-01-31T12:00:00.000Z';
const USER = { userId: 'u-ada', label: 'Ada' };
/** Lets everything go on that waits for nothing but itself. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Waiting {
  readonly run: () => void;
  readonly delayMs: number;
}

function world(installer: UpdateInstaller = 'app') {
  const store = createSnapshotStore(initialSnapshot({}));
  const did: string[] = [];
  const questions: Question[] = [];
  const timers = new Set<Waiting>();
  const plan = { feed: async (_signal: AbortSignal): Promise<FeedVersion> => NEWER, download: async (_signal: AbortSignal): Promise<void> => undefined, agrees: true };
  const options: UpdatesOptions = {
    store,
    timers: {
      set: (run, delayMs) => {
        const waiting = { run, delayMs };
        timers.add(waiting);
        return waiting;
      },
      clear: (waiting) => timers.delete(waiting as Waiting),
    },
    ask: async (question) => {
      questions.push(question);
      return plan.agrees;
    },
    port: {
      installer,
      openUpdater: async () => {
        did.push('load');
        return {
          check: (signal) => {
            did.push('check');
            return plan.feed(signal);
          },
          download: (signal) => {
            did.push('download');
            return plan.download(signal);
          },
          restart: () => void did.push('restart'),
        };
      },
    },
  };
  const updates = createUpdates(options);
  const elapse = (): void => {
    const due = [...timers];
    timers.clear();
    for (const { run } of due) run();
  };
  return { store, did, questions, timers, plan, elapse, updates, ...updates.commands, update: () => store.get().update };
}

describe('without a feed', () => {
  test('nothing is told, asked or waited for', async () => {
    const { store, timers, did } = world();
    const before = store.get();
    const plain = createSnapshotStore(initialSnapshot({}));
    const { commands, start } = createUpdates({ store: plain, timers: { set: () => assert.fail(), clear: () => undefined }, ask: async () => assert.fail(), port: undefined });
    start()();
    await Promise.all([commands.checkForUpdates(), commands.downloadUpdate(), commands.installUpdate()]);
    assert.equal(plain.get().update, undefined);
    assert.deepEqual([before.update, timers.size, did], [{ state: 'idle' }, 0, []]);
  });
});

describe('a check', () => {
  for (const [is, wanted] of [
    ['same', { state: 'newest' }],
    ['older', { state: 'older', version: '0.2.0' }],
  ] as const) {
    test(`that finds a version that is ${is} asks and downloads nothing`, async () => {
      const { checkForUpdates, plan, did, questions, update } = world();
      plan.feed = async () => ({ version: '0.2.0', is });
      await checkForUpdates();
      assert.deepEqual([update(), did, questions], [wanted, ['load', 'check'], []]);
    });
  }

  test('asks before it downloads, and downloads nothing where the person declines', async () => {
    const { checkForUpdates, downloadUpdate, plan, did, questions, update } = world();
    plan.agrees = false;
    await checkForUpdates();
    assert.deepEqual([update(), did], [{ state: 'available', version: '0.2.0', installer: 'app' }, ['load', 'check']]);
    assert.match(questions[0]?.title ?? '', /0\.2\.0/u);
    plan.agrees = true;
    await downloadUpdate();
    assert.deepEqual([update(), did, questions.length], [{ state: 'ready', version: '0.2.0' }, ['load', 'check', 'download'], 2]);
  });

  for (const installer of ['packageManager', 'person'] as const) {
    test(`where it is installed by the ${installer} tells only, whatever is asked for`, async () => {
      const { checkForUpdates, downloadUpdate, installUpdate, did, questions, update } = world(installer);
      await checkForUpdates();
      await downloadUpdate();
      await installUpdate();
      assert.deepEqual([update(), did, questions], [{ state: 'available', version: '0.2.0', installer }, ['load', 'check'], []]);
    });
  }

  test('that comes by itself asks nothing: the first after ten minutes, then one a day', async () => {
    const { updates, timers, elapse, did, questions, update } = world();
    const stop = updates.start();
    assert.deepEqual([...timers].map(({ delayMs }) => delayMs), [600_000]);
    elapse();
    await settled();
    assert.deepEqual([update()?.state, did, questions], ['available', ['load', 'check'], []]);
    assert.deepEqual([...timers].map(({ delayMs }) => delayMs), [86_400_000]);
    elapse();
    await settled();
    assert.deepEqual(did, ['load', 'check', 'check']);
    stop();
    assert.equal(timers.size, 0);
  });

  test('runs once at a time, and leaves no timer behind', async () => {
    const { checkForUpdates, timers, did } = world('packageManager');
    await Promise.all([checkForUpdates(), checkForUpdates(), checkForUpdates()]);
    assert.deepEqual([did, timers.size], [['load', 'check'], 0]);
  });

  test('without an answer ends after a minute, and the next one asks again', async () => {
    const { checkForUpdates, plan, elapse, timers, update, did } = world('packageManager');
    let ended = false;
    plan.feed = (signal) => {
      signal.addEventListener('abort', () => (ended = true));
      return new Promise(() => undefined);
    };
    const checked = checkForUpdates();
    await settled();
    assert.deepEqual([...timers].map(({ delayMs }) => delayMs), [60_000]);
    elapse();
    await checked;
    assert.deepEqual([update(), ended], [{ state: 'failed', failure: 'unreachable' }, true]);
    plan.feed = async () => NEWER;
    await checkForUpdates();
    assert.deepEqual([update()?.state, did], ['available', ['load', 'check', 'check']]);
  });

  test('replaces no version that is downloaded already', async () => {
    const { checkForUpdates, did, update } = world();
    await checkForUpdates();
    await checkForUpdates();
    assert.deepEqual([update()?.state, did], ['ready', ['load', 'check', 'download']]);
  });
});

test('a download that fails is told, can be tried again, and changes nothing else of the snapshot', async () => {
  const { checkForUpdates, plan, store, update } = world();
  const before = store.get();
  plan.download = async () => {
    throw Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' });
  };
  await checkForUpdates();
  assert.deepEqual(store.get(), { ...before, update: { state: 'failed', failure: 'wrongHash' } });
  plan.download = async () => undefined;
  await checkForUpdates();
  assert.equal(update()?.state, 'ready');
});

const BUSY: readonly (readonly [name: string, busy: Partial<Snapshot>])[] = [
  ...(['service', 'oauth', 'keychain', 'token'] as const).map((via) => [`a sign-in through ${via}`, { signIn: { state: 'waiting', via, until: UNTIL } satisfies SignIn }] as const),
  ['a sign-in that is not kept yet', { signIn: { state: 'notKept', cause: { code: 'keychainLocked' } } satisfies SignIn }],
  ['the question of a disconnect', { disconnect: { state: 'asking', ...USER } satisfies Disconnect }],
  ['a disconnect', { disconnect: { state: 'running', ...USER } satisfies Disconnect }],
];
const FREE: Partial<Snapshot> = { signIn: { state: 'idle' }, disconnect: { state: 'idle' } };

for (const [name, busy] of BUSY) {
  describe(`during ${name}`, () => {
    test('nothing is asked before its end', async () => {
      const { checkForUpdates, store, did, questions } = world();
      store.update(busy);
      const checked = checkForUpdates();
      await settled();
      assert.deepEqual([did, questions], [['load', 'check'], []]);
      store.update(FREE);
      await checked;
      assert.deepEqual([did, questions.length], [['load', 'check', 'download'], 1]);
    });

    test('the app does not end before its end', async () => {
      const { checkForUpdates, installUpdate, store, did, update } = world();
      await checkForUpdates();
      store.update(busy);
      const installed = installUpdate();
      await settled();
      assert.deepEqual([did.includes('restart'), update()?.state], [false, 'restarting']);
      store.update(FREE);
      await installed;
      assert.equal(did.at(-1), 'restart');
    });
  });
}

test('nothing is installed before it is downloaded', async () => {
  const { installUpdate, did } = world();
  await installUpdate();
  assert.deepEqual(did, ['load']);
});
