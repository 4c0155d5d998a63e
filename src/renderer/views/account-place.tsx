/** Who is signed in, with everything that is known of them, and where that was asked. */
import { useMemo } from 'preact/hooks';
import { currentOf } from '../../shared/describe.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isDown, verifiedAtOf } from '../../shared/session-facts.ts';
import type { Session, Snapshot } from '../../shared/snapshot.ts';
import { furtherUnreadable, furtherUsers } from '../../shared/user-page.ts';
import type { Actions } from '../commands.ts';
import { AccountCard, LastKnownCard, ProvidersCard } from './account-cards.tsx';
import { Hero } from './hero.tsx';
import { ServiceCard } from './service-card.tsx';
import { UsersCard } from './users-card.tsx';

/** The users besides the one at the head of the window, under the heading that tells what they are. */
function FurtherUsers({ session, actions }: { readonly session: Session; readonly actions: Actions }) {
  const users = furtherUsers(session);
  const unreadable = furtherUnreadable(session);
  if (session.state === 'starting' || (users.count === 0 && unreadable === 0)) return null;
  return (
    <UsersCard
      title={titleOfFurther(session)}
      users={users}
      asOf={verifiedAtOf(session)}
      unreadable={unreadable}
      searchUsers={actions.searchUsers}
      onDisconnect={isDown(session) ? undefined : actions.askDisconnect}
    />
  );
}

function titleOfFurther({ state }: Session): string {
  const words = messages.window;
  if (state === 'signedOut') return words.listed;
  if (state === 'currentUnknown') return words.listedUsers;
  return state === 'signedIn' ? words.others : words.lastUsers;
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
  const further = useMemo(() => <FurtherUsers session={session} actions={actions} />, [session, actions, messages.language]);
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
