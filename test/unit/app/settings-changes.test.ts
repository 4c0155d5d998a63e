import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { createSettingsChanges, type SettingsChanges } from '../../../src/main/app/settings-changes.ts';
import { DEFAULT_SETTINGS, SETTING_KEYS, SETTINGS, type Effect, type Settings } from '../../../src/shared/settings.ts';

let settings: Settings;
let writes: Partial<Settings>[];
let effects: Effect[];
let asked: Partial<Settings>[];
let answer: (agreed: boolean) => void;
let fails: boolean;
/** The timer that runs; there is one at most. */
let timer: (() => void) | undefined;
let changes: SettingsChanges;

const effect = (name: Effect) => (): void => void effects.push(name);
const elapse = (): void => {
  const run = timer;
  timer = undefined;
  run?.();
};

const start = (asks: boolean): void => {
  changes = createSettingsChanges({
    settings: {
      get: () => settings,
      change: (values) => {
        if (fails) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        writes.push(values);
        settings = { ...settings, ...values };
      },
    },
    timers: {
      set: (run) => {
        assert.equal(timer, undefined, 'one timer at a time');
        timer = run;
        return {};
      },
      clear: () => (timer = undefined),
    },
    effects: { nothing: effect('nothing'), checkNow: effect('checkNow'), findService: effect('findService'), endRestoreWhenOff: effect('endRestoreWhenOff') },
    ...(asks && {
      askFirst: (values: Partial<Settings>) =>
        new Promise<boolean>((resolve) => {
          asked.push(values);
          answer = resolve;
        }),
    }),
  });
};

beforeEach(() => {
  settings = DEFAULT_SETTINGS;
  [writes, effects, asked, fails, timer] = [[], [], [], false, undefined];
  start(false);
});

describe('changes of settings', () => {
  test('the first is stored at once, and followed by what the table says', async () => {
    assert.deepEqual(await changes.set('pollSeconds', 30), { ok: true });
    assert.deepEqual([writes, effects, settings.pollSeconds], [[{ pollSeconds: 30 }], ['checkNow'], 30]);
  });

  test('three thousand at once are two writes, of which the last value stays', async () => {
    const answers = Array.from({ length: 3000 }, (_, index) => changes.set('pollSeconds', 2 + (index % 3000)));
    elapse();
    assert.deepEqual(await Promise.all(answers), Array.from({ length: 3000 }, () => ({ ok: true })));
    assert.deepEqual([writes.length, effects.length, settings.pollSeconds], [2, 2, 3001]);
    elapse();
    assert.equal(timer, undefined, 'nothing runs when there is nothing to store');
  });

  test('of different settings wait together, and what each is followed by comes once', async () => {
    const answers = [changes.set('pollSeconds', 30), changes.set('serviceUrl', 'http://127.0.0.1:2/'), changes.set('pollSeconds', 40), changes.set('keepSignedIn', true)];
    elapse();
    await Promise.all(answers);
    assert.deepEqual(writes, [{ pollSeconds: 30 }, { serviceUrl: 'http://127.0.0.1:2', pollSeconds: 40, keepSignedIn: true }]);
    assert.deepEqual(effects, ['checkNow', 'endRestoreWhenOff', 'findService', 'checkNow']);
  });

  test('of fields of one group do not undo each other while they wait', async () => {
    const answers = (['signedOut', 'userSwitched', 'service'] as const).map((name) => changes.set('notifications', { [name]: false }));
    elapse();
    await Promise.all(answers);
    assert.deepEqual(settings.notifications, { signedOut: false, userSwitched: false, service: false, keychainLocked: true });
  });

  test('that cannot be stored change nothing, and each is answered with the reason', async () => {
    fails = true;
    const answers = [changes.set('pollSeconds', 30), changes.set('keepSignedIn', true)];
    elapse();
    for (const result of await Promise.all(answers)) assert.deepEqual(result, { ok: false, cause: { code: 'notDone.setting', why: { code: 'ENOSPC' } } });
    assert.deepEqual([settings, effects], [DEFAULT_SETTINGS, []]);
  });

  test('that wait are stored when the app ends', async () => {
    const answers = [changes.set('pollSeconds', 30), changes.set('pollSeconds', 40)];
    changes.flush();
    await Promise.all(answers);
    assert.equal(settings.pollSeconds, 40);
  });

  test('all go back to the defaults with a reset', async () => {
    settings = { ...DEFAULT_SETTINGS, pollSeconds: 60, keepSignedIn: true, notifications: { ...DEFAULT_SETTINGS.notifications, service: false } };
    assert.deepEqual(await changes.reset(), { ok: true });
    assert.deepEqual(settings, DEFAULT_SETTINGS);
  });
});

describe('changes that are asked about first', () => {
  const wanted = SETTING_KEYS.filter((key) => SETTINGS[key].asksFirst);

  test('are those of where tokens go', () => assert.deepEqual(wanted, ['keepSignedIn', 'serviceUrl', 'caFile', 'oauth']));

  test('happen after a yes, and not after a no', async () => {
    start(true);
    const refused = changes.set('keepSignedIn', true);
    answer(false);
    assert.deepEqual(await refused, { ok: false, cause: { code: 'refused.notAgreed' } });
    assert.deepEqual([settings, asked], [DEFAULT_SETTINGS, [{ keepSignedIn: true }]]);
    const agreed = changes.set('keepSignedIn', true);
    answer(true);
    assert.deepEqual([await agreed, settings.keepSignedIn], [{ ok: true }, true]);
  });

  test('open one question at a time', async () => {
    start(true);
    const first = changes.set('keepSignedIn', true);
    // A second question would leave the call without an answer.
    const unanswered = new Promise<string>((resolve) => void setImmediate(resolve, 'asked'));
    for (let call = 0; call < 100; call += 1) {
      const result = await Promise.race([changes.set('serviceUrl', 'http://127.0.0.1:2'), unanswered]);
      assert.deepEqual(result, { ok: false, cause: { code: 'refused.answerFirst' } });
    }
    assert.deepEqual(await changes.set('pollSeconds', 30), { ok: true });
    answer(true);
    await new Promise(setImmediate);
    elapse();
    await first;
    assert.deepEqual([asked.length, settings.serviceUrl, settings.keepSignedIn], [1, '', true]);
  });

  test('are not asked about where nothing changes', async () => {
    start(true);
    assert.deepEqual(await changes.set('keepSignedIn', false), { ok: true });
    assert.deepEqual(asked, []);
  });

  test('a reset asks once for all', async () => {
    settings = { ...DEFAULT_SETTINGS, keepSignedIn: true, serviceUrl: 'http://127.0.0.1:2' };
    start(true);
    const reset = changes.reset();
    answer(false);
    assert.equal((await reset).ok, false);
    assert.deepEqual([asked.length, settings.keepSignedIn], [1, true]);
  });
});
