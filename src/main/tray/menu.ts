/** The tray's menu, tooltip and picture as pure functions of the snapshot. */
import type { Place } from '../../shared/bridge-contract.ts';
import { describeSession, type Tone } from '../../shared/describe.ts';
import { labelOf, plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { verifiedAtOf } from '../../shared/session-facts.ts';
import type { Profile, Snapshot, Timestamp } from '../../shared/snapshot.ts';
import { usersListedNow } from '../state/session-reducer.ts';

/** What a click on an item does. */
export type MenuCommand =
  /** At this place of it, or where it is. */
  | { readonly name: 'openWindow'; readonly place?: Place }
  | { readonly name: 'startPiecesOs' }
  | { readonly name: 'signIn' }
  | { readonly name: 'cancelSignIn' }
  | { readonly name: 'askDisconnect'; readonly userId: string }
  | { readonly name: 'checkNow' }
  | { readonly name: 'setStartAtLogin'; readonly on: boolean }
  | { readonly name: 'quit' };

/** An item as plain data; one without a command only says something. */
export type MenuItem =
  | { readonly type: 'separator' }
  | {
      readonly type: 'normal' | 'checkbox';
      /** As a person reads it; mnemonics are not escaped yet. */
      readonly label: string;
      readonly checked?: boolean;
      readonly command?: MenuCommand;
    };

export interface TrayView {
  readonly tone: Tone;
  readonly tooltip: string;
  readonly items: readonly MenuItem[];
}

/** A menu is for a handful of users; the window has a search for more. */
const USERS_IN_MENU_MAX = 10;
const NAME_GRAPHEMES_MAX = 40;
const LINE_GRAPHEMES_MAX = 80;
const MINUTE_MS = 60_000;

const SEPARATOR: MenuItem = { type: 'separator' };

/**
 * @param snapshot - what is true
 * @param now - milliseconds since the epoch; ages are told in minutes, so that the menu changes no more often
 */
export function trayView(snapshot: Snapshot, now: number): TrayView {
  const { tone, title, lines } = stateLines(snapshot, now);
  const note = (label: string): MenuItem => ({ type: 'normal', label: plainText(label, LINE_GRAPHEMES_MAX) });
  return {
    tone,
    tooltip: messages.session.tooltip(title),
    items: [
      { type: 'normal', label: messages.tray.openWindow, command: { name: 'openWindow' } },
      SEPARATOR,
      note(title),
      ...lines.map(note),
      ...signInItems(snapshot),
      ...disconnectItems(snapshot),
      SEPARATOR,
      { type: 'normal', label: messages.tray.checkNow, command: { name: 'checkNow' } },
      startAtLoginItem(snapshot),
      SEPARATOR,
      { type: 'normal', label: messages.tray.quit, command: { name: 'quit' } },
    ],
  };
}

function stateLines({ session, service }: Snapshot, now: number): { tone: Tone; title: string; lines: string[] } {
  const at = verifiedAtOf(session);
  const asOf = at === undefined ? now : inMinutes(at, now);
  const { tone, title, detail, lastKnown } = describeSession(session, service, asOf);
  return { tone, title, lines: [detail, lastKnown].filter((line) => line !== undefined) };
}

/** The present, or the instant itself for the first minute after it. */
function inMinutes(at: Timestamp, now: number): number {
  const age = now - Date.parse(at);
  return age >= 0 && age < MINUTE_MS ? Date.parse(at) : now;
}

/** Offered where nobody is signed in and the service can be asked; while one is under way, in every state. */
function signInItems({ session, signIn }: Snapshot): MenuItem[] {
  const { action, cancel, waiting } = messages.signIn;
  if (signIn.state === 'waiting') {
    const title = signIn.via === 'keychain' ? messages.restore.title : waiting.title;
    return [SEPARATOR, { type: 'normal', label: title }, { type: 'normal', label: cancel, command: { name: 'cancelSignIn' } }];
  }
  return session.state === 'signedOut' ? [SEPARATOR, { type: 'normal', label: action, command: { name: 'signIn' } }] : [];
}

function disconnectItems({ session }: Snapshot): MenuItem[] {
  const users = usersListedNow(session);
  if (users.length === 0) return [];
  const shown = users.slice(0, USERS_IN_MENU_MAX);
  const labels = shown.map((user) => labelOf(user, NAME_GRAPHEMES_MAX));
  const items = shown.map(
    (user, index): MenuItem => ({
      type: 'normal',
      label: messages.disconnect.actionFor(markCurrent(user, distinctLabel(user, labels[index] ?? '', labels), session)),
      command: { name: 'askDisconnect', userId: user.id },
    }),
  );
  const more = users.length - items.length;
  if (more > 0) {
    items.push({ type: 'normal', label: messages.tray.moreUsers(more), command: { name: 'openWindow' } });
  }
  return [SEPARATOR, ...items];
}

/** Two people of the same name must not be mistaken for each other. */
function distinctLabel({ email, id }: Profile, label: string, labels: readonly string[]): string {
  if (labels.filter((other) => other === label).length === 1) return label;
  const mark = plainText(email ?? '', NAME_GRAPHEMES_MAX);
  return messages.tray.namesake(label, mark === '' || mark === label ? plainText(id, NAME_GRAPHEMES_MAX) : mark);
}

/** Among several users it says which of them is signed in now. */
function markCurrent({ id }: Profile, label: string, session: Snapshot['session']): string {
  const isOneOfMany = session.state === 'signedIn' && session.users.length > 1 && session.currentId === id;
  return isOneOfMany ? messages.tray.current(label) : label;
}

function startAtLoginItem({ startAtLogin }: Snapshot): MenuItem {
  const label = messages.tray.startAtLogin;
  if (startAtLogin.state === 'unavailable') return { type: 'checkbox', label, checked: false };
  const on = startAtLogin.state === 'on';
  return { type: 'checkbox', label, checked: on, command: { name: 'setStartAtLogin', on: !on } };
}
