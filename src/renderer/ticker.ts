/** When the ages in the window have to be written anew. */
import { countsSeconds } from '../shared/format.ts';
import { verifiedAtOf } from '../shared/session-facts.ts';
import type { Snapshot } from '../shared/snapshot.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/**
 * @param snapshot - what the window shows
 * @param now - milliseconds since the epoch
 * @returns how long its texts stay true: a second while one of them counts seconds, else a minute
 */
export function tickAfterMs({ session, service }: Snapshot, now: number): number {
  const shown = [verifiedAtOf(session), service.lastCheckAt, service.nextCheckAt];
  return shown.some((at) => countsSeconds(at, now)) ? SECOND_MS : MINUTE_MS;
}
