import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trayView } from '../../../src/main/tray/menu.ts';
import type { MenuItem, TrayView } from '../../../src/main/tray/menu.ts';
import { startingView } from '../../../src/main/tray/starting-view.ts';
import { describeSession } from '../../../src/shared/describe.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { PiecesOsStart, Profile, Session, Snapshot, StartAtLogin } from '../../../src/shared/snapshot.ts';
import type { Update } from '../../../src/shared/update.ts';

const AT = '2026-01-31T12:00:00.000Z';
const NOW = Date.parse(AT);
const MINUTE_MS = 60_000;

const user = (id: string, fields: Partial<Profile> = {}): Profile => ({ id, name: id, cloud: 'connected', providers: [], ...fields });
const ADA = user('u-ada', { name: 'Ada Lovelace', email: 'ada@example.org' });
const GRACE = user('u-grace', { name: 'Grace Hopper' });
const known = (...users: readonly [Profile, ...Profile[]]) => ({ users, currentId: users[0].id, unreadable: 0, verifiedAt: AT });
const signedIn = (...users: readonly [Profile, ...Profile[]]): Session => ({ state: 'signedIn', since: AT, ...known(...users) });

const snapshotOf = (session: Session, startAtLogin: StartAtLogin = { state: 'off' }): Snapshot => ({
  session,
  service: { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling' },
  keychain: { state: 'unknown' },
  signIn: { state: 'idle' },
  disconnect: { state: 'idle' },
  startAtLogin,
  settings: DEFAULT_SETTINGS,
  notices: [],
  language: 'en',
  app: { version: '0.1.0' },
});
const viewOf = (session: Session, now = NOW): TrayView => trayView(snapshotOf(session), now);
type Clickable = Extract<MenuItem, { type: 'normal' | 'checkbox' }>;
/** The items with those of submenus, in the order in which a person meets them. */
const flat = (items: readonly MenuItem[]): MenuItem[] => items.flatMap((item) => (item.type === 'submenu' ? [item, ...flat(item.items)] : [item]));
const labelsOf = ({ items }: TrayView): string[] => flat(items).map((item) => (item.type === 'separator' ? '—' : item.label));
const clickable = ({ items }: TrayView): Clickable[] =>
  flat(items).filter((item): item is Clickable => (item.type === 'normal' || item.type === 'checkbox') && item.command !== undefined);
const commandsOf = (view: TrayView, name: string): Clickable[] => clickable(view).filter(({ command }) => command?.name === name);
const submenuOf = ({ items }: TrayView): Extract<MenuItem, { type: 'submenu' }> | undefined => items.find((item) => item.type === 'submenu');

const SESSIONS: Readonly<Record<Session['state'], Session>> = {
  starting: { state: 'starting' },
  signedIn: signedIn(ADA, GRACE),
  signedOut: { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] },
  currentUnknown: { state: 'currentUnknown', since: AT, verifiedAt: AT, listed: [ADA, GRACE], unreadable: 0 },
  unreachable: { state: 'unreachable', since: AT, reason: 'refused', last: known(ADA) },
  incompatible: { state: 'incompatible', since: AT, cause: { code: 'notUsers' }, last: known(ADA) },
};

