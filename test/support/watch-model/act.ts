import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { usersListedNow } from '../../../src/main/state/session-reducer.ts';
import type { Sleep, Step, Story, UserId } from './steps.ts';
import { oneOf, World } from './world.ts';

/** The longest call, and what comes of it. */
const CALL_MS = 10_000;
const BACK_OFF_MS = 60_000;
const QUICK_MS = 1000;
/** Far more attempts at the stream than back-off makes, and far fewer than without it. */
const ATTEMPTS_PER_STEP_MAX = 5;
const ATTEMPTS_PER_MINUTE_MAX = 40;
/** A dead stream is noticed, and opened again after the longest back-off. */
const STREAM_MS = 40_000 + BACK_OFF_MS + QUICK_MS;

/**
 * Lets a story happen, and in its end everything be well again.
 *
 * @returns every rule that did not hold, in the order of time
 */
export async function tell({ seed, pollSeconds, steps, end }: Story): Promise<readonly string[]> {
  // Nothing in a story turns the event loop, which has more to do than to tell stories.
  await setImmediate();
  const world = new World(seed, pollSeconds);
  world.app.start();
  await world.settle();
  for (const step of steps) {
    await act(world, step);
    await world.settle();
    // Something else may be the first to find out that the clock was set.
    if (step.do !== 'setClock') world.readAges();
    if (world.oracle.broken.length > 0) return world.oracle.broken;
  }
  await comeToTheTruth(world, end, steps.length);
  return world.oracle.broken;
}

async function act(world: World, step: Step): Promise<void> {
  const { service, store } = world;
  const { users } = service.truth;
  switch (step.do) {
    case 'signIn':
      return service.become({ users: [...users.filter(({ id }) => id !== step.who), world.profile(step.who)], currentId: step.who });
    case 'signOut':
      return signOut(world, step.who);
    case 'switch':
      return service.become({ currentId: oneOf(users, step.who) ?? null });
    case 'changeProfile':
      return service.become({ users: users.map((user) => (user.id === step.who ? world.profile(user.id) : user)) });
    case 'noCurrent':
      return service.become({ currentId: null });
    case 'disconnect':
      return world.disconnect(step.who);
    case 'confirmAgain': {
      const { disconnect } = store.get();
      return void (disconnect.state === 'failed' && world.app.commands.confirmDisconnect(disconnect.userId));
    }
    case 'dismiss':
      return void world.app.commands.dismissDisconnect();
    case 'keychain':
      return world.keychain.failWith(step.failure);
    case 'down':
      return service.setDown(true);
    case 'up':
      return service.setDown(false);
    case 'otherProgram':
      return service.setOtherProgram(step.on);
    case 'slow':
      service.isSlow = step.on;
      return;
    case 'userCall':
      service.hasCurrentUserCall = step.on;
      return;
    case 'fault':
      return service.fault(step.fault);
    case 'clear':
      return service.clearFaults();
    case 'beWell':
      return beWell(world);
    case 'stream':
      return stream(world, step.what);
    case 'moveTo':
      return world.moveTo(step.service);
    case 'checkNow':
      return void world.checkNow();
    case 'wait':
      return world.pass(step.ms);
    case 'setClock':
      return world.clock.jump(step.ms);
    case 'sleep':
      return sleep(world, step);
  }
}

function signOut({ service }: World, who: UserId): void {
  const leaver = oneOf(service.truth.users, who);
  const users = service.truth.users.filter(({ id }) => id !== leaver);
  service.become({ users, currentId: service.truth.currentId === leaver ? (users[0]?.id ?? null) : service.truth.currentId });
}

function stream({ service }: World, what: Extract<Step, { do: 'stream' }>['what']): void {
  if (what === 'drop') service.dropStreams();
  else if (what === 'freeze') service.freezeStreams();
  else if (what === 'say') service.say();
  else service.streamMode = what;
}

async function sleep(world: World, { ms, isCounted, kills, toldLate, signsOut }: Sleep): Promise<void> {
  world.clock.sleep(ms, isCounted);
  world.pulse.slept();
  if (signsOut) signOut(world, signsOut);
  const killAll = (): void => {
    if (kills) for (const service of world.services) service.breakOff();
  };
  if (toldLate) {
    killAll();
    await world.settle();
    await world.pass(0);
    world.wake();
  } else {
    world.wake();
    killAll();
  }
}

function beWell({ services, keychain }: World): void {
  keychain.failWith(null);
  for (const service of services) {
    service.clearFaults();
    service.setDown(false);
    service.setOtherProgram(false);
    service.isSlow = false;
    service.streamMode = 'works';
  }
}

/** From now on nothing goes wrong, and nothing changes: soon what is shown is what is true, and stays so. */
async function comeToTheTruth(world: World, end: Story['end'], steps: number): Promise<void> {
  const { oracle } = world;
  beWell(world);
  if (end === 'wait') {
    await world.pass(CALL_MS + BACK_OFF_MS + QUICK_MS);
    checkTruth(world);
    await world.pass(STREAM_MS);
    const { updates } = world.store.get().service;
    oracle.expect(updates === 'stream' || world.service.isStreamRefused, 'no stream, though there is one');
  } else {
    // A disconnect that is still under way has a call to wait for, which hangs perhaps.
    await world.pass(world.store.get().disconnect.state === 'running' ? CALL_MS + QUICK_MS : 0);
    const wish = { isFulfilled: false };
    void world.checkNow().then(() => (wish.isFulfilled = true));
    await world.pass(CALL_MS + QUICK_MS);
    oracle.expect(wish.isFulfilled, 'asked for a check, and none came in time');
  }
  checkTruth(world);
  oracle.expect(world.store.get().disconnect.state !== 'running', 'a disconnect without end');
  await world.end();
  const attempts = world.services.reduce((sum, each) => sum + each.streamAttempts, 0);
  const attemptsMax = ATTEMPTS_PER_STEP_MAX * (steps + 1) + (ATTEMPTS_PER_MINUTE_MAX * world.clock.nowMs) / 60_000;
  oracle.expect(attempts <= attemptsMax, `${String(attempts)} attempts at the stream`);
}

function checkTruth({ store, service, oracle }: World): void {
  const { session } = store.get();
  const { users, currentId } = service.truth;
  const shownId = session.state === 'signedIn' ? session.currentId : null;
  oracle.expect('verifiedAt' in session, `${session.state}, although all is well`);
  oracle.expect(isDeepStrictEqual(usersListedNow(session), users), 'other users are shown than there are');
  oracle.expect(shownId === currentId || !service.hasCurrentUserCall, `${String(shownId)} is shown as current, but it is ${String(currentId)}`);
}
