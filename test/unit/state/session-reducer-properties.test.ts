import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { INITIAL_SESSION_STATE, observe } from '../../../src/main/state/session-reducer.ts';
import type { Observation, SessionState, Step } from '../../../src/main/state/session-reducer.ts';
import { isAnswered } from '../../../src/shared/session-facts.ts';
import type { KnownUsers, Profile, Session } from '../../../src/shared/snapshot.ts';

const IDS = ['a', 'b', 'c'] as const;
const id = fc.constantFrom(...IDS);
const profile = fc.record(
  { id, name: fc.constantFrom('x', 'y'), cloud: fc.constant('connected' as const), providers: fc.constant([]) },
  { noNullPrototype: true },
);
const users = fc.uniqueArray(profile, { selector: ({ id: unique }) => unique });
const unreadable = fc.nat({ max: 2 });
const currentUser = fc.oneof(profile, fc.constant(null), fc.constant(undefined));

/** An observation without its time and generation, which follow from its place in the sequence. */
type Event = (at: string, generation: number) => Observation;

const answered = fc.record({ users, unreadable, current: currentUser, age: fc.nat({ max: 1 }) }).map(
  ({ age, ...seen }): Event => (at, generation) => ({ kind: 'answered', generation: generation - age, at, ...seen }),
);
const failed = fc.record({ reason: fc.constantFrom('refused' as const, 'failed' as const, 'incompatible' as const), age: fc.nat({ max: 1 }) }).map(
  ({ reason, age }): Event => (at, generation) => ({ kind: 'failed', generation: generation - age, at, reason }),
);
const disconnectBegan = id.map((userId): Event => () => ({ kind: 'disconnectBegan', userId }));
const disconnectFailed = fc.record({ userId: id, mayHaveHappened: fc.boolean() }).map(
  (event): Event => () => ({ kind: 'disconnectFailed', ...event }),
);
const disconnected = fc.record({ userId: id, users, unreadable, current: currentUser }).map((event): Event => (at) => ({ kind: 'disconnected', at, ...event }));
const events = fc.array(fc.oneof(answered, failed, disconnectBegan, disconnectFailed, disconnected), { maxLength: 25 });

interface Seen extends Step {
  readonly before: SessionState;
  readonly observation: Observation;
}

function run(sequence: readonly Event[]): Seen[] {
  let before = INITIAL_SESSION_STATE;
  return sequence.map((event, index) => {
    const observation = event(new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(), before.generation);
    const seen = { before, observation, ...observe(before, observation) };
    before = seen.state;
    return seen;
  });
}

/** The property holds of every step of every sequence. */
function always(check: (seen: Seen, at: number, all: readonly Seen[]) => void): void {
  fc.assert(
    fc.property(events, (sequence) => {
      run(sequence).forEach(check);
    }),
  );
}

const isOld = ({ before, observation }: Seen): boolean => 'generation' in observation && observation.generation !== before.generation;
const isAnswer = (seen: Seen): boolean => !isOld(seen) && (seen.observation.kind === 'answered' || seen.observation.kind === 'disconnected');
const lastOf = (session: Session): KnownUsers | undefined =>
  session.state === 'unreachable' || session.state === 'incompatible' ? session.last : undefined;

test('somebody is signed in only by an answer of that very time which lists them as current', () => {
  always((seen) => {
    const { session } = seen.state;
    if (session.state !== 'signedIn' || session === seen.before.session) return;
    assert.ok(isAnswer(seen));
    const { observation } = seen;
    assert.ok(observation.kind === 'answered' || observation.kind === 'disconnected');
    assert.equal(session.verifiedAt, observation.at);
    const told: readonly Profile[] = [...observation.users, ...(observation.current ? [observation.current] : [])];
    for (const user of session.users) assert.ok(told.some((each) => each.id === user.id));
    assert.ok(session.users.some((user) => user.id === session.currentId));
    if (observation.kind === 'answered' && observation.current) assert.equal(session.currentId, observation.current.id);
    assert.notEqual(observation.current, null);
    if (observation.kind === 'answered') return;
    assert.ok(!session.users.some((user) => user.id === observation.userId));
  });
});

test('a failure never drops who was known, and never invents anybody', () => {
  always((seen) => {
    if (seen.observation.kind !== 'failed' || isOld(seen)) return;
    const { session } = seen.before;
    const known = session.state === 'signedIn' ? seen.before.lastAnswer?.known : lastOf(session);
    assert.deepEqual(lastOf(seen.state.session), known ?? undefined);
    assert.ok(seen.state.session.state === 'unreachable' || seen.state.session.state === 'incompatible');
  });
});

test('an answer of an older generation changes nothing', () => {
  always((seen) => {
    if (isOld(seen)) assert.deepEqual([seen.state, seen.transitions], [seen.before, []]);
  });
});

