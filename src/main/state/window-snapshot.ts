/** The copy of the snapshot that crosses the bridge: a service may list ten thousand users, and a window shows a hundred. Pure. */
import type { KnownUsers, Session, Snapshot } from '../../shared/snapshot.ts';
import { firstUsers, USERS_SHOWN_MAX } from '../../shared/user-page.ts';

/** @returns the same snapshot with the current user, the first of the others, and how many users there are */
export function windowSnapshot(snapshot: Snapshot): Snapshot {
  const session = shortened(snapshot.session);
  return session === snapshot.session ? snapshot : { ...snapshot, session };
}

function shortened(session: Session): Session {
  switch (session.state) {
    case 'starting':
      return session;
    case 'signedIn':
      return withFirstUsers(session);
    case 'signedOut':
    case 'currentUnknown': {
      const { listed } = session;
      return listed.length > USERS_SHOWN_MAX ? { ...session, listed: listed.slice(0, USERS_SHOWN_MAX), userCount: listed.length } : session;
    }
    case 'unreachable':
    case 'incompatible':
      return session.last === undefined ? session : { ...session, last: withFirstUsers(session.last) };
  }
}

function withFirstUsers<Known extends KnownUsers>(known: Known): Known {
  const { users, currentId } = known;
  return users.length > USERS_SHOWN_MAX + 1 ? { ...known, users: firstUsers(users, USERS_SHOWN_MAX + 1, currentId), userCount: users.length } : known;
}
