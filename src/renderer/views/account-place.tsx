/** Who is signed in, with everything that is known of them, and where that was asked. */
import { useMemo } from 'preact/hooks';
import { currentOf } from '../../shared/describe.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isDown } from '../../shared/session-facts.ts';
import type { Profile, Session, Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { AccountCard, LastKnownCard, ProvidersCard } from './account-cards.tsx';
import { Hero } from './hero.tsx';
import { ServiceCard } from './service-card.tsx';
import { UserList } from './user-list.tsx';

const allBut = (users: readonly Profile[], id: string): readonly Profile[] => users.filter((user) => user.id !== id);

/** The users besides the one at the head of the window, under the heading that tells what they are. */
function FurtherUsers({ session, actions }: { readonly session: Session; readonly actions: Actions }) {
  const words = messages.window;
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

interface AccountPlaceProps {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly actions: Actions;
}

/** The place *Account*: what matters most stands first, and at the left where there are two columns. */
export function AccountPlace({ snapshot, now, actions }: AccountPlaceProps) {
  const { session, service } = snapshot;
  // A thousand users are not drawn again for a second that passed.
  const further = useMemo(() => <FurtherUsers session={session} actions={actions} />, [session, actions]);
  const last = isDown(session) ? session.last : undefined;
  return (
    <div class="columns">
      <div class="column">
        <Hero snapshot={snapshot} now={now} actions={actions} />
        {session.state === 'signedIn' && <AccountCard user={currentOf(session)} since={session.since} />}
        {last !== undefined && <LastKnownCard last={last} now={now} />}
      </div>
      <div class="column">
        {session.state === 'signedIn' && <ProvidersCard user={currentOf(session)} />}
        {further}
        <ServiceCard service={service} isDown={isDown(session) || session.state === 'starting'} now={now} />
      </div>
    </div>
  );
}
