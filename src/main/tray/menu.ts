/** The tray's menu, tooltip and picture as pure functions of the snapshot. */
import { describePiecesOsStart } from '../../shared/describe-flows.ts';
import { describeSession, type Tone } from '../../shared/describe.ts';
import { labelOf, oneEllipsis, plainSentence, plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { verifiedAtOf } from '../../shared/session-facts.ts';
import type { Profile, Snapshot, Timestamp } from '../../shared/snapshot.ts';
import { firstUsers } from '../../shared/user-page.ts';
import type { DesktopCommand } from '../state/desktop-command.ts';
import { usersListedNow } from '../state/session-reducer.ts';

/** An item as plain data; one without a command only says something. */
export type MenuItem =
  | { readonly type: 'separator' }
  | {
      readonly type: 'normal' | 'checkbox';
      /** As a person reads it; mnemonics are not escaped yet. */
      readonly label: string;
      readonly checked?: boolean;
      readonly command?: DesktopCommand;
    }
  | { readonly type: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] };

export interface TrayView {
  readonly tone: Tone;
  readonly tooltip: string;
  readonly items: readonly MenuItem[];
}

/** A menu is for a handful of users; the window has a search for more. */
const USERS_IN_MENU_MAX = 10;
const NAME_GRAPHEMES_MAX = 40;
const LINE_GRAPHEMES_MAX = 80;
const VERSION_GRAPHEMES_MAX = 40;
const MINUTE_MS = 60_000;

const SEPARATOR: MenuItem = { type: 'separator' };

/**
 * @param snapshot - what is true
 * @param now - milliseconds since the epoch; ages are told in minutes, so that the menu changes no more often
 */
export function trayView(snapshot: Snapshot, now: number): TrayView {
  const { tone, title, lines } = stateLines(snapshot, now);
  const { openWindow, checkNow, settings, quit } = messages.tray;
  return {
    tone,
    tooltip: messages.session.tooltip(title),
    items: [
      action(plainSentence(title, LINE_GRAPHEMES_MAX), { name: 'openWindow', place: 'account' }),
      ...lines.map(note),
      SEPARATOR,
      action(openWindow, { name: 'openWindow' }),
      action(checkNow, { name: 'checkNow' }),
      ...startPiecesOsItems(snapshot),
      ...signInItems(snapshot),
      ...disconnectItems(snapshot),
      SEPARATOR,
      ...updateItems(snapshot),
      action(settings, { name: 'openWindow', place: 'settings' }),
      startAtLoginItem(snapshot),
      SEPARATOR,
      action(quit, { name: 'quit' }),
    ],
  };
}

const action = (label: string, command: DesktopCommand): MenuItem => ({ type: 'normal', label: oneEllipsis(label), command });

/** Says something, and cannot be clicked. */
const note = (label: string): MenuItem => ({ type: 'normal', label: plainSentence(label, LINE_GRAPHEMES_MAX) });

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

/** Offered where nothing listens at the address of Pieces OS; what came of it stands there until Pieces OS answers. */
function startPiecesOsItems(snapshot: Snapshot): MenuItem[] {
  const words = describePiecesOsStart(snapshot);
  if (words === undefined) return [];
  return [
    ...(words.title === undefined ? [] : [note(words.title)]),
    ...(words.action === undefined ? [] : [action(words.action, { name: 'startPiecesOs' })]),
  ];
}

/** Offered where nobody is signed in and the service can be asked; while one is under way, in every state. */
function signInItems({ session, signIn }: Snapshot): MenuItem[] {
  const { action: label, cancel, waiting } = messages.signIn;
  if (signIn.state === 'waiting') {
    const title = signIn.via === 'keychain' ? messages.restore.title : waiting.title;
    return [note(title), action(cancel, { name: 'cancelSignIn' })];
  }
  return session.state === 'signedOut' ? [action(label, { name: 'signIn' })] : [];
}

/** Where the package names a feed; the window tells what came of the check, and asks about a newer version. */
function updateItems({ update }: Snapshot): MenuItem[] {
  if (update === undefined) return [];
  if (update.state !== 'available' && update.state !== 'ready') return [action(messages.updates.check, { name: 'checkForUpdates' })];
  const version = plainText(update.version, VERSION_GRAPHEMES_MAX);
  return [action(messages.updates.tray[update.state](version), { name: 'openWindow', place: 'settings' })];
}

/** One user is one item, several are a submenu. */
function disconnectItems({ session }: Snapshot): MenuItem[] {
  const users = usersListedNow(session);
  const { disconnect, disconnectUser, moreUsers } = messages.tray;
  const shown = firstUsers(users, USERS_IN_MENU_MAX, session.state === 'signedIn' ? session.currentId : undefined);
  const labels = shown.map((user) => labelOf(user, NAME_GRAPHEMES_MAX));
  const labelFor = users.length > 1 ? disconnectUser : messages.disconnect.actionFor;
  const items = shown.map((user, index): MenuItem => {
    const name = markCurrent(user, distinctLabel(user, labels[index] ?? '', labels), session);
    return action(labelFor(name), { name: 'askDisconnect', userId: user.id });
  });
  if (users.length < 2) return items;
  const more = users.length - items.length;
  return [{ type: 'submenu', label: disconnect, items: more > 0 ? [...items, action(moreUsers(more), { name: 'openWindow', place: 'account' })] : items }];
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