test('the same answer again tells nothing', () => {
  always((seen) => {
    if (isAnswer(seen) && seen.observation.kind === 'answered') {
      assert.deepEqual(observe(seen.state, seen.observation).transitions, []);
    }
  });
});

test('service-down and service-up take turns, down first, and each is told when it becomes true', () => {
  fc.assert(
    fc.property(events, (sequence) => {
      const turns = run(sequence).flatMap(({ transitions }) => transitions.filter(({ kind }) => kind === 'service-down' || kind === 'service-up'));
      turns.forEach(({ kind }, index) => assert.equal(kind, index % 2 === 0 ? 'service-down' : 'service-up'));
    }),
  );
  always(({ before, state, transitions }) => {
    const down = (session: Session): boolean => session.state === 'unreachable' || session.state === 'incompatible';
    assert.equal(transitions.some(({ kind }) => kind === 'service-down'), !down(before.session) && down(state.session));
    assert.equal(transitions.some(({ kind }) => kind === 'service-up'), down(before.session) && !down(state.session));
  });
});

test('a user comes, goes, switches or changes at most once at a time, and only when that is so', () => {
  always(({ before, state, transitions }) => {
    const moved = transitions.flatMap((each) => {
      if (each.kind === 'user-switched') return [each.from, each.to];
      return each.kind === 'signed-in' || each.kind === 'signed-out' || each.kind === 'current-ended' ? [each.userId] : [];
    });
    assert.equal(new Set(moved).size, moved.length);
    const changed = transitions.flatMap((each) => (each.kind === 'profile-changed' ? [each.userId] : []));
    assert.equal(new Set(changed).size, changed.length);

    const had = before.lastAnswer?.listed.map((user) => user.id) ?? [];
    const has = state.lastAnswer?.listed.map((user) => user.id) ?? [];
    const was = before.lastAnswer?.current;
    const is = state.lastAnswer?.current;
    for (const each of transitions) {
      if (each.kind === 'signed-in') assert.ok(!had.includes(each.userId) && has.includes(each.userId));
      if (each.kind === 'signed-out') assert.ok(had.includes(each.userId) && !has.includes(each.userId));
      if (each.kind === 'profile-changed') assert.ok(had.includes(each.userId) && has.includes(each.userId));
      if (each.kind === 'user-switched') assert.ok(each.from !== each.to && each.from === was && each.to === is && has.includes(each.to));
      if (each.kind === 'current-began') assert.ok(was === null && each.userId === is && had.includes(each.userId));
      if (each.kind === 'current-ended') assert.ok(is === null && each.userId === was && has.includes(each.userId));
    }
    const comers = before.lastAnswer === null ? [] : has.filter((each) => !had.includes(each));
    const goers = had.filter((each) => isAnswered(state.session) && !has.includes(each));
    for (const each of [...comers, ...goers]) assert.ok(moved.includes(each), `nobody was told of ${each}`);
  });
});

test('a sign-out is expected only while a disconnect of that user is under way, or broke off', () => {
  always(({ before, transitions }, at, all) => {
    for (const each of transitions) {
      if (each.kind !== 'signed-out' && each.kind !== 'user-switched' && each.kind !== 'current-ended') continue;
      const who = each.kind === 'user-switched' ? each.from : each.userId;
      assert.equal(each.expected, [...before.disconnecting, ...before.maybeDisconnected].includes(who));
      const about = all.slice(0, at).map(({ observation }) => observation).filter((seen) => 'userId' in seen && seen.userId === who);
      const latest = about.findLast(({ kind }) => kind !== 'disconnectFailed') ?? about.at(-1);
      const brokeOff = about.some((seen) => seen.kind === 'disconnectFailed' && seen.mayHaveHappened);
      if (each.expected) assert.ok(latest?.kind === 'disconnectBegan' || brokeOff);
    }
  });
});

test('since when somebody is current, or nobody, changes only with who that is: an outage does not count', () => {
  let since: string | undefined;
  let who: string | null | undefined;
  always((seen, at) => {
    if (at === 0) since = who = undefined;
    const { session } = seen.state;
    if (!isAnswer(seen) || !isAnswered(session)) return;
    const current = session.state === 'signedIn' ? session.currentId : session.state === 'signedOut' ? null : '?';
    if (since !== undefined && current === who) assert.equal(session.since, since);
    else assert.equal(session.since, session.verifiedAt);
    ({ since } = session);
    who = current;
  });
});

test('every state is plain JSON and is never changed in place', () => {
  always(({ before, observation, state }) => {
    const copy = structuredClone(before);
    observe(before, observation);
    assert.deepEqual(before, copy);
    assert.deepEqual(structuredClone(state), state);
  });
});
