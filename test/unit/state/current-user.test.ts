/** Rule 7: being listed and being current are two facts, and what the service has not said is not known. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { INITIAL_SESSION_STATE, observe, type SessionState } from '../../../src/main/state/session-reducer.ts';
import { isSameProfile, type Transition } from '../../../src/main/state/transitions.ts';
import type { Profile, Session } from '../../../src/shared/snapshot.ts';

const user = (id: string): Profile => ({ id, name: id, cloud: 'connected', providers: [] });

/** What the service answers: who is listed, who is current (`?`: it does not say, `-`: nobody), how many entries are unreadable. */
type Answer = readonly [listed: string, current: string, unreadable?: number];

interface Outcome {
  readonly shown: string;
  readonly told: readonly string[];
  readonly state: SessionState;
}

const inShort = (session: Session): string => (session.state === 'signedIn' ? `${session.currentId}${session.currentIsAssumed ? '?' : ''}` : session.state);

function lineOf(transition: Transition): string {
  if (transition.kind === 'user-switched') return `switched ${transition.from}>${transition.to}`;
  return 'userId' in transition ? `${transition.kind} ${transition.userId}` : transition.kind;
}

/** The state after all answers, and everything that was told on the way. */
function after(answers: readonly (Answer | 'down')[]): Outcome {
  let state = INITIAL_SESSION_STATE;
  const told: string[] = [];
  for (const [second, answer] of answers.entries()) {
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    const { generation } = state;
    const step =
      answer === 'down'
        ? observe(state, { kind: 'failed', generation, at, reason: 'refused' })
        : observe(state, {
            kind: 'answered',
            generation,
            at,
            users: answer[0].split(' ').filter(Boolean).map(user),
            unreadable: answer[2] ?? 0,
            current: answer[1] === '?' ? undefined : answer[1] === '-' ? null : user(answer[1]),
          });
    ({ state } = step);
    told.push(...step.transitions.map(lineOf));
  }
  return { shown: inShort(state.session), told, state };
}

const CASES: readonly (readonly [what: string, answers: readonly (Answer | 'down')[], shown: string, told: readonly string[]])[] = [
  ['nobody is current any more, and all are listed as before', [['ada bob', 'ada'], ['ada bob', '-']], 'signedOut', ['current-ended ada']],
  ['a listed user is current, where nobody was', [['ada bob', '-'], ['ada bob', 'bob']], 'bob', ['current-began bob']],
  ['the current user leaves, and nobody is current', [['ada bob', 'ada'], ['bob', '-']], 'signedOut', ['signed-out ada']],
  ['another one leaves, and nobody is current', [['ada bob', 'ada'], ['ada', '-']], 'signedOut', ['current-ended ada', 'signed-out bob']],
  ['a user leaves while nobody is current', [['ada bob', '-'], ['ada', '-']], 'signedOut', ['signed-out bob']],
  ['a user comes while nobody is current, and is not current', [['ada', '-'], ['ada bob', '-']], 'signedOut', ['signed-in bob']],
  ['a user comes as the current one, where nobody was', [['ada', '-'], ['ada bob', 'bob']], 'bob', ['signed-in bob']],
  ['another listed user is current', [['ada bob', 'ada'], ['ada bob', 'bob']], 'bob', ['switched ada>bob']],
  ['the current user leaves, and another is current', [['ada bob', 'ada'], ['bob', 'bob']], 'bob', ['switched ada>bob']],
  ['a profile changes nothing about who is current while nobody is', [['ada', '-'], ['ada', '-'], 'down', ['ada', '-']], 'signedOut', ['service-down', 'service-up']],

  ['the first answer does not say who of several', [['ada bob', '?']], 'currentUnknown', []],
  ['what follows an answer that does not say is no switch', [['ada bob', '?'], ['ada bob', 'bob']], 'bob', []],
  ['nor a sign-out', [['ada bob', '?'], ['ada bob', '-']], 'signedOut', []],
  ['but a later switch is one', [['ada bob', '?'], ['ada bob', 'bob'], ['ada bob', 'ada']], 'ada', ['switched bob>ada']],
  ['the only one who is listed', [['ada', '?']], 'ada?', []],
  ['the only one who is listed was not current after all', [['ada', '?'], ['ada', '-']], 'signedOut', []],
  ['the only one who can be read is not the only one', [['ada', '?', 1]], 'currentUnknown', []],
  ['nobody is listed', [['', '?']], 'signedOut', []],
  ['nobody who can be read is listed', [['', '?', 1]], 'currentUnknown', []],
  ['one answer does not say: it is who it was', [['ada bob', 'bob'], ['ada bob', '?'], ['ada bob', 'bob']], 'bob', []],
  ['one answer does not say: nobody stays nobody', [['ada bob', '-'], ['ada bob', '?']], 'signedOut', []],
  ['nobody stays nobody over an outage', [['ada', '-'], 'down', ['ada', '?']], 'signedOut', ['service-down', 'service-up']],
  ['who was current has left, and the rest is not known', [['ada bob cy', 'ada'], ['bob cy', '?']], 'currentUnknown', ['signed-out ada']],
  ['who was current has left, and is named again later', [['ada bob cy', 'ada'], ['bob cy', '?'], ['bob cy', 'cy']], 'cy', ['signed-out ada']],
  ['somebody has come since nobody was current', [['ada', '-'], ['ada bob', '?']], 'currentUnknown', ['signed-in bob']],
  ['a service without the call for the current user', [['', '?'], ['ada', '?'], ['', '?'], ['bob', '?']], 'bob?', ['signed-in ada', 'signed-out ada', 'signed-in bob']],

  ['who cannot be read is not signed out', [['ada bob', 'ada'], ['ada', 'ada', 1]], 'ada', []],
  ['and is not signed in when read again', [['ada bob', 'ada'], ['ada', 'ada', 1], ['ada bob', 'ada']], 'ada', []],
  ['but is signed out once everything can be read', [['ada bob', 'ada'], ['ada', 'ada', 1], ['ada', 'ada']], 'ada', ['signed-out bob']],
  ['more are missing than cannot be read', [['ada bob cy', 'ada'], ['ada', 'ada', 1]], 'ada', ['signed-out bob', 'signed-out cy']],
];