describe('the menu of each state', () => {
  test('starting: says that it looks for the service, and offers no disconnect', () => {
    const view = viewOf(SESSIONS.starting);
    assert.equal(view.tone, 'starting');
    assert.deepEqual(labelsOf(view), [
      'Looking for Pieces OS',
      'Waiting for http://localhost:1000 to answer.',
      '—',
      'Open Pieces Account Tray',
      'Check now',
      '—',
      'Settings…',
      'Start at login',
      '—',
      'Quit Pieces Account Tray',
    ]);
  });

  test('signed in: says who, and offers to disconnect every listed user in a submenu', () => {
    const view = viewOf(SESSIONS.signedIn);
    assert.equal(view.tone, 'signedIn');
    assert.equal(view.tooltip, 'Pieces Account Tray: Signed in as Ada Lovelace');
    assert.deepEqual(labelsOf(view).slice(0, 10), [
      'Signed in as Ada Lovelace',
      'ada@example.org, verified just now.',
      '—',
      'Open Pieces Account Tray',
      'Check now',
      'Disconnect',
      'Ada Lovelace (current)…',
      'Grace Hopper…',
      '—',
      'Settings…',
    ]);
    assert.deepEqual(
      commandsOf(view, 'askDisconnect').map(({ command }) => command),
      [ADA.id, GRACE.id].map((userId) => ({ name: 'askDisconnect', userId })),
    );
  });

  test('one user is disconnected by one item, without a submenu', () => {
    const view = viewOf(signedIn(ADA));
    assert.equal(submenuOf(view), undefined);
    assert.deepEqual(commandsOf(view, 'askDisconnect').map(({ label }) => label), ['Disconnect Ada Lovelace…']);
  });

  test('signed out: says so, and offers to disconnect only who is still listed', () => {
    assert.equal(viewOf(SESSIONS.signedOut).tone, 'signedOut');
    assert.equal(commandsOf(viewOf(SESSIONS.signedOut), 'askDisconnect').length, 0);
    const listed = viewOf({ state: 'signedOut', since: AT, verifiedAt: AT, listed: [ADA] });
    assert.equal(labelsOf(listed)[0], 'No one is signed in');
    assert.equal(commandsOf(listed, 'askDisconnect').length, 1);
  });

  test('unreachable and incompatible: show the last known user as that, and offer no disconnect', () => {
    for (const [session, tone] of [[SESSIONS.unreachable, 'unreachable'], [SESSIONS.incompatible, 'attention']] as const) {
      const view = viewOf(session);
      assert.equal(view.tone, tone);
      assert.ok(labelsOf(view).includes('Last known: Ada Lovelace, verified just now'));
      assert.ok(labelsOf(view).every((label) => !label.includes('Signed in') && !label.includes('Disconnect')));
    }
  });

  test('every state has its own title, and its own picture but for the two that need attention', () => {
    const views = Object.values(SESSIONS).map((session) => viewOf(session));
    assert.deepEqual(views.filter(({ tone }) => tone === 'attention').length, 2);
    assert.equal(new Set(views.map(({ tone }) => tone)).size, views.length - 1);
    assert.equal(new Set(views.map(({ tooltip }) => tooltip)).size, views.length);
  });

  test('in every state the first item says the state and opens the window, and the order is the same', () => {
    const ORDER = ['openWindow', 'openWindow', 'checkNow', 'startPiecesOs', 'signIn', 'askDisconnect', 'openWindow', 'setStartAtLogin', 'quit'];
    for (const session of Object.values(SESSIONS)) {
      const view = viewOf(session);
      const { title } = describeSession(session, snapshotOf(session).service, NOW);
      assert.deepEqual(clickable(view)[0], { type: 'normal', label: title, command: { name: 'openWindow', place: 'account' } });
      assert.equal(view.items[0]?.type === 'normal' && view.items[0].label, title);
      let at = 0;
      for (const { command } of clickable(view)) {
        const found = ORDER.indexOf(command?.name ?? '', command?.name === 'askDisconnect' ? Math.min(at, 5) : at);
        assert.notEqual(found, -1, `${session.state}: ${String(command?.name)}`);
        at = found + 1;
      }
    }
  });

  test('Quit is last, behind a separator, and never beside Disconnect', () => {
    for (const session of Object.values(SESSIONS)) {
      const { items } = viewOf(session);
      assert.equal(items.at(-1)?.type === 'normal' && items.at(-1)?.type, 'normal');
      assert.equal(items.at(-2)?.type, 'separator');
      assert.equal(labelsOf({ ...viewOf(session) }).at(-1), 'Quit Pieces Account Tray');
      assert.doesNotMatch(labelsOf(viewOf(session)).at(-3) ?? '', /Disconnect/u);
    }
  });

  test('Settings… opens the window at its settings', () => {
    const item = clickable(viewOf(SESSIONS.starting)).find(({ label }) => label === 'Settings…');
    assert.deepEqual(item?.command, { name: 'openWindow', place: 'settings' });
  });
});

describe('signing in from the menu', () => {
  const waiting = { state: 'waiting', via: 'service', until: AT } as const;

  test('is offered where nobody is signed in, and nowhere else', () => {
    for (const [state, session] of Object.entries(SESSIONS)) {
      assert.equal(commandsOf(viewOf(session), 'signIn').length, state === 'signedOut' ? 1 : 0, state);
    }
  });

  test('shows in every state that the browser is waited for, and can be cancelled', () => {
    for (const session of Object.values(SESSIONS)) {
      const view = trayView({ ...snapshotOf(session), signIn: waiting }, NOW);
      assert.ok(labelsOf(view).includes('Waiting for the browser'));
      assert.equal(commandsOf(view, 'cancelSignIn').length, 1);
      assert.deepEqual(commandsOf(view, 'signIn'), []);
    }
  });
});

describe('starting Pieces OS from the menu', () => {
  const labels = (piecesOsStart: PiecesOsStart | undefined): string[] =>
    labelsOf(trayView({ ...snapshotOf(SESSIONS.unreachable), piecesOsStart }, NOW)).slice(6, -5);

  test('is offered where nothing listens at its address, and says what came of it', () => {
    assert.deepEqual(labels(undefined), ['Start Pieces OS']);
    assert.deepEqual(labels({ state: 'asked' }), ['Starting Pieces OS…']);
    assert.deepEqual(labels({ state: 'failed', failure: 'noProgram' }), ['Pieces OS could not be started', 'Try starting Pieces OS again']);
    for (const [state, session] of Object.entries(SESSIONS)) {
      assert.equal(commandsOf(viewOf(session), 'startPiecesOs').length, state === 'unreachable' ? 1 : 0, state);
    }
  });
});

