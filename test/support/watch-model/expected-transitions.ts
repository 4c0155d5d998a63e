import type { Current, Transition } from '../../../src/main/state/transitions.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';

/** A transition as one line, without whether it was expected. */
export function whatIs({ kind, ...fields }: Transition): string {
  const facts = Object.entries(fields).filter(([field]) => field !== 'expected');
  return [kind, ...facts.map(([, fact]) => fact)].join(' ');
}

/** Who is listed, and who is current as the service said last: undefined where that is not known. */
export interface Facts {
  readonly users: readonly Profile[];
  readonly current: Current;
}

/** What has to be told, worked out anew, in any order. */
export function transitionsBetween(before: Facts, after: Facts): readonly string[] {
  const was = new Map(before.users.map((user) => [user.id, JSON.stringify(user)]));
  const is = new Map(after.users.map((user) => [user.id, JSON.stringify(user)]));
  const lines: string[] = [];
  const { current: from } = before;
  const { current: to } = after;
  const switched = typeof from === 'string' && typeof to === 'string' && from !== to ? [from, to] : [];
  if (switched.length > 0) lines.push(`user-switched ${switched.join(' ')}`);
  if (typeof from === 'string' && to === null && is.has(from)) lines.push(`current-ended ${from}`);
  if (from === null && typeof to === 'string' && was.has(to)) lines.push(`current-began ${to}`);
  for (const id of was.keys()) if (!is.has(id) && !switched.includes(id)) lines.push(`signed-out ${id}`);
  for (const [id, profile] of is) {
    if (!was.has(id) && !switched.includes(id)) lines.push(`signed-in ${id}`);
    if (was.has(id) && was.get(id) !== profile) lines.push(`profile-changed ${id}`);
  }
  return lines;
}
