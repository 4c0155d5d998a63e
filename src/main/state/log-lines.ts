/** What the log says of a change of the snapshot: states and codes, without names, ids and addresses of people. Pure. */
import { isReply, type Cause } from '../../shared/cause.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Codes only: the words of a service may name a person. */
function codeText(cause: Cause): string {
  if (isReply(cause)) return cause.value.status === undefined ? cause.code : `HTTP ${cause.value.status}`;
  return 'why' in cause && cause.why !== undefined ? `${cause.code}, ${codeText(cause.why)}` : cause.code;
}

/** The code of what has a cause, behind it. */
const withCause = (text: string, holder: object): string =>
  'cause' in holder && holder.cause !== undefined ? `${text}, ${codeText(holder.cause as Cause)}` : text;

const LINES: readonly ((snapshot: Snapshot) => string)[] = [
  ({ session }) => `state: ${withCause([session.state, ...(session.state === 'unreachable' ? [session.reason] : [])].join(', '), session)}`,
  ({ service: { source, updates, version = 'unknown' } }) => `service: ${source}, ${updates}, version ${version}`,
  ({ keychain }) => `keychain: ${withCause(keychain.state, keychain)}`,
  ({ signIn }) => `sign-in: ${withCause([signIn.state, ...('via' in signIn ? [signIn.via] : []), ...('failure' in signIn ? [signIn.failure] : [])].join(', '), signIn)}`,
  ({ disconnect }) => `disconnect: ${withCause([disconnect.state, ...('step' in disconnect ? [disconnect.step] : [])].join(', '), disconnect)}`,
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
