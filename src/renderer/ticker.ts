/** When the ages in the window have to be written anew. */
import { countsSeconds } from '../shared/format.ts';
import type { Session, Snapshot, Timestamp } from '../shared/snapshot.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const verifiedAt = (session: Session): Timestamp | undefined => {
  if (session.state === 'signedIn' || session.state === 'signedOut') return session.verifiedAt;
  return session.state === 'starting' ? undefined : session.last?.verifiedAt;
};

/**
 * @param snapshot - what the window shows
 * @param now - milliseconds since the epoch
 * @returns how long its texts stay true: a second while one of them counts seconds, else a minute
 */
export function tickAfterMs({ session, service }: Snapshot, now: number): number {
  const shown = [verifiedAt(session), service.lastCheckAt, service.nextCheckAt];
  return shown.some((at) => countsSeconds(at, now)) ? SECOND_MS : MINUTE_MS;
}
