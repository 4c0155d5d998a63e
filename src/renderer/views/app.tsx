/** The whole window as a function of the snapshot. */
import { useMemo } from 'preact/hooks';
import { currentOf, describeSession } from '../../shared/describe.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isDown } from '../../shared/session-facts.ts';
import type { Profile, Session, Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { AccountCards, LastKnownCard } from './account-card.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { Hero } from './hero.tsx';
import { HistoryCard } from './history-card.tsx';
import { Notices } from './notices.tsx';
import { PasteTokenCard } from './paste-token-card.tsx';
import { ServiceCard } from './service-card.tsx';
import { SettingsCard } from './settings-card.tsx';
import { UserList } from './user-list.tsx';

const words = messages.window;

interface AppProps {
  readonly snapshot: Snapshot;
  /** Milliseconds since the epoch; the ages are counted to it. */
  readonly now: number;
  readonly actions: Actions;
}

const allBut = (users: readonly Profile[], id: string): readonly Profile[] => users.filter((user) => user.id !== id);

/** The users besides the one at the head of the window, under the heading that tells what they are. */
function FurtherUsers({ session, actions }: { readonly session: Session; readonly actions: Actions }) {
  if (session.state === 'starting') return null;
  if (session.state === 'signedOut') {
    if (session.listed.length === 0) return null;
    return <UserList title={words.listed} users={session.listed} unreadable={0} onDisconnect={actions.askDisconnect} />;
  }
  if (session.state === 'currentUnknown') {
    return <UserList title={words.listedUsers} users={session.listed} unreadable={session.unreadable} onDisconnect={actions.askDisconnect} />;
  }
  const signedIn = session.state === 'signedIn';
  const known = signedIn ? session : session.last;
  if (known === undefined) return null;
  const users = allBut(known.users, known.currentId);
  if (users.length === 0 && known.unreadable === 0) return null;
  return (
    <UserList
      title={signedIn ? words.others : words.lastUsers}
      users={users}
      unreadable={known.unreadable}
      onDisconnect={signedIn ? actions.askDisconnect : undefined}
    />
  );
}

/** What the window shows. */
export function App({ snapshot, now, actions }: AppProps) {
  const { session, service, signIn } = snapshot;
  // A thousand users are not drawn again for a second that passed.
  const further = useMemo(() => <FurtherUsers session={session} actions={actions} />, [session, actions]);
  const last = isDown(session) ? session.last : undefined;
  return (
    <>
      <p class="visually-hidden" role="status">
        {describeSession(session, service, now).title}
      </p>
      <main>
        <Notices notices={snapshot.notices} keychain={snapshot.keychain} onDismiss={actions.dismissNotice} />
        <div class="column">
          <Hero session={session} service={service} signIn={signIn} now={now} actions={actions} />
          {session.state === 'signedIn' && <AccountCards user={currentOf(session)} />}
          {last !== undefined && <LastKnownCard last={last} now={now} />}
          <HistoryCard revision={snapshot.history?.revision} now={now} actions={actions} />
        </div>
        <div class="column">
          {further}
          <ServiceCard service={service} now={now} />
          <SettingsCard snapshot={snapshot} actions={actions} />
          <PasteTokenCard pasteToken={actions.pasteToken} />
        </div>
      </main>
      <footer>{words.appVersion(snapshot.app.version)}</footer>
      <DisconnectDialog disconnect={snapshot.disconnect} actions={actions} />
    </>
  );
}
