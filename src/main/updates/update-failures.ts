/** Why an update failed, from whatever was thrown. Pure. */
import type { UpdateFailure } from '../../shared/update.ts';

/** What the app was doing: an error of the network says something else before the download than during it. */
export type UpdateStep = 'check' | 'download' | 'install';

const BY_CODE: Readonly<Record<string, UpdateFailure>> = {
  ERR_CHECKSUM_MISMATCH: 'wrongHash',
  ERR_UPDATER_INVALID_SIGNATURE: 'notSigned',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'noFeed',
  ERR_UPDATER_LATEST_VERSION_NOT_FOUND: 'noFeed',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'unreadable',
  ERR_UPDATER_INVALID_VERSION: 'unreadable',
  ERR_UPDATER_NO_FILES_PROVIDED: 'unreadable',
  ERR_UPDATER_NO_CHECKSUM: 'unreadable',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
};

/** As Chromium names errors of a connection that is not, or not well enough, encrypted; and one that this app does not open. */
const NOT_ENCRYPTED = /^ERR_(?:CERT|SSL|BAD_SSL|BLOCKED_BY_CLIENT)/u;
/** No connection came about. */
const NOT_CONNECTED = /^ERR_(?:CONNECTION_(?:REFUSED|FAILED|TIMED_OUT)|NAME_|ADDRESS_|INTERNET_|NETWORK_(?:ACCESS_DENIED|IO_SUSPENDED)|PROXY_|TUNNEL_|DNS_)/u;
/** Of Chromium, and of a download that the server refuses; they have no code. */
const NET_ERROR = /\bnet::(?<name>ERR_\w+)/u;
const HTTP_STATUS = /\bstatus (?<status>\d{3})\b/u;
const NOT_FOUND = new Set(['404', '410']);

/**
 * @param error - whatever was thrown
 * @param step - at which it was thrown
 */
export function updateFailureOf(error: unknown, step: UpdateStep): UpdateFailure {
  const { message } = error instanceof Error ? error : new Error();
  const code = codeOf(error);
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  const net = NET_ERROR.exec(message)?.groups?.['name'];
  if (net !== undefined && NOT_ENCRYPTED.test(net)) return 'notEncrypted';
  if (net === 'ERR_FILE_NO_SPACE') return 'diskFull';
  const isFromServer = net !== undefined || code.startsWith('HTTP_ERROR_') || isEnded(error);
  if (step === 'install') return 'failed';
  // What the feed says is used without a check of its shape.
  if (error instanceof TypeError) return 'unreadable';
  if (step === 'check') return isFromServer ? 'unreachable' : 'failed';
  const status = HTTP_STATUS.exec(message)?.groups?.['status'];
  if (status !== undefined) return NOT_FOUND.has(status) ? 'fileMissing' : 'unreachable';
  if (net !== undefined && NOT_CONNECTED.test(net)) return 'unreachable';
  return isFromServer ? 'cutOff' : 'failed';
}

/** That of a `DOMException` is a number. */
function codeOf(error: unknown): string {
  const { code } = (error instanceof Error ? error : {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** At the time limit, or by the server. */
const isEnded = (error: unknown): boolean => error instanceof Error && (error.name === 'AbortError' || /\baborted\b|\bcancel/iu.test(error.message));
