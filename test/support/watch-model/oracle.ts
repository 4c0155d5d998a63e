/** Knows what was true when, and holds every snapshot of the app against it. */
import { isDeepStrictEqual } from 'node:util';
import { usersListedNow, type Observation, type Transition } from '../../../src/main/state/session-reducer.ts';
import type { Current } from '../../../src/main/state/transitions.ts';
import type { Answered, Keychain, KnownUsers, Profile, Session, Snapshot } from '../../../src/shared/snapshot.ts';
import { transitionsBetween, whatIs, type Facts } from './expected-transitions.ts';
import type { FakeClock } from './fake-clock.ts';
import { Ages, timesMoved } from './ages.ts';
import type { Expect } from './pulse.ts';
import type { FakeService, Outcome, Truth } from './fake-service.ts';

/** Asking is what a check and a disconnect do: what they see was true at some instant since they began. */
interface Asking {
  readonly kind: 'check' | 'disconnect';
  readonly service: FakeService;
  /** Of the truth when it began. */
  readonly sinceVersion: number;
  readonly era: number;
  readonly outcomes: Outcome[];
  /** It began before what a disconnect has brought about. */
  isOutdated: boolean;
  wasTaken: boolean;
  /** By the clock that nobody sets and that counts sleep. */
  readonly beganMs: number;
}

interface Shown {
  /** Undefined before the first answer of this service. */
  facts: Facts | undefined;
  currentId: Current;
  /** Null where nobody is shown as current. */
  known: KnownUsers | null;
  isDown: boolean;
}

/** Those of the model's people. */
export const USER_IDS = ['ada', 'bob', 'cy'] as const;
const NOTHING_SHOWN: Shown = { facts: undefined, currentId: undefined, known: null, isDown: false };
const isDown = ({ state }: Session): boolean => state === 'unreachable' || state === 'incompatible';

export class Oracle {
  readonly broken: string[] = [];
  readonly #clock: FakeClock;
  readonly #service: () => FakeService;
  #session: Session = { state: 'starting' };
  /** Counts the times after which nothing that was asked before counts: sleep, another address. */
  #era = 0;
  #check: Asking | undefined;
  #disconnect: Asking | undefined;
  #isObserving = false;
  #shown = NOTHING_SHOWN;
  /** For every fact, the version of the truth that explains what was shown last: what is shown never goes back. */
  readonly #explained = new Map<string, number>();
  /** Users who are reported as disconnected, with the version of the truth that no longer listed them. */
  readonly #gone = new Map<string, number>();
  /** Who may leave as expected: a disconnect was asked for, and no answer has listed them since it ended. */
  readonly #asked = new Set<string>();
  #isKeychainLocked = false;
  readonly #stayed = new Set<string>();
  readonly #ages: Ages;
  #isMoving = false;
  #disconnecting: string | undefined;
  #told: string[] = [];
  #expected: string[] = [];

  constructor(clock: FakeClock, service: () => FakeService) {
    this.#clock = clock;
    this.#service = service;
    this.#ages = new Ages(clock, this.expect);
  }

  readonly expect: Expect = (holds, rule) => {
    if (!holds) this.broken.push(`${rule} (at ${(this.#clock.nowMs / 1000).toFixed(3)} s)`);
  };

  checkBegan(): void {
    this.#check = this.#asking('check');
  }

