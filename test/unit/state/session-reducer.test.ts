import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { INITIAL_SESSION_STATE, observe, usersListedNow, usersShown } from '../../../src/main/state/session-reducer.ts';
import type { Observation, SessionState, Transition } from '../../../src/main/state/session-reducer.ts';
import type { Profile, Session } from '../../../src/shared/snapshot.ts';

const user = (id: string, fields: Partial<Profile> = {}): Profile => ({ id, name: id, cloud: 'connected', providers: [], ...fields });
const ADA = user('ada');
const GRACE = user('grace');
const ALAN = user('alan');
const at = (second: number): string => new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString();

type Answered = Extract<Observation, { kind: 'answered' }>;
const answer = (second: number, users: readonly Profile[], more: Partial<Answered> = {}): Answered => ({
  kind: 'answered',
  generation: 0,
  at: at(second),
  users,
  unreadable: 0,
  current: users[0] ?? null,
  ...more,
});
type Failed = Extract<Observation, { kind: 'failed' }>;
const failure = (second: number, more: Partial<Failed> = {}): Failed => ({
  kind: 'failed',
  generation: 0,
  at: at(second),
  reason: 'refused',
  ...more,
});
const began = (userId: string): Observation => ({ kind: 'disconnectBegan', userId });
const gaveUp = (userId: string, mayHaveHappened = false): Observation => ({ kind: 'disconnectFailed', userId, mayHaveHappened });
const disconnected = (second: number, userId: string, users: readonly Profile[], current?: Profile | null): Observation => ({
  kind: 'disconnected',
  at: at(second),
  userId,
  users,
  unreadable: 0,
  current,
});

const keychain = (state: 'ok' | 'locked' | 'unknown'): Observation => ({ kind: 'keychain', keychain: { state } });
const NO_KEYCHAIN: Observation = { kind: 'keychain', keychain: { state: 'unavailable', cause: { code: 'EACCES' } } };

/** What is true after all of these, and what the last one told. */
function after(...observations: readonly Observation[]): { session: Session; transitions: readonly Transition[]; state: SessionState } {
  let state = INITIAL_SESSION_STATE;
  let transitions: readonly Transition[] = [];
  for (const observation of observations) ({ state, transitions } = observe(state, observation));
  return { session: state.session, transitions, state };
}

describe('rule 1: signed in is what the service says, last known is what it said', () => {
  test('nobody is signed in before the first answer', () => {
    assert.deepEqual(INITIAL_SESSION_STATE.session, { state: 'starting' });
  });

  test('an answer that lists a current user signs in, with the time of that answer', () => {
    const { session } = after(answer(1, [ADA, GRACE], { current: GRACE, unreadable: 2 }));
    assert.deepEqual(session, { state: 'signedIn', since: at(1), users: [ADA, GRACE], currentId: 'grace', unreadable: 2, verifiedAt: at(1) });
  });

  test('an answer that names no current user signs out, also when it lists users', () => {
    const { session } = after(answer(1, [ADA], { current: null }));
    assert.deepEqual(session, { state: 'signedOut', since: at(1), verifiedAt: at(1), listed: [ADA] });
  });

  test('a current user whom the list left out is listed first', () => {
    const { session } = after(answer(1, [ADA], { current: GRACE }));
    assert.deepEqual(usersListedNow(session), [GRACE, ADA]);
  });

  test('while the service cannot be asked, who was there is last known, and cannot be disconnected', () => {
    const { session } = after(answer(1, [ADA]), failure(9));
    const last = { users: [ADA], currentId: 'ada', unreadable: 0, verifiedAt: at(1) };
    assert.deepEqual(session, { state: 'unreachable', since: at(9), reason: 'refused', last: { ...last } });
    assert.deepEqual(usersListedNow(session), []);
    assert.deepEqual(usersShown(session), [ADA]);
  });

  test('nobody is last known when nobody was signed in', () => {
    const { session } = after(answer(1, []), failure(2));
    assert.equal(session.state === 'unreachable' && session.last, undefined);
  });
});