describe('rule 7: listed and current are two facts', () => {
  for (const [what, answers, shown, told] of CASES) {
    test(what, () => {
      const outcome = after(answers);
      assert.deepEqual([outcome.shown, outcome.told], [shown, told]);
    });
  }

  test('signed out is never told of somebody who is listed as before', () => {
    for (const [, answers] of CASES) {
      for (let count = 1; count < answers.length; count += 1) {
        const told = new Set(after(answers.slice(0, count + 1)).told.slice(after(answers.slice(0, count)).told.length));
        const answer = answers[count];
        const listed = answer === undefined || answer === 'down' ? [] : answer[0].split(' ');
        for (const id of listed) assert.ok(!told.has(`signed-out ${id}`), `${id} is listed`);
      }
    }
  });
});

describe('two profiles are compared by what a person can see', () => {
  const ada: Profile = {
    id: 'ada',
    name: 'Ada',
    email: 'a@example.com',
    username: 'ada',
    vanityName: 'al',
    picture: 'https://example.com/a.png',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    cloud: 'connected',
    providers: [{ type: 'github', account: 'ada', linkedAt: '2026-01-01T00:00:00.000Z' }],
  };

  test('the same in another object is the same, and every field counts', () => {
    assert.ok(isSameProfile(ada, structuredClone(ada)));
    for (const key of Object.keys(ada) as (keyof Profile)[]) {
      const value = key === 'providers' ? [{ type: 'google' }] : 'another';
      assert.equal(isSameProfile(ada, { ...ada, [key]: value }), key === 'updatedAt', key);
    }
    const [github] = ada.providers;
    for (const providers of [[], [github, github], [{ ...github, account: 'b' }], [{ ...github, linkedAt: undefined }], [{ ...github, type: 'x' }]]) {
      assert.ok(!isSameProfile(ada, { ...ada, providers: providers as Profile['providers'] }));
    }
  });
});

describe('session: the profile of the current user, of whom two replies tell', () => {
  const bare: Profile = { id: 'ada', cloud: 'disconnected', providers: [] };
  const full: Profile = { ...user('ada'), email: 'ada@example.org', picture: 'https://example.org/a.png', providers: [{ type: 'github' }] };
  const shownFor = (listed: Profile, current: Profile): Profile | undefined => {
    const answer = { kind: 'answered', generation: 0, at: new Date(0).toISOString(), users: [user('bob'), listed], unreadable: 0, current } as const;
    const first = observe(INITIAL_SESSION_STATE, answer);
    assert.deepEqual(observe(first.state, answer).transitions, [], 'the same answer again changes nothing');
    const { session } = first.state;
    return session.state === 'signedIn' ? session.users.find(({ id }) => id === session.currentId) : undefined;
  };

  test('has what only one of them says, and the word of the list where both say something', () => {
    assert.deepEqual(shownFor(bare, full), full);
    assert.deepEqual(shownFor({ ...bare, name: undefined }, full), full);
    assert.deepEqual(shownFor(full, bare), full);
    assert.deepEqual(shownFor({ ...bare, name: 'Ada L.' }, full), { ...full, name: 'Ada L.' });
    assert.deepEqual(shownFor(full, { ...full, name: 'Another', cloud: 'unknown' }), full);
  });
});
