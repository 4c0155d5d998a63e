import type { Transition } from '../../../src/main/state/session-reducer.ts';
import type { KnownUsers } from '../../../src/shared/snapshot.ts';

/** A transition as one line, without whether it was expected. */
export function whatIs(transition: Transition): string {
  switch (transition.kind) {
    case 'user-switched':
      return `user-switched ${transition.from} ${transition.to}`;
    case 'service-down':
      return `service-down ${transition.reason}`;
    case 'service-up':
    case 'keychain-locked':
    case 'keychain-unlocked':
      return transition.kind;
    case 'signed-in':
    case 'signed-out':
    case 'profile-changed':
      return `${transition.kind} ${transition.userId}`;
  }
}

/**
 * What has to be told, worked out anew: who switched, then who left, then who changed or came.
 *
 * @param before - as shown, null where nobody was signed in
 * @param after - as shown now
 */
export function transitionsBetween(before: KnownUsers | null, after: KnownUsers | null): readonly string[] {
  const was = new Map(before?.users.map((user) => [user.id, JSON.stringify(user)]));
  const is = new Map(after?.users.map((user) => [user.id, JSON.stringify(user)]));
  const lines: string[] = [];
  const switched = before && after && before.currentId !== after.currentId ? [before.currentId, after.currentId] : [];
  if (switched.length > 0) lines.push(`user-switched ${switched.join(' ')}`);
  for (const id of was.keys()) if (!is.has(id) && !switched.includes(id)) lines.push(`signed-out ${id}`);
  for (const [id, profile] of is) {
    if (!was.has(id) && !switched.includes(id)) lines.push(`signed-in ${id}`);
    if (was.has(id) && was.get(id) !== profile) lines.push(`profile-changed ${id}`);
  }
  return lines;
}
