/** What the log says of a change of the snapshot: states and codes, without names, ids and addresses of people. Pure. */
import type { Cause } from '../../shared/cause.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { codeIn } from '../system/error-code.ts';

const codesIn = (detail: string | undefined): readonly string[] => [codeIn(detail)].filter((code) => code !== undefined);
/** The code of what has a cause, behind it. */
const withCause = (text: string, holder: object): string => ('cause' in holder ? `${text}, ${(holder.cause as Cause).code}` : text);

const LINES: readonly ((snapshot: Snapshot) => string)[] = [
  ({ session }) =>
    `state: ${withCause([session.state, ...(session.state === 'unreachable' ? [session.reason, ...codesIn(session.detail)] : [])].join(', '), session)}`,
  ({ service: { source, updates, version = 'unknown' } }) => `service: ${source}, ${updates}, version ${version}`,
  ({ keychain }) => `keychain: ${withCause(keychain.state, keychain)}`,
  ({ signIn }) => `sign-in: ${[signIn.state, ...('via' in signIn ? [signIn.via] : []), ...('failure' in signIn ? [signIn.failure, ...codesIn(signIn.detail)] : [])].join(', ')}`,
  ({ disconnect }) => `disconnect: ${[disconnect.state, ...('step' in disconnect ? [disconnect.step, ...codesIn(disconnect.detail)] : [])].join(', ')}`,
  ({ piecesOsStart }) => `start of Pieces OS: ${piecesOsStart === undefined ? 'none' : [piecesOsStart.state, ...('failure' in piecesOsStart ? [piecesOsStart.failure] : [])].join(', ')}`,
  ({ update }) => `update: ${update === undefined ? 'no feed' : [update.state, ...('failure' in update ? [update.failure] : [])].join(', ')}`,
  ({ trayHost = 'unknown' }) => `tray host: ${trayHost}`,
  ({ startAtLogin }) => `start at login: ${withCause(startAtLogin.state, startAtLogin)}`,
  ({ notices }) => `notices: ${notices.length === 0 ? 'none' : notices.map((notice) => withCause(notice.id, notice)).join(', ')}`,
];

/**
 * @param before - undefined at the start
 * @param after - the snapshot now
 * @returns a line for each part that says something else than before
 */
export function logLines(before: Snapshot | undefined, after: Snapshot): readonly string[] {
  return LINES.flatMap((line) => (before !== undefined && line(before) === line(after) ? [] : [line(after)]));
}