describe('rule 2: down is not signed out', () => {
  test('each reason is told as it is', () => {
    const { session } = after(failure(1, { reason: 'failed', cause: { code: 'replied', value: { status: 500 } } }));
    assert.deepEqual(session, { state: 'unreachable', since: at(1), reason: 'failed', cause: { code: 'replied', value: { status: 500 } }, last: undefined });
  });

  test('an outage signs nobody out, and its end signs nobody in', () => {
    assert.deepEqual(after(answer(1, [ADA]), failure(2)).transitions, [{ kind: 'service-down', reason: 'refused' }]);
    assert.deepEqual(after(answer(1, [ADA]), failure(2), answer(3, [ADA])).transitions, [{ kind: 'service-up' }]);
  });

  test('an outage is told once, whatever its reasons are', () => {
    const { session, transitions } = after(failure(1), failure(2, { reason: 'timedOut' }), failure(3, { reason: 'incompatible' }));
    assert.deepEqual(transitions, []);
    assert.deepEqual(session, { state: 'incompatible', since: at(1), cause: { code: 'unexpectedReply' }, last: undefined });
  });

  test('who is signed in since when survives an outage', () => {
    const { session } = after(answer(1, [ADA]), answer(2, [ADA]), failure(3), answer(4, [ADA]));
    assert.deepEqual([session.state === 'signedIn' && session.since, session.state === 'signedIn' && session.verifiedAt], [at(1), at(4)]);
  });

  test('a sign-out during an outage is told after it', () => {
    const { transitions } = after(answer(1, [ADA]), failure(2), answer(3, []));
    assert.deepEqual(transitions, [{ kind: 'service-up' }, { kind: 'signed-out', userId: 'ada', expected: false }]);
  });

  test('the first answer tells nothing, and neither does the same answer again', () => {
    assert.deepEqual(after(answer(1, [ADA])).transitions, []);
    assert.deepEqual(after(answer(1, [ADA]), answer(2, [{ ...ADA }])).transitions, []);
  });
});

describe('rule 4: an answer from before a disconnect is dropped', () => {
  test('whether it is a list or a failure', () => {
    const history = [answer(1, [ADA, GRACE]), began('ada'), disconnected(3, 'ada', [GRACE])];
    const { state } = after(...history);
    assert.deepEqual(observe(state, answer(4, [ADA, GRACE])), { state, transitions: [] });
    assert.deepEqual(observe(state, failure(4)), { state, transitions: [] });
    assert.equal(observe(state, answer(4, [GRACE], { generation: 1 })).state.session.state, 'signedIn');
  });

  test('the users that remain are shown at once, without the one who was disconnected even if the reply lists them', () => {
    const { session } = after(answer(1, [ADA, GRACE]), began('ada'), disconnected(3, 'ada', [ADA, GRACE]));
    assert.deepEqual(usersListedNow(session), [GRACE]);
    const last = after(answer(1, [ADA]), began('ada'), disconnected(3, 'ada', []));
    assert.deepEqual(last.session, { state: 'signedOut', since: at(3), verifiedAt: at(3), listed: [] });
  });
});

describe('who is current after a disconnect', () => {
  const currentAfter = (...observations: readonly Observation[]): string | undefined => {
    const { session } = after(...observations);
    return session.state === 'signedIn' ? session.currentId : undefined;
  };

  test('is who the service names, nobody where it names nobody, and never the one who was disconnected', () => {
    const start = [answer(1, [ADA, GRACE, ALAN]), began('ada')];
    assert.equal(currentAfter(...start, disconnected(2, 'ada', [GRACE, ALAN], ALAN)), 'alan');
    assert.equal(currentAfter(...start, disconnected(2, 'ada', [GRACE, ALAN], null)), undefined);
    assert.equal(currentAfter(...start, disconnected(2, 'ada', [GRACE, ALAN], ADA)), undefined);
  });

  test('is nobody where nobody was, and the service does not say otherwise', () => {
    assert.equal(currentAfter(answer(1, [ADA, GRACE], { current: null }), began('ada'), disconnected(2, 'ada', [GRACE])), undefined);
  });
});

