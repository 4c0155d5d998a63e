/** Snapshots for tests of the tray menu, and readers of its items. */
import { initialSnapshot } from '../../src/main/state/initial-snapshot.ts';
import { trayView, type MenuItem, type TrayView } from '../../src/main/tray/menu.ts';
import type { Profile, Session, Snapshot, StartAtLogin } from '../../src/shared/snapshot.ts';

export const AT = '2026-01-31T12:00:00.000Z';
export const NOW = Date.parse(AT);

export const user = (id: string, fields: Partial<Profile> = {}): Profile => ({ id, name: id, cloud: 'connected', providers: [], ...fields });
export const ADA = user('u-ada', { name: 'Ada Lovelace', email: 'ada@example.org' });
export const GRACE = user('u-grace', { name: 'Grace Hopper' });
export const known = (...users: readonly [Profile, ...Profile[]]) => ({ users, currentId: users[0].id, unreadable: 0, verifiedAt: AT });
export const signedIn = (...users: readonly [Profile, ...Profile[]]): Session => ({ state: 'signedIn', since: AT, ...known(...users) });

export const snapshotOf = (session: Session, startAtLogin: StartAtLogin = { state: 'off' }): Snapshot => initialSnapshot({ session, startAtLogin });
export const viewOf = (session: Session, now = NOW): TrayView => trayView(snapshotOf(session), now);
export type Clickable = Extract<MenuItem, { type: 'normal' | 'checkbox' }>;
/** The items with those of submenus, in the order in which a person meets them. */
export const flat = (items: readonly MenuItem[]): MenuItem[] => items.flatMap((item) => (item.type === 'submenu' ? [item, ...flat(item.items)] : [item]));
export const labelsOf = ({ items }: TrayView): string[] => flat(items).map((item) => (item.type === 'separator' ? '—' : item.label));
export const clickable = ({ items }: TrayView): Clickable[] =>
  flat(items).filter((item): item is Clickable => (item.type === 'normal' || item.type === 'checkbox') && item.command !== undefined);
export const commandsOf = (view: TrayView, name: string): Clickable[] => clickable(view).filter(({ command }) => command?.name === name);
export const submenuOf = ({ items }: TrayView): Extract<MenuItem, { type: 'submenu' }> | undefined => items.find((item) => item.type === 'submenu');

export const SESSIONS: Readonly<Record<Session['state'], Session>> = {
  starting: { state: 'starting' },
  signedIn: signedIn(ADA, GRACE),
  signedOut: { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] },
  currentUnknown: { state: 'currentUnknown', since: AT, verifiedAt: AT, listed: [ADA, GRACE], unreadable: 0 },
  unreachable: { state: 'unreachable', since: AT, reason: 'refused', last: known(ADA) },
  incompatible: { state: 'incompatible', since: AT, cause: { code: 'notUsers' }, last: known(ADA) },
};
