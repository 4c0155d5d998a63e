/** What the log says of a change of the snapshot: states and codes, without names, ids and addresses of people. Pure. */
import { constants } from 'node:os';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Of the system and of Node; a name in capitals could be a person's. */
const CODES: ReadonlySet<string> = new Set([...Object.keys(constants.errno), 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);

/** The HTTP status or error code with which a text begins; nothing else that a service said. */
function codeIn(detail = ''): readonly string[] {
  const [status] = /^HTTP \d{3}(?!\d)/u.exec(detail) ?? [];
  const [code = ''] = /^[A-Z][A-Z\d_]+/u.exec(detail) ?? [];
  return status === undefined ? (CODES.has(code) || code.startsWith('ERR_') ? [code] : []) : [status];
}

const LINES: readonly ((snapshot: Snapshot) => string)[] = [
  ({ session }) =>
    `state: ${[session.state, ...(session.state === 'unreachable' ? [session.reason, ...codeIn(session.detail)] : [])].join(', ')}`,
  ({ service: { source, updates, version = 'unknown' } }) => `service: ${source}, ${updates}, version ${version}`,
  ({ keychain }) => `keychain: ${keychain.state}`,
  ({ signIn }) => `sign-in: ${[signIn.state, ...('via' in signIn ? [signIn.via] : []), ...('failure' in signIn ? [signIn.failure, ...codeIn(signIn.detail)] : [])].join(', ')}`,
  ({ disconnect }) => `disconnect: ${[disconnect.state, ...('step' in disconnect ? [disconnect.step, ...codeIn(disconnect.detail)] : [])].join(', ')}`,
  ({ piecesOsStart }) => `start of Pieces OS: ${piecesOsStart === undefined ? 'none' : [piecesOsStart.state, ...('failure' in piecesOsStart ? [piecesOsStart.failure] : [])].join(', ')}`,
  ({ startAtLogin }) => `start at login: ${startAtLogin.state}`,
  ({ notices }) => `notices: ${notices.length === 0 ? 'none' : notices.map(({ id }) => id).join(', ')}`,
];

/**
 * @param before - undefined at the start
 * @param after - the snapshot now
 * @returns a line for each part that says something else than before
 */
export function logLines(before: Snapshot | undefined, after: Snapshot): readonly string[] {
  return LINES.flatMap((line) => (before !== undefined && line(before) === line(after) ? [] : [line(after)]));
}