describe('rule 6: each transition once', () => {
  const told = (...observations: readonly Observation[]): readonly Transition[] => after(...observations).transitions;

  test('a sign-in, a sign-out, a switch and a changed profile each have their own', () => {
    assert.deepEqual(told(answer(1, []), answer(2, [ADA])), [{ kind: 'signed-in', userId: 'ada' }]);
    assert.deepEqual(told(answer(1, [ADA]), answer(2, [])), [{ kind: 'signed-out', userId: 'ada', expected: false }]);
    assert.deepEqual(told(answer(1, [ADA, GRACE]), answer(2, [GRACE, ADA])), [
      { kind: 'user-switched', from: 'ada', to: 'grace', expected: false },
    ]);
    assert.deepEqual(told(answer(1, [ADA]), answer(2, [{ ...ADA, email: 'ada@example.org' }])), [
      { kind: 'profile-changed', userId: 'ada' },
    ]);
  });

  test('a switch to a newcomer from somebody who left is one transition', () => {
    assert.deepEqual(told(answer(1, [ADA]), answer(2, [GRACE])), [
      { kind: 'user-switched', from: 'ada', to: 'grace', expected: false },
    ]);
  });

  test('another user who comes or goes beside the current one is told', () => {
    assert.deepEqual(told(answer(1, [ADA]), answer(2, [ADA, GRACE])), [{ kind: 'signed-in', userId: 'grace' }]);
    assert.deepEqual(told(answer(1, [ADA, GRACE]), answer(2, [ADA])), [
      { kind: 'signed-out', userId: 'grace', expected: false },
    ]);
  });

  test('a sign-out is expected only when it was asked for from here', () => {
    const expected = { kind: 'signed-out', userId: 'ada', expected: true };
    assert.deepEqual(told(answer(1, [ADA]), began('ada'), disconnected(2, 'ada', [])), [expected]);
    assert.deepEqual(told(answer(1, [ADA]), began('ada'), answer(2, [])), [expected], 'a poll was quicker than the reply');
    assert.deepEqual(told(answer(1, [ADA]), began('grace'), answer(2, [])), [{ ...expected, expected: false }]);
    assert.deepEqual(told(answer(1, [ADA]), began('ada'), gaveUp('ada'), answer(2, [])), [{ ...expected, expected: false }]);
  });

  test('a sign-out after a disconnect that broke off is expected, until an answer says that the user is still there', () => {
    const brokeOff = [answer(1, [ADA]), began('ada'), gaveUp('ada', true)];
    const expected = { kind: 'signed-out', userId: 'ada', expected: true };
    assert.deepEqual(told(...brokeOff, answer(2, [], { generation: 1 })), [expected]);
    const stillThere = [...brokeOff, answer(2, [ADA], { generation: 1 })];
    assert.deepEqual(told(...stillThere, answer(3, [], { generation: 1 })), [{ ...expected, expected: false }]);
    assert.deepEqual(told(...brokeOff, answer(2, [])), [], 'an answer from before settles nothing');
  });

  test('a user who came back after a disconnect and leaves again was not disconnected from here', () => {
    const before = [answer(1, [ADA]), began('ada'), disconnected(2, 'ada', [])];
    const later = [answer(3, [ADA], { generation: 1 }), answer(4, [], { generation: 1 })];
    assert.deepEqual(told(...before, ...later), [{ kind: 'signed-out', userId: 'ada', expected: false }]);
  });

  test('the switch that follows from a disconnect is expected', () => {
    assert.deepEqual(told(answer(1, [ADA, GRACE]), began('ada'), disconnected(2, 'ada', [GRACE], GRACE)), [
      { kind: 'user-switched', from: 'ada', to: 'grace', expected: true },
    ]);
  });
});

describe('rule 6: a keychain that is locked is told once', () => {
  const told = (...observations: readonly Observation[]): readonly Transition[] => after(...observations).transitions;
  const LOCKED: readonly Transition[] = [{ kind: 'keychain-locked' }];

  test('when it is first seen locked, whatever it was before', () => {
    assert.deepEqual(told(keychain('locked')), LOCKED);
    assert.deepEqual(told(keychain('ok'), keychain('locked')), LOCKED);
    assert.deepEqual(told(NO_KEYCHAIN, keychain('locked')), LOCKED);
    assert.deepEqual(told(keychain('locked'), keychain('locked')), []);
  });

  test('and its end once, when it is seen open', () => {
    assert.deepEqual(told(keychain('locked'), keychain('ok')), [{ kind: 'keychain-unlocked' }]);
    assert.deepEqual(told(keychain('locked'), keychain('ok'), keychain('ok')), []);
    assert.deepEqual(told(keychain('ok')), []);
    assert.deepEqual(told(keychain('locked'), keychain('ok'), keychain('locked')), LOCKED);
  });

  test('one that does not answer in between is neither open nor locked anew', () => {
    for (const other of [NO_KEYCHAIN, keychain('unknown')]) {
      assert.deepEqual(told(keychain('locked'), other), []);
      assert.deepEqual(told(keychain('locked'), other, keychain('locked')), []);
      assert.deepEqual(told(keychain('locked'), other, keychain('ok')), [{ kind: 'keychain-unlocked' }]);
    }
  });

  test('it changes nothing about the session', () => {
    const before = after(answer(1, [ADA]));
    assert.equal(observe(before.state, keychain('locked')).state.session, before.session);
  });
});
