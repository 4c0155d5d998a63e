import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Session } from '../../../src/shared/snapshot.ts';
import { ADA, commandsOf, flat, GRACE, known, labelsOf, SESSIONS, signedIn, submenuOf, user, viewOf } from '../../support/tray-menu.ts';

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
    // Nor can a name have isolates of its own: those around a name from right to left come from the catalogue.
    assert.equal(shown('\u2069שלום\u2067 \u2068(2)').title, 'Signed in as \u2068שלום (2)\u2069');
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
