import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trayView, type MenuItem } from '../../../src/main/tray/menu.ts';
import { startingView } from '../../../src/main/tray/starting-view.ts';
import { describeSession } from '../../../src/shared/describe.ts';
import type { PiecesOsStart, StartAtLogin } from '../../../src/shared/snapshot.ts';
import type { Update } from '../../../src/shared/update.ts';
import { ADA, AT, clickable, commandsOf, GRACE, labelsOf, NOW, SESSIONS, signedIn, snapshotOf, submenuOf, viewOf } from '../../support/tray-menu.ts';

const MINUTE_MS = 60_000;

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