  /** What the check saw is shown now, unless it does not count any more. */
  checkEnded(): void {
    const check = this.#check;
    this.#check = undefined;
    // A service that was seen down may have got a stream.
    if (check && !check.outcomes.every(isGood)) check.service.isStreamRefused = false;
    if (!check || check.era !== this.#era || check.isOutdated) return;
    this.expect(check.wasTaken, 'a check that shows nothing');
    if (check.outcomes.some(failsCheck)) this.expect(isDown(this.#session), `${this.#session.state} although the check failed`);
    if (check.outcomes.every(isGood)) this.expect(!isDown(this.#session), 'down although nothing failed');
  }

  observing(observation: Observation, observe: () => void): void {
    if (observation.kind === 'disconnectBegan') {
      this.#disconnect = this.#asking('disconnect');
      this.#asked.add(observation.userId);
    } else if (observation.kind === 'keychain') this.#keychainSeen(observation.keychain.state);
    else this.expect(this.#disconnect !== undefined, 'a disconnect at another address is observed');
    if (this.#check) this.#check.isOutdated ||= observation.kind === 'disconnected' || (observation.kind === 'disconnectFailed' && observation.mayHaveHappened);
    this.#isObserving = true;
    observe();
    this.#isObserving = false;
  }

  outcome(service: FakeService, outcome: Outcome): void {
    const asking = outcome.isOfCheck ? this.#check : this.#disconnect;
    if (asking?.service === service) asking.outcomes.push(outcome);
  }

  transition(transition: Transition): void {
    this.#told.push(whatIs(transition));
    if (!('expected' in transition)) return;
    const who = transition.kind === 'user-switched' ? transition.from : transition.userId;
    if (transition.expected) return this.expect(this.#asked.has(who), `${who} leaves as expected, though nobody asked for it`);
    const left = this.#service().truths[this.#explained.get(`listed ${who}`) ?? 0];
    this.expect(left?.disconnected !== who || !this.#asked.has(who), `${who} leaves unexpectedly, though it was asked for`);
  }

  /** Of what is in the store at that time, nothing but the times may change, and they by just that much. */
  clockWasSet(session: Session, byMs: number, move: () => void): void {
    const wanted = timesMoved(session, byMs);
    this.#isMoving = true;
    move();
    this.#isMoving = false;
    this.expect(JSON.stringify(this.#session) === JSON.stringify(wanted), 'more than the times changed with the clock');
    this.#shown = { ...this.#shown, known: this.#shown.known && timesMoved(this.#shown.known, byMs) };
  }

  agesAreRead(snapshot: Snapshot): void {
    this.#ages.areRead(snapshot);
  }

  /** Sleep, or the end: nothing that was asked before counts. */
  interrupted(): void {
    this.#era += 1;
  }

  /** From now on the app is about another service, of which it knows nothing. */
  relocated(): void {
    this.#era += 1;
    this.#disconnect = undefined;
    for (const memory of [this.#explained, this.#gone, this.#asked, this.#stayed]) memory.clear();
    this.#ages.forget();
    this.#shown = NOTHING_SHOWN;
  }

  /** Every snapshot comes by here. */
  snapshot({ session, service, disconnect }: Snapshot, before: Snapshot): void {
    if (service.lastCheckAt !== before.service.lastCheckAt && !this.#isMoving) this.#ages.checked(service.lastCheckAt);
    if (session !== this.#session) {
      this.#session = session;
      if (!this.#isMoving) this.#sessionChanged(session);
    }
    this.#disconnecting = disconnect.state === 'running' ? disconnect.userId : undefined;
    if (disconnect.state === 'done' && disconnect !== before.disconnect) this.#disconnectDone(disconnect.userId);
    for (const { id } of usersListedNow(session)) {
      const goneAt = this.#gone.get(id);
      if (goneAt === undefined) continue;
      const came = this.#service().truths.slice(goneAt).some(({ users }) => lists(users, id));
      this.expect(came, `${id} is listed after the disconnect was done`);
    }
  }

  /** Whatever just happened is over. */
  settled(): void {
    // The order of one answer's changes is the subject of test/unit/state/many-users.test.ts.
    this.expect(isDeepStrictEqual(this.#told.toSorted(), this.#expected.toSorted()), `told [${this.#told.join(', ')}], but there was [${this.#expected.join(', ')}]`);
    this.#told = [];
    this.#expected = [];
    for (const id of this.#stayed) this.#asked.delete(id);
    this.#stayed.clear();
  }

  #keychainSeen(state: Keychain['state']): void {
    if (state !== 'locked' && state !== 'ok') return;
    if (this.#isKeychainLocked !== (state === 'locked')) this.#expected.push(state === 'locked' ? 'keychain-locked' : 'keychain-unlocked');
    this.#isKeychainLocked = state === 'locked';
  }

  #asking(kind: Asking['kind']): Asking {
    const service = this.#service();
    return { kind, service, sinceVersion: service.version, era: this.#era, outcomes: [], isOutdated: false, wasTaken: false, beganMs: this.#clock.uptimeMs() };
  }

  #sessionChanged(session: Session): void {
    if (session.state === 'starting') return this.expect(this.#shown.facts === undefined && !this.#shown.isDown, 'forgot what it knew');
    const source = this.#isObserving ? this.#disconnect : this.#check;
    if (!source) return this.expect(false, `${session.state} out of nothing`);
    source.wasTaken = true;
    this.expect(source.kind === 'disconnect' || source.era === this.#era, `${session.state} by a check from before the sleep, or of another address`);
    this.expect(!source.isOutdated, `${session.state} by a check from before the disconnect`);
    if (session.state === 'unreachable' || session.state === 'incompatible') this.#wentDown(session, source);
    else this.#answered(session, source);
  }

  #wentDown(session: Extract<Session, { state: 'unreachable' | 'incompatible' }>, { outcomes }: Asking): void {
    const reason = session.state === 'unreachable' ? session.reason : session.state;
    const isSo = outcomes.some(({ result }) => result === reason || (reason === 'notPiecesOs' && result !== 'ok'));
    this.expect(isSo, `${reason}, though no call ended so`);
    this.expect(isDeepStrictEqual(session.last, this.#shown.known ?? undefined), `as last known, other users than those shown`);
    this.#ages.down(session.since, this.#shown.isDown);
    if (!this.#shown.isDown) this.#expected.push(`service-down ${reason}`);
    this.#shown = { ...this.#shown, isDown: true };
  }

  #answered(session: Answered, source: Asking): void {
    const users = usersListedNow(session);
    const currentId = session.state === 'signedIn' ? session.currentId : session.state === 'signedOut' ? null : undefined;
    const { facts: before } = this.#shown;
    const verifiedMs = source.kind === 'check' ? source.beganMs : this.#clock.uptimeMs();
    this.#ages.verified(session, before !== undefined && this.#shown.currentId === currentId, verifiedMs);
    this.expect(!source.outcomes.some(({ operation, result }) => operation === 'list' && source.kind === 'check' && result !== 'ok'), 'an answer without a list');

    for (const id of USER_IDS) {
      const shown = users.find((user) => user.id === id);
      this.#claim(`${id} is ${shown ? '' : 'not '}listed`, `listed ${id}`, source, (truth) => lists(truth.users, id) === (shown !== undefined));
      if (!shown) continue;
      if (id !== this.#disconnecting) this.#stayed.add(id);
      this.#claim(`the profile of ${id}`, `profile ${id}`, source, (truth) => isDeepStrictEqual(truth.users.find((user) => user.id === id), shown));
    }
    const wasNotTold = source.outcomes.findLast(({ operation }) => operation === 'user')?.result === 'rejected';
    const current = wasNotTold ? this.#withoutTheCall(users) : currentId;
    if (wasNotTold) this.expect(currentId === (current === undefined ? onlyOneOf(users) : current), `${String(currentId)} is current by a guess`);
    else this.#claim(`${String(currentId)} is current`, 'current', source, (truth) => truth.currentId === currentId);
    this.expect(session.state !== 'signedIn' || (session.currentIsAssumed === true) === wasNotTold, 'it does not say whether the service said who is current');

    if (this.#shown.isDown) this.#expected.push('service-up');
    if (before !== undefined) this.#expected.push(...transitionsBetween(before, { users, current }));
    const known = session.state === 'signedIn' ? { users, currentId: session.currentId, unreadable: 0, verifiedAt: session.verifiedAt } : null;
    this.#shown = { facts: { users, current }, currentId, known, isDown: false };
  }

  /** A service that does not say who is current: who it was while listed, nobody while nobody is new, else it is not known. */
  #withoutTheCall(users: readonly Profile[]): Current {
    const { facts } = this.#shown;
    if (typeof facts?.current === 'string') return lists(users, facts.current) ? facts.current : undefined;
    const isNew = ({ id }: Profile): boolean => !lists(facts?.users ?? [], id);
    return facts?.current === null && !users.some(isNew) ? null : undefined;
  }

  #disconnectDone(userId: string): void {
    const { service, sinceVersion } = this.#disconnect ?? this.#asking('disconnect');
    const goneAt = service.truths.findIndex(({ users }, version) => version >= sinceVersion && !lists(users, userId));
    const proof = this.#disconnect?.outcomes.findLast(({ operation }) => operation === 'list');
    this.expect(proof?.result === 'ok', `${userId} is reported as disconnected without a proof`);
    this.expect(goneAt !== -1, `${userId} is reported as disconnected, but was never gone`);
    this.#gone.set(userId, goneAt);
  }

  /** What is shown was true at some instant since it was asked for, and not before what was shown earlier. */
  #claim(what: string, fact: string, { service, sinceVersion }: Asking, holds: (truth: Truth) => boolean): void {
    const from = Math.max(sinceVersion, this.#explained.get(fact) ?? 0);
    const at = service.truths.findIndex((truth, version) => version >= from && holds(truth));
    this.expect(at !== -1, `shown, but not so at any instant in question: ${what}`);
    if (at !== -1) this.#explained.set(fact, at);
  }
}

const onlyOneOf = (users: readonly Profile[]): Current => (users.length > 1 ? undefined : (users[0]?.id ?? null));
const lists = (users: readonly Profile[], id: string): boolean => users.some((user) => user.id === id);
/** A service without that call has nothing wrong with it. */
const isGood = ({ operation, result }: Outcome): boolean => result === 'ok' || operation === 'version' || (operation === 'user' && result === 'rejected');
const failsCheck = (outcome: Outcome): boolean => (outcome.operation === 'list' || outcome.operation === 'user') && !isGood(outcome);
