import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { notificationView, type Notification, type NotificationView } from '../../../src/main/notifications/notification-table.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';
import type { Profile, Session, SignIn, UnreachableReason } from '../../../src/shared/snapshot.ts';

const AT = '2026-01-31T12:00:00.000Z';
const NOW = Date.parse(AT);
const HOSTILE = '<b>A & B</b>\u202E\n';

const user = (id: string, fields: Partial<Profile> = {}): Profile => ({ id, name: id, cloud: 'connected', providers: [], ...fields });
const signedIn = (name: string): Session => ({ state: 'signedIn', since: AT, users: [user('id', { name })], currentId: 'id', unreadable: 0, verifiedAt: AT });
const SIGNED_OUT: Session = { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] };
const down = (reason: UnreachableReason): Session => ({ state: 'unreachable', since: AT, reason });

function viewOf(notification: Notification, session: Session = SIGNED_OUT, signIn: SignIn = { state: 'idle' }): NotificationView {
  const snapshot = initialSnapshot({ session, signIn });
  return notificationView(notification, snapshot, NOW);
}

const out = (...users: readonly Profile[]): Notification => ({ id: 'signedOut', users: new Map(users.map((each, index) => [`${index}`, each])), areMore: false });
const currentEnded = (name: string): Notification => ({ id: 'currentEnded', user: user('id', { name }) });
const switched = (from: Profile, to: Profile): Notification => ({ id: 'userSwitched', from, to });
const GONE: Notification = { id: 'service', state: 'gone' };
const BACK: Notification = { id: 'service', state: 'back' };
const LOCKED: Notification = { id: 'keychainLocked', state: 'locked' };

describe('a notification', () => {
  test('names who was signed out, two of many', () => {
    assert.equal(viewOf(out(user('Ada'))).title, 'Ada was signed out of Pieces OS');
    assert.equal(viewOf(out(user('Ada'), user('Bob'))).title, 'Ada and Bob were signed out of Pieces OS');
    assert.equal(viewOf(out(user('Ada'), user('Bob'), user('Cy'))).title, 'Ada, Bob and 1 other were signed out of Pieces OS');
  });

  test('of more users than are kept does not give a number that is too small', () => {
    const many: Notification = { id: 'signedOut', users: new Map([['a', user('Ada')], ['b', user('Bob')], ['c', user('Cy')]]), areMore: true };
    assert.equal(viewOf(many).title, 'Ada, Bob and many others were signed out of Pieces OS');
  });

  test('says that a user is current no longer, and not that this one was signed out', () => {
    const { title, body, button } = viewOf(currentEnded('Ada'));
    assert.equal(title, 'Ada is no longer the current user of Pieces OS');
    assert.doesNotMatch(title + body, /was signed out/u);
    assert.deepEqual(button?.command, { name: 'signIn' });
  });

  test('offers to sign in only where that can be done', () => {
    assert.deepEqual(viewOf(out(user('Ada'))).button, { label: messages.signIn.action, command: { name: 'signIn' } });
    assert.equal(viewOf(out(user('Ada')), signedIn('Bob')).button, undefined);
    assert.equal(viewOf(out(user('Ada')), down('refused')).button, undefined);
    assert.equal(viewOf(out(user('Ada')), SIGNED_OUT, { state: 'waiting', via: 'service', until: AT }).button, undefined);
  });

  test('names who is there now, and who was', () => {
    assert.equal(viewOf(switched(user('Ada'), user('Bob'))).title, 'Bob is now signed in to Pieces OS instead of Ada');
  });

  test('says what is wrong with a service that is gone, and offers to look', () => {
    for (const reason of Object.keys(messages.reasons) as UnreachableReason[]) {
      const { body, button } = viewOf(GONE, down(reason));
      assert.ok(body.startsWith(`${messages.reasons[reason].title}. `), body);
      assert.deepEqual(button?.command, { name: 'checkNow' });
    }
    const incompatible = viewOf(GONE, { state: 'incompatible', since: AT, cause: { code: 'notUsers' } });
    assert.ok(incompatible.body.startsWith(messages.session.incompatible.title));
    assert.doesNotMatch(incompatible.body, /[<&]/u);
  });

  test('says who is there when the service is back', () => {
    assert.equal(viewOf(BACK, signedIn('Ada')).title, 'Pieces OS is back, and Ada is signed in');
    assert.equal(viewOf(BACK).title, 'Pieces OS is back, and no one is signed in');
    assert.equal(viewOf(BACK, down('refused')).title, 'Pieces OS is back');
  });

  test('has a plain title of sane length, and names in that only: what is below may be taken for markup', () => {
    for (const name of [HOSTILE, `${HOSTILE}${'x'.repeat(300)}`]) {
      const person = user('id', { name });
      const views = [viewOf(out(person, person, person)), viewOf(switched(person, person)), viewOf(BACK, signedIn(name)), viewOf(GONE, down('failed')), viewOf(LOCKED), viewOf(currentEnded(name))];
      for (const { title, body } of views) {
        assert.doesNotMatch(title, /[\p{Cc}\u202E]/u);
        assert.ok(title.length < 200, title);
        assert.doesNotMatch(body, /[<&\p{Cc}]|undefined/u);
        assert.match(body, /\.$/u);
      }
    }
  });
});
