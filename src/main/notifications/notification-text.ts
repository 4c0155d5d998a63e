/** What a notification says and offers, as a pure function of what it tells and of the snapshot. */
import { currentOf, describeSession, namesOf, sentences } from '../../shared/describe.ts';
import { labelOf } from '../../shared/format.ts';
import { messages } from '../../shared/messages.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Announcement } from './notification-reducer.ts';
import type { MenuCommand } from '../tray/menu.ts';

export interface NotificationView {
  readonly title: string;
  /** Words of this app only: a desktop may take it for markup. */
  readonly body: string;
  /** The one button, where there is something to do at once, and where the desktop has buttons. */
  readonly button?: { readonly label: string; readonly command: MenuCommand };
}

const words = messages.notifications;
/** A desktop shows one line, or two. */
const NAME_GRAPHEMES_MAX = 40;
const NAMES_MAX = 2;

/**
 * @param announcement - what is told
 * @param snapshot - what is true at that time
 * @param now - milliseconds since the epoch
 */
export function notificationView(announcement: Announcement, snapshot: Snapshot, now: number): NotificationView {
  switch (announcement.kind) {
    case 'signedOut': {
      const { users } = announcement;
      const { title, detail, advice } = words.signedOut;
      const canSignIn = snapshot.session.state === 'signedOut' && snapshot.signIn.state !== 'waiting';
      return {
        title: title(namesOf(users, NAMES_MAX), users.length),
        body: sentences(detail, advice),
        ...(canSignIn && { button: { label: messages.signIn.action, command: { name: 'signIn' } } }),
      };
    }
    case 'userSwitched': {
      const { title, detail, advice } = words.userSwitched;
      const [to, from] = [announcement.to, announcement.from].map((user) => labelOf(user, NAME_GRAPHEMES_MAX));
      return { title: title(to ?? '', from ?? ''), body: sentences(detail, advice) };
    }
    case 'service':
      return announcement.state === 'gone' ? goneView(snapshot, now) : backView(snapshot);
    case 'keychainLocked': {
      const { title, detail, advice } = words.keychainLocked;
      return { title, body: sentences(detail, advice) };
    }
  }
}

/** What is wrong may have changed since the service was gone: it is told as it is now. */
function goneView({ session, service }: Snapshot, now: number): NotificationView {
  const { title, advice } = describeSession(session, service, now);
  return {
    title: words.gone.title,
    body: sentences(`${title}.`, advice ?? false),
    button: { label: messages.tray.checkNow, command: { name: 'checkNow' } },
  };
}

function backView({ session }: Snapshot): NotificationView {
  const { title, signedIn, signedOut, detail } = words.back;
  if (session.state === 'signedIn') return { title: signedIn(labelOf(currentOf(session), NAME_GRAPHEMES_MAX)), body: detail };
  return { title: session.state === 'signedOut' ? signedOut : title, body: detail };
}
