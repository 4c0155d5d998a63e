import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import type { Cause } from '../../../src/shared/cause.ts';
import { describeDisconnect, describeNotice } from '../../../src/shared/describe-flows.ts';
import { describeSession, statusLines, type Description } from '../../../src/shared/describe.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { providerName } from '../../../src/shared/provider-name.ts';
import type {
  Disconnect,
  DisconnectStep,
  KnownUsers,
  Notice,
  Profile,
  Service,
  ServiceUrlProblem,
  Session,
  UnreachableReason,
} from '../../../src/shared/snapshot.ts';

const NOW = Date.parse('2026-01-31T12:00:00Z');
const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1000).toISOString();
const service: Service = { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling', version: '12.3.4' };
const user = (name: string, id = name): Profile => ({ id, name, email: `${name}@example.com`, cloud: 'connected', providers: [] });
const known = (...users: [Profile, ...Profile[]]): KnownUsers => ({ users, currentId: users[0].id, unreadable: 0, verifiedAt: at(300) });

const REASONS = Object.keys(messages.reasons) as UnreachableReason[];
const STEPS = Object.keys(messages.disconnect.steps) as DisconnectStep[];
const PROBLEMS = Object.keys(messages.serviceUrlProblem) as ServiceUrlProblem[];

const describe = (session: Session): Description => describeSession(session, service, NOW);
const said = ({ title, detail, advice, lastKnown }: Description): string =>
  [title, detail, lastKnown, advice].filter((text) => text !== undefined).join('\n');
const unreachable = (reason: UnreachableReason, more: { cause?: Cause; last?: KnownUsers; secondsAgo?: number } = {}): Session => ({
  state: 'unreachable',
  reason,
  since: at(more.secondsAgo ?? 600),
  cause: more.cause,
  last: more.last,
});

/** Every state in which nobody may be called signed in, each with and without what it may carry. */
const NOT_SIGNED_IN: Session[] = [
  { state: 'starting' },
  { state: 'signedOut', since: at(9), verifiedAt: at(2), listed: [] },
  { state: 'signedOut', since: at(9), verifiedAt: at(2), listed: [user('Ada'), user('Grace')] },
  { state: 'incompatible', since: at(9), cause: { code: 'notUsers' } },
  { state: 'incompatible', since: at(9), cause: { code: 'notUsers' }, last: known(user('Ada')) },
  ...REASONS.flatMap((reason) => [
    unreachable(reason),
    unreachable(reason, { cause: { code: 'replied', value: { status: 500, words: 'no' } }, last: known(user('Ada')), secondsAgo: 5 }),
  ]),
];

test('nobody is called signed in but from a reply of the service', () => {
  for (const session of NOT_SIGNED_IN) {
    const words = said(describe(session)).replaceAll('No one is signed in', '');
    assert.doesNotMatch(words, /signed[ -]in/iu, JSON.stringify(session));
    assert.notEqual(describe(session).tone, 'signedIn');
  }
});

test('who was there before is called last known, with the time of the reply', () => {
  const { lastKnown } = describe(unreachable('refused', { last: known(user('Ada Lovelace')) }));
  assert.equal(lastKnown, 'Last known: Ada Lovelace, verified 5 minutes ago');
  assert.equal(describe(unreachable('refused')).lastKnown, undefined);
});

test('every reason has a title, says what happened, and what to do', () => {
  const all = REASONS.map((reason) => describe(unreachable(reason)));
  for (const { tone, detail, advice } of all) {
    assert.equal(tone, 'unreachable');
    assert.match(detail, /http:\/\/localhost:1000/u);
    assert.ok(advice);
  }
  assert.equal(new Set(all.map(({ title }) => title)).size, REASONS.length);
});

test('a service that refuses may still be starting, for two minutes', () => {
  assert.match(describe(unreachable('refused', { secondsAgo: 119 })).advice ?? '', /may still be starting/u);
  assert.doesNotMatch(describe(unreachable('refused', { secondsAgo: 121 })).advice ?? '', /may still be starting/u);
  assert.doesNotMatch(describe(unreachable('timedOut', { secondsAgo: 5 })).advice ?? '', /may still be starting/u);
});

test('the service is quoted where it spoke, a status follows in parentheses, an error code never stands alone', () => {
  const withCause = (reason: UnreachableReason, cause: Cause): string => describe(unreachable(reason, { cause })).detail;
  const withReply = (words?: string): string => withCause('failed', { code: 'replied', value: { status: 500, words } });
  assert.match(withReply('Clouds Connect failed.'), /It said: “Clouds Connect failed\.” \(HTTP status 500\)\.$/u);
  assert.match(withReply('"5000 users"'), /It said: “5000 users” \(HTTP status 500\)\.$/u);
  for (const nothing of [undefined, '', '\u200B']) assert.match(withReply(nothing), /an error\. \(HTTP status 500\)$/u);
  assert.ok(withCause('network', { code: 'EHOSTUNREACH' }).endsWith(`. ${messages.causes.system.EHOSTUNREACH}`));
  assert.ok(withCause('malformed', { code: 'notJson' }).endsWith(`. ${messages.causes.own.notJson}`));
  assert.doesNotMatch(withCause('refused', { code: 'ECONNREFUSED' }), /ECONN/u);
});

test('signed in: who, by which address, and how fresh that is', () => {
  const session: Session = { state: 'signedIn', since: at(900), ...known(user('Ada')), unreadable: 2 };
  const { tone, title, detail } = describe(session);
  assert.equal(tone, 'signedIn');
  assert.equal(title, 'Signed in as Ada');
  assert.equal(detail, 'Ada@example.com, verified 5 minutes ago. 2 entries in the answer could not be read.');
});

test('signed out with users still listed says that none of them is current', () => {
  const listed = ['A', 'B', 'C', 'D', 'E'].map((name) => user(name));
  const { detail } = describe({ state: 'signedOut', since: at(9), verifiedAt: at(30), listed });
  assert.match(detail, /Checked 30 seconds ago.*still lists A, B, C and 2 others, but none of them as its current user/u);
});

test('a hostile name reaches no line as it is', () => {
  const name = `Ada\u202E\n${'x'.repeat(300)}`;
  const session: Session = { state: 'signedIn', since: at(9), ...known(user(name, 'id')) };
  const { title } = describe(session);
  assert.doesNotMatch(title, /[\p{Cc}\u202E]/u);
  assert.ok(title.length < 100);
});

test('each state of a disconnect has its words and its buttons', () => {
  const who = { userId: 'id', label: 'Ada' };
  const words = (state: Disconnect) => describeDisconnect(state);
  assert.equal(words({ state: 'idle' }), undefined);
  assert.deepEqual(
    (['asking', 'running', 'done'] as const).map((state) => {
      const { title, confirm, dismiss } = words({ state, ...who }) ?? assert.fail();
      return [title, confirm, dismiss];
    }),
    [
      ['Disconnect Ada?', 'Disconnect', 'Cancel'],
      ['Disconnecting Ada…', undefined, undefined],
      ['Ada is disconnected', undefined, 'Close'],
    ],
  );
});

test('whom a disconnect is about is called by name, by the ID where there is none, and not named where nobody knows', () => {
  const title = (label: string | undefined): string | undefined => describeDisconnect({ state: 'done', userId: '0123456789', label })?.title;
  assert.deepEqual(['Ada', '', undefined].map(title), ['Ada is disconnected', 'Unnamed user (01234567…) is disconnected', `${messages.history.user('01234567…')} is disconnected`]);
});

/** The reason says what to do about it, so it stands beside the advice, which suits every reason. */
test('each failed step of a disconnect says what failed, what was kept, why, and what to do', () => {
  for (const step of STEPS) {
    const { detail, advice, confirm } =
      describeDisconnect({ state: 'failed', userId: 'id', label: 'Ada', step, cause: { code: 'replied', value: { status: 500, words: 'no' } } }) ?? assert.fail();
    assert.match(detail, / (Nothing (else )?was changed|Pieces OS has signed them out\. Only the sign-in saved on this computer is left|The saved sign-in has been deleted from this computer)\. Reason: “no” \(HTTP status 500\)\.$/u);
    assert.ok(advice);
    assert.equal(confirm, 'Try again');
  }
});

test('each notice has its words, each address problem its sentence', () => {
  const notices: Notice[] = [
    { id: 'settingsSetAside', path: '/tmp/settings.bad.json' },
    { id: 'settingsUnreadable', path: '/tmp/settings.json' },
    { id: 'autostartBroken', cause: { code: 'ENOSPC' } },
    { id: 'settingsNotSaved', cause: { code: 'ENOSPC' } },
    { id: 'settingsIgnored', values: [{ key: 'pollSeconds', value: '1' }] },
    { id: 'notificationsFailed', cause: { code: 'notificationRefused' } },
    ...(['notAFile', 'tooLarge', 'unreadable'] as const).map((problem) => ({ id: 'portFileIgnored', path: '/p', problem }) as const),
    { id: 'historySetAside', path: 'history.bad.jsonl' },
    { id: 'historyNotSaved', cause: { code: 'ENOSPC' } },
    ...PROBLEMS.map((problem) => ({ id: 'serviceUrlIgnored', value: 'ftp://x', problem }) as const),
  ];
  assert.deepEqual([...new Set(notices.map(({ id }) => id))].sort(), Object.keys(messages.notices).sort());
  const details = notices.map((notice) => describeNotice(notice).detail);
  assert.equal(new Set(details).size, notices.length);
});

test('providers are called what they call themselves; unknown ones what the service calls them', () => {
  const names = ['github', 'google-oauth2', 'GITLAB', 'okta-sso', 'émile', 'unknown', '', 'username_email'].map(providerName);
  assert.deepEqual(names, ['GitHub', 'Google', 'GitLab', 'Okta-sso', 'Émile', 'Unknown provider', 'Unknown provider', 'Email']);
});

test('the status has one plain line for each thing', () => {
  const rest = initialSnapshot({ service, language: 'en' });
  for (const session of [...NOT_SIGNED_IN, { state: 'signedIn', since: at(9), ...known(user('Ada'), user('Grace')) } as const]) {
    const lines = statusLines({ ...rest, session }, NOW);
    assert.equal(lines[0], describe(session).title);
    assert.ok(lines.includes('Pieces OS: http://localhost:1000 (the default address)'));
    for (const line of lines) assert.doesNotMatch(line, /[\p{Cc}]|undefined/u);
  }
});