describe('names in the menu', () => {
  const shown = (name: string): { title: string; action: string; tooltip: string } => {
    const view = viewOf(signedIn(user('0123456789abcdef', { name })));
    const title = labelsOf(view)[0] ?? '';
    const action = commandsOf(view, 'askDisconnect')[0]?.label ?? '';
    return { title, action, tooltip: view.tooltip };
  };
  const graphemes = (text: string): number => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;

  test('an & stays as it is: escaping it is the business of the toolkit', () => {
    assert.equal(shown('Zoë & 美咲 🧩').title, 'Signed in as Zoë & 美咲 🧩');
    assert.equal(shown('Zoë & 美咲 🧩').action, 'Disconnect Zoë & 美咲 🧩…');
  });

  test('characters that reorder or hide their neighbours are left out', () => {
    const { title, action, tooltip } = shown('Ada\u202Eecalevol\u2066\u200F\u0000\nGrace');
    assert.equal(title, 'Signed in as Adaecalevol Grace');
    for (const text of [title, action, tooltip]) assert.doesNotMatch(text, /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
  });

  test('300 characters are shortened, between two characters as a person counts them', () => {
    for (const name of ['x'.repeat(300), '👩‍👩‍👧'.repeat(300), 'e\u0301'.repeat(300)]) {
      const { title, action } = shown(name);
      assert.ok(graphemes(title) <= 80, title);
      assert.ok(graphemes(action) <= 60, action);
      assert.match(title, /…$/u);
      assert.ok(title.isWellFormed() && action.isWellFormed());
    }
  });

  test('two users of the same name are told apart by their e-mail address, or else by their id', () => {
    const view = viewOf(signedIn(ADA, user('u-2', { name: 'Ada Lovelace' }), GRACE));
    assert.deepEqual(commandsOf(view, 'askDisconnect').map(({ label }) => label), [
      'Ada Lovelace (ada@example.org) (current)…',
      'Ada Lovelace (u-2)…',
      'Grace Hopper…',
    ]);
  });

  test('a user without a name is an unnamed user, with the short ID in the second line', () => {
    for (const name of ['', ' ', '\u200B\u202E \uFEFF']) {
      const view = viewOf(signedIn(user('0123456789abcdef', { name })));
      assert.deepEqual(labelsOf(view).slice(0, 2), ['Signed in as Unnamed user', '01234567…, verified just now.']);
      assert.equal(shown(name).action, 'Disconnect Unnamed user (01234567…)…');
    }
  });

  test('two unnamed users are told apart, also where their IDs begin alike', () => {
    const [one, two] = [user('0123456789-a', { name: '' }), user('0123456789-b', { name: '' })];
    const labels = commandsOf(viewOf(signedIn(one, two)), 'askDisconnect').map(({ label }) => label);
    assert.equal(new Set(labels).size, 2);
    for (const label of labels) assert.match(label, /^Unnamed user /u);
  });

  /** At and over the limit, ending in what may meet an ellipsis. */
  const LONG = ['x'.repeat(39), 'x'.repeat(40), 'x'.repeat(41), 'x'.repeat(300), `${'x'.repeat(38)} …y`, `${'x'.repeat(36)}... more`, 'Ada…', 'Ada...', 'Ada ……', 'Wolfe… Wolfeschlegelsteinhausenbergerdorff', `${'x y'.repeat(20)}…`];

  test('no label ends in two ellipses, however long a name is', () => {
    for (const name of LONG) {
      for (const session of [signedIn(user('u-1', { name })), signedIn(user('u-1', { name }), user('u-2', { name })), { ...SESSIONS.unreachable, last: known(user('u-1', { name })) } as Session]) {
        for (const label of labelsOf(viewOf(session))) assert.doesNotMatch(label, /(?:…|\.{2,})\s*…$/u, label);
      }
    }
  });
});

describe('many users', () => {
  test('of 1,000 users a handful is in the menu, and an item leads to the rest', () => {
    const [first, ...rest] = Array.from({ length: 1000 }, (_, index) => user(`user-${String(index)}`));
    assert.ok(first);
    const view = viewOf(signedIn(first, ...rest));
    assert.equal(commandsOf(view, 'askDisconnect').length, 10);
    assert.equal(submenuOf(view)?.items.length, 11);
    assert.ok(labelsOf(view).includes('990 more users in the window…'));
    assert.ok(flat(view.items).length < 25);
  });

  test('the current user can be disconnected from any place of the list', () => {
    const [first, ...rest] = Array.from({ length: 1000 }, (_, index) => user(`user-${String(index)}`));
    assert.ok(first);
    for (const place of [0, 9, 10, 300, 999]) {
      const session: Session = { ...signedIn(first, ...rest), currentId: `user-${String(place)}` } as Session;
      const items = commandsOf(viewOf(session), 'askDisconnect');
      assert.equal(items.length, 10);
      assert.deepEqual(items.map(({ label }) => label).filter((label) => label.includes('current')), [`user-${String(place)} (current)…`]);
    }
  });

  test('ten users need no such item', () => {
    const [first, ...rest] = Array.from({ length: 10 }, (_, index) => user(`user-${String(index)}`));
    assert.ok(first);
    assert.equal(submenuOf(viewOf(signedIn(first, ...rest)))?.items.length, 10);
  });
});

describe('the menu as time goes by', () => {
  test('is the same for a whole minute, in every state', () => {
    for (const session of Object.values(SESSIONS)) {
      for (const minute of [0, 1, 7]) {
        const begin = NOW + minute * MINUTE_MS;
        for (const second of [1, 4, 5, 30, 59.999]) {
          assert.deepEqual(viewOf(session, begin + second * 1000), viewOf(session, begin), `${session.state}, minute ${String(minute)}, second ${String(second)}`);
        }
      }
    }
  });

  test('tells a new age from one minute to the next', () => {
    const line = (now: number): string | undefined => labelsOf(viewOf(SESSIONS.signedIn, now))[1];
    assert.equal(line(NOW + MINUTE_MS), 'ada@example.org, verified 1 minute ago.');
    assert.equal(line(NOW + 2 * MINUTE_MS), 'ada@example.org, verified 2 minutes ago.');
  });

  test('says just now when the clock of this computer was set back a little', () => {
    assert.equal(labelsOf(viewOf(SESSIONS.signedIn, NOW - 20_000))[1], 'ada@example.org, verified just now.');
  });
});

describe('start at login', () => {
  const itemOf = (startAtLogin: StartAtLogin): MenuItem | undefined =>
    trayView(snapshotOf(SESSIONS.starting, startAtLogin), NOW).items.find((item) => item.type === 'checkbox');

  test('is a check mark that a click turns over', () => {
    const label = 'Start at login';
    assert.deepEqual(itemOf({ state: 'on' }), { type: 'checkbox', label, checked: true, command: { name: 'setStartAtLogin', on: false } });
    assert.deepEqual(itemOf({ state: 'off' }), { type: 'checkbox', label, checked: false, command: { name: 'setStartAtLogin', on: true } });
  });

  test('cannot be clicked where it is not possible', () => {
    assert.deepEqual(itemOf({ state: 'unavailable', cause: { code: 'EACCES' } }), { type: 'checkbox', label: 'Start at login', checked: false });
  });
});

test('tray: before the settings are read it says no more than that it is looking, and can be opened and quit', () => {
  const before = startingView();
  const { tone, tooltip } = viewOf(SESSIONS.starting);
  assert.deepEqual([before.tone, before.tooltip], [tone, tooltip]);
  assert.deepEqual(labelsOf(before), ['Looking for Pieces OS', '—', 'Open Pieces Account Tray', '—', 'Quit Pieces Account Tray']);
  assert.equal(commandsOf(before, 'openWindow').length, 2);
  assert.equal(commandsOf(before, 'quit').length, 1);
});

describe('newer versions', () => {
  const ITEMS: readonly (readonly [update: Update | undefined, label: string | undefined, command: string])[] = [
    [undefined, undefined, ''],
    [{ state: 'idle' }, 'Check for updates…', 'checkForUpdates'],
    [{ state: 'failed', failure: 'wrongHash' }, 'Check for updates…', 'checkForUpdates'],
    [{ state: 'available', version: '0.2.0', installer: 'packageManager' }, 'Version 0.2.0 is available…', 'openWindow'],
    [{ state: 'ready', version: '0.2.0' }, 'Version 0.2.0 is ready to install…', 'openWindow'],
  ];
  for (const [update, label, command] of ITEMS) {
    test(`${update === undefined ? 'without a feed' : update.state}: the item is ${label ?? 'missing'}`, () => {
      const plain = labelsOf(viewOf(SESSIONS.signedOut));
      const view = trayView({ ...snapshotOf(SESSIONS.signedOut), update }, NOW);
      assert.deepEqual(labelsOf(view).filter((each) => !plain.includes(each)), label === undefined ? [] : [label]);
      if (label !== undefined) assert.equal(clickable(view).find((item) => item.label === label)?.command?.name, command);
    });
  }
});
