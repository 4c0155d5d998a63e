/** Whatever happens: what is told is true, is nothing that the person did, is not too much, and is all there is to tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { NOTIFICATION_IDS, NOTIFICATIONS, type Notification, type NotificationId } from '../../../src/main/notifications/notification-table.ts';
import { createNotificationScheduler, GONE_AFTER_MS, SETTLE_MS } from '../../../src/main/notifications/notification-scheduler.ts';
import { INITIAL_SESSION_STATE, observe, type Observation, type SessionState } from '../../../src/main/state/session-reducer.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../../../src/shared/settings.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';
import { FakeClock } from '../../support/watch-model/fake-clock.ts';

const IDS = ['ada', 'bob', 'cy'] as const;
/** Long enough for what was gathered to be told, and for what would be gathered after that. */
const QUIET_MS = GONE_AFTER_MS + 2 * Math.max(...NOTIFICATION_IDS.map((id) => NOTIFICATIONS[id].gatherMs)) + 2 * SETTLE_MS;
const LONG = { maxLength: 60, size: 'max' } as const;
const AT = '2026-01-31T12:00:00.000Z';

const profiles = (ids: readonly string[]): Profile[] => ids.map((id) => ({ id, cloud: 'connected', providers: [] }));

/** The real session and the real scheduler on a fake clock, and beside them what a person can know. */
class Desktop {
  readonly clock = new FakeClock();
  readonly off = new Set<NotificationKind>();
  /** Something was off once: of that the person may know less than is true. */
  wasTurnedOff = false;
  isSigningIn = false;
  /** When each kind was shown. */
  readonly shownAtMs = Object.fromEntries(NOTIFICATION_IDS.map((id) => [id, []])) as unknown as Record<NotificationId, number[]>;
  /** What stands on the desktop. */
  readonly standing = new Map<NotificationId, Notification>();
  /** Who was current last, where nobody is and nobody asked for that here, and is listed still. */
  ended: string | null = null;
  /** Users who left without anybody asking for it here. */
  readonly out = new Set<string>();
  /** The current user as far as the person was told, or saw it while doing it here; null: nobody, or not known. */
  knows: string | null = null;
  #state: SessionState = INITIAL_SESSION_STATE;
  readonly #scheduler = createNotificationScheduler({
    isOn: (kind) => !this.off.has(kind),
    isSigningIn: () => this.isSigningIn,
    show: (notification) => this.#show(notification),
    withdraw: (id) => assert.ok(this.standing.delete(id), `nothing of ${id} to take back`),
    timers: this.clock.timers,
  });

  get currentId(): string | null {
    return this.#state.lastAnswer?.current ?? null;
  }

  get isDown(): boolean {
    return this.#state.session.state === 'unreachable';
  }

  get isLocked(): boolean {
    return this.#state.keychainLocked;
  }

  get wasThere(): boolean {
    return this.#state.lastAnswer !== null;
  }

  answer(ids: readonly string[], current: number, asked: readonly string[]): void {
    const before = this.#state.lastAnswer;
    const wasCurrent = before?.current ?? null;
    for (const userId of asked) this.observe({ kind: 'disconnectBegan', userId });
    const currentId = ids[current % (ids.length + 1)] ?? null;
    const users = profiles(ids);
    this.observe({
      kind: 'answered',
      generation: this.#state.generation,
      at: AT,
      users,
      unreadable: 0,
      current: users.find(({ id }) => id === currentId) ?? null,
    });
    for (const userId of asked) this.observe({ kind: 'disconnectFailed', userId, mayHaveHappened: false });
    const switchedFrom = currentId === null || wasCurrent === currentId ? null : wasCurrent;
    for (const id of IDS) {
      if (ids.includes(id)) this.out.delete(id);
      else if (asked.includes(id)) continue;
      else if (before?.listed.some((user) => user.id === id) && id !== switchedFrom) this.out.add(id);
    }
    if (currentId !== null || (this.ended !== null && !ids.includes(this.ended))) this.ended = null;
    if (wasCurrent !== null && currentId === null && ids.includes(wasCurrent)) {
      this.ended = asked.includes(wasCurrent) || this.isSigningIn ? null : wasCurrent;
    }
    const isByPerson = switchedFrom !== null && (this.isSigningIn || asked.includes(switchedFrom));
    if (currentId === null || this.knows === null || wasCurrent === null || isByPerson) this.knows = currentId;
  }

  observe(observation: Observation): void {
    const { state, transitions } = observe(this.#state, observation);
    this.#state = state;
    this.#scheduler.session(state.session);
    this.#scheduler.transitions(transitions);
  }

  fail(): void {
    this.observe({ kind: 'failed', generation: this.#state.generation, at: AT, reason: 'refused' });
  }

  wake(): void {
    this.#scheduler.woke();
  }

  #show(notification: Notification): void {
    const { id } = notification;
    assert.ok(!this.off.has(NOTIFICATIONS[id].setting), `${id} is turned off`);
    if (id === 'signedOut') {
      const told = [...notification.users.keys()].sort();
      assert.ok(told.length > 0 && told.every((each) => this.out.has(each)));
      if (!this.wasTurnedOff) assert.deepEqual(told, [...this.out].sort());
    }
    if (id === 'currentEnded') assert.equal(notification.user.id, this.ended);
    if (id === 'userSwitched') {
      assert.equal(notification.to.id, this.currentId);
      assert.notEqual(notification.to.id, notification.from.id);
      if (!this.wasTurnedOff) assert.equal(notification.from.id, this.knows);
      this.knows = notification.to.id;
    }
    if (id === 'service') {
      assert.equal(notification.state, this.isDown ? 'gone' : 'back');
      if (notification.state === 'back') assert.deepEqual(this.standing.get('service'), { id, state: 'gone' });
    }
    if (id === 'keychainLocked') assert.ok(this.isLocked);
    this.shownAtMs[id].push(this.clock.nowMs);
    this.standing.set(id, notification);
  }
}

type Step = (desktop: Desktop) => void | Promise<void>;

/** A step that says in a failing sequence what it is. */
const step = (name: string, does: Step): Step => Object.assign(does, { [fc.toStringMethod]: () => name });

const ids = fc.subarray([...IDS]);
const answers = (asked: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Step> =>
  fc
    .tuple(ids, fc.nat({ max: 3 }), asked)
    .map(([listed, current, who]) => step(`answer ${listed.join('+')} #${current} asked ${who.join('+')}`, (desktop) => desktop.answer(listed, current, who)));
const fails = fc.constant(step('fail', (desktop) => desktop.fail()));
const keychain = fc
  .constantFrom('ok' as const, 'locked' as const, 'unknown' as const)
  .map((state) => step(`keychain ${state}`, (desktop) => desktop.observe({ kind: 'keychain', keychain: { state } })));
const waits = fc
  .oneof(fc.nat({ max: 3 * SETTLE_MS }), fc.nat({ max: 2 * GONE_AFTER_MS }), fc.nat({ max: QUIET_MS }))
  .map((ms) => step(`wait ${ms}`, (desktop) => desktop.clock.advance(ms, () => undefined)));
const sleeps = fc.tuple(fc.nat({ max: 3_600_000 }), fc.boolean(), fc.boolean()).map(([ms, isCounted, isHeard]) =>
  step(`sleep ${ms} counted ${isCounted} heard ${isHeard}`, (desktop) => {
    desktop.clock.sleep(ms, isCounted);
    if (isHeard) desktop.wake();
  }),
);
const signsIn = fc.boolean().map((isSigningIn) =>
  step(`signing in ${isSigningIn}`, (desktop) => {
    desktop.isSigningIn = isSigningIn;
  }),
);
const turns = fc.tuple(fc.constantFrom(...NOTIFICATION_KINDS), fc.boolean()).map(([kind, on]) =>
  step(`${kind} on ${on}`, (desktop) => {
    if (on) desktop.off.delete(kind);
    else desktop.off.add(kind);
    desktop.wasTurnedOff = true;
  }),
);

async function run(steps: readonly Step[]): Promise<Desktop> {
  const desktop = new Desktop();
  for (const each of steps) await each(desktop);
  await desktop.clock.advance(QUIET_MS, () => undefined);
  return desktop;
}

const nothingAsked = fc.constant<readonly string[]>([]);
const happenings = [answers(nothingAsked), answers(ids), fails, keychain, waits, waits, sleeps, signsIn] as const;

function expectNotTooMuch({ shownAtMs }: Desktop): void {
  for (const id of NOTIFICATION_IDS) {
    shownAtMs[id].forEach((atMs, at, all) => assert.ok(at === 0 || atMs - (all[at - 1] ?? 0) >= NOTIFICATIONS[id].gatherMs, id));
  }
}

test('what stands on the desktop when all is quiet is what is true, and of each kind there was no more than one in a while', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(...happenings), LONG), async (steps) => {
      const desktop = await run(steps);
      const { standing } = desktop;
      const signedOut = standing.get('signedOut');
      assert.deepEqual(signedOut?.id === 'signedOut' ? [...signedOut.users.keys()].sort() : [], [...desktop.out].sort());
      const ended = standing.get('currentEnded');
      assert.equal(ended?.id === 'currentEnded' ? ended.user.id : null, desktop.ended);
      const switched = standing.get('userSwitched');
      if (switched?.id === 'userSwitched') assert.equal(switched.to.id, desktop.currentId);
      assert.equal(desktop.knows, desktop.currentId, 'another user, and the person does not know');
      const service = standing.get('service');
      const isGone = service?.id === 'service' && service.state === 'gone';
      assert.equal(isGone, desktop.isDown && desktop.wasThere);
      assert.equal(standing.has('keychainLocked'), desktop.isLocked);
      expectNotTooMuch(desktop);
      assert.equal(desktop.clock.timerCount, 0);
    }),
    { numRuns: 500 },
  );
});

test('what the person does is never told', async () => {
  const asksForAll = answers(fc.constant(IDS));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(asksForAll, waits, sleeps), LONG), async (steps) => {
      const { shownAtMs } = await run(steps);
      assert.deepEqual(Object.values(shownAtMs).flat(), []);
    }),
  );
});

test('what is turned off is never told, and what is turned on again tells only what is true', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(...happenings, turns), LONG), async (steps) => {
      // Most of this the desktop checks whenever something is shown.
      expectNotTooMuch(await run(steps));
    }),
    { numRuns: 500 },
  );
});

test('a service that is gone for less than a minute of being awake is never told', async () => {
  const blink = fc.nat({ max: GONE_AFTER_MS - 1 }).map((ms) =>
    step(`blink ${ms}`, async (desktop) => {
      desktop.answer(['ada'], 0, []);
      desktop.fail();
      await desktop.clock.advance(ms, () => undefined);
      desktop.answer(['ada'], 0, []);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(blink, waits), LONG), async (steps) => {
      assert.deepEqual((await run(steps)).shownAtMs.service, []);
    }),
  );
});
