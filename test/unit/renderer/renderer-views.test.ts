import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { build } from 'esbuild';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { furtherUnreadable } from '../../../src/shared/user-page.ts';
import type { KnownUsers, PiecesOsStart, Profile, Service, Session, UnreachableReason } from '../../../src/shared/snapshot.ts';

const VIEWS = join(import.meta.dirname, '..', '..', '..', 'src', 'renderer', 'views');
const NOW = Date.parse('2026-01-31T12:00:00Z');
const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1000).toISOString();

const ada: Profile = { id: 'id-ada', name: 'Ada Lovelace', email: 'ada@example.com', cloud: 'connected', providers: [] };
const last: KnownUsers = { users: [ada], currentId: ada.id, unreadable: 0, verifiedAt: at(300) };
const service: Service = { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling' };
const actions = new Proxy({}, { get: () => () => undefined });

type View = (props: object) => unknown;
interface Node {
  readonly type: string | View;
  readonly props: { readonly children?: unknown; readonly 'aria-label'?: string };
}
interface Drawn {
  text: string;
  readonly props: string[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'props' in value;

/** Draws without a page: calls the views, and passes over those that need a life cycle to what is inside them. */
function draw(value: unknown, into: Drawn = { text: '', props: [] }): Drawn {
  if (Array.isArray(value)) for (const part of value) draw(part, into);
  else if (typeof value === 'string' || typeof value === 'number') into.text += `${value}\n`;
  else if (isNode(value)) {
    if (typeof value.type === 'string') into.props.push(...Object.keys(value.props));
    // A button that is a picture says its label.
    if ('aria-label' in value.props) into.text += `${String(value.props['aria-label'])}\n`;
    draw(typeof value.type === 'string' ? value.props.children : called(value.type, value.props), into);
  }
  return into;
}

function called(view: View, props: Node['props']): unknown {
  try {
    return view(props);
  } catch {
    return Object.values(props);
  }
}

let views: { readonly Hero: View; readonly LastKnownCard: View };

before(async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from './hero.tsx'; export * from './account-cards.tsx';", resolveDir: VIEWS },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  views = (await import(`data:text/javascript;base64,${code}`)) as typeof views;
});

const hero = (session: Session): Drawn => draw(views.Hero({ snapshot: { session, service, signIn: { state: 'idle' } }, now: NOW, actions }));

const REASONS = Object.keys(messages.reasons) as UnreachableReason[];
const NOT_SIGNED_IN: Session[] = [
  { state: 'starting' },
  { state: 'signedOut', since: at(9), verifiedAt: at(2), listed: [ada] },
  { state: 'incompatible', since: at(9), cause: { code: 'notUsers' }, last },
  ...REASONS.map((reason): Session => ({ state: 'unreachable', since: at(9), reason, last })),
];

test('the head of the window names the user and says "Signed in" when the service said so', () => {
  const { text } = hero({ state: 'signedIn', since: at(900), ...last });
  for (const words of ['Ada Lovelace', 'ada@example.com', 'Signed in', 'Verified 5 minutes ago', 'Check now', 'Disconnect…']) {
    assert.ok(text.includes(`${words}\n`), words);
  }
});

test('in every other state it says nothing of the kind, and offers to check', () => {
  for (const session of NOT_SIGNED_IN) {
    const { text } = hero(session);
    assert.doesNotMatch(text.replaceAll('No one is signed in', ''), /signed in/iu, session.state);
    assert.doesNotMatch(text, /Disconnect…/u, session.state);
    assert.ok(text.includes('Check now\n'), session.state);
  }
});

test('while Pieces OS starts, nobody is told to start it', () => {
  const session: Session = { state: 'unreachable', since: at(900), reason: 'refused', last };
  const textOf = (piecesOsStart?: PiecesOsStart): string => draw(views.Hero({ snapshot: { session, service, signIn: { state: 'idle' }, piecesOsStart }, now: NOW, actions })).text;
  const { advice } = messages.reasons.refused;
  assert.ok(textOf().includes(advice));
  const text = textOf({ state: 'asked' });
  assert.ok(text.includes(messages.startPiecesOs.asked.title));
  assert.ok(!text.includes(advice));
});

test('the last known user is shown as such', () => {
  const { text } = draw(views.LastKnownCard({ last, now: NOW }));
  for (const words of ['Last known account', 'Not confirmed', 'Ada Lovelace', 'Last verified 5 minutes ago']) assert.ok(text.includes(words), words);
  assert.doesNotMatch(text, /signed in/iu);
});

test('that some entries could not be read is said once, at the head of the window or at the end of the list', () => {
  const unread = { unreadable: 2, verifiedAt: at(2) };
  const sessions: Session[] = [
    { state: 'signedIn', since: at(900), ...last, ...unread },
    { state: 'currentUnknown', since: at(9), listed: [ada], ...unread },
    { state: 'currentUnknown', since: at(9), listed: [], ...unread },
    { state: 'incompatible', since: at(9), cause: { code: 'notUsers' }, last: { ...last, ...unread } },
    { state: 'unreachable', since: at(9), reason: 'refused', last: { ...last, ...unread } },
  ];
  for (const session of sessions) {
    const atHead = hero(session).text.split(messages.session.unreadable(2)).length - 1;
    assert.deepEqual([atHead + Number(furtherUnreadable(session) > 0), session.state], [1, session.state]);
  }
});

test('no element has a style of its own, which the content security policy would drop', () => {
  const drawn = [...NOT_SIGNED_IN.map(hero), hero({ state: 'signedIn', since: at(1), ...last })];
  for (const { props } of drawn) assert.ok(!props.includes('style') && !props.includes('dangerouslySetInnerHTML'));
});
