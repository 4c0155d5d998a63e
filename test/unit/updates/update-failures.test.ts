/** Why an update failed, by what Electron, Node and electron-updater throw; and what of it the log may say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateFailureOf, type UpdateStep } from '../../../src/main/updates/update-failures.ts';
import { updaterLine } from '../../../src/main/updates/updater-log.ts';
import type { UpdateFailure } from '../../../src/shared/update.ts';

const net = (name: string): Error => new Error(`net::${name}`);
const coded = (code: string, message = 'what went wrong'): Error => Object.assign(new Error(message), { code });

const CASES: readonly (readonly [error: unknown, byStep: Readonly<Partial<Record<UpdateStep, UpdateFailure>>>])[] = [
  [net('ERR_CONNECTION_REFUSED'), { check: 'unreachable', download: 'unreachable' }],
  [net('ERR_NAME_NOT_RESOLVED'), { check: 'unreachable', download: 'unreachable' }],
  [net('ERR_INTERNET_DISCONNECTED'), { check: 'unreachable', download: 'unreachable' }],
  [net('ERR_ADDRESS_UNREACHABLE'), { check: 'unreachable', download: 'unreachable' }],
  [net('ERR_PROXY_CONNECTION_FAILED'), { check: 'unreachable', download: 'unreachable' }],
  [net('ERR_EMPTY_RESPONSE'), { check: 'unreachable', download: 'cutOff' }],
  [net('ERR_CONNECTION_RESET'), { check: 'unreachable', download: 'cutOff' }],
  [net('ERR_CONTENT_LENGTH_MISMATCH'), { check: 'unreachable', download: 'cutOff' }],
  [net('ERR_NETWORK_CHANGED'), { check: 'unreachable', download: 'cutOff' }],
  [net('ERR_CERT_AUTHORITY_INVALID'), { check: 'notEncrypted', download: 'notEncrypted' }],
  [net('ERR_CERT_DATE_INVALID'), { check: 'notEncrypted', download: 'notEncrypted' }],
  [net('ERR_SSL_PROTOCOL_ERROR'), { check: 'notEncrypted', download: 'notEncrypted' }],
  [net('ERR_BLOCKED_BY_CLIENT'), { check: 'notEncrypted', download: 'notEncrypted' }],
  [coded('HTTP_ERROR_500', '500 Internal Server Error'), { check: 'unreachable' }],
  [coded('HTTP_ERROR_403', '403 Forbidden'), { check: 'unreachable' }],
  [new Error('Cannot download "https://example.com/a", status 404: Not Found'), { download: 'fileMissing' }],
  [new Error('Cannot download "https://example.com/a", status 410: Gone'), { download: 'fileMissing' }],
  [new Error('Cannot download "https://example.com/a", status 503: Busy'), { download: 'unreachable' }],
  [new Error('Request has been aborted by the server'), { check: 'unreachable', download: 'cutOff' }],
  [new DOMException('It took too long', 'AbortError'), { check: 'unreachable', download: 'cutOff' }],
  [coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'), { check: 'noFeed' }],
  [coded('ERR_UPDATER_INVALID_UPDATE_INFO'), { check: 'unreadable' }],
  [coded('ERR_UPDATER_INVALID_VERSION'), { check: 'unreadable' }],
  [coded('ERR_UPDATER_NO_FILES_PROVIDED'), { check: 'unreadable', download: 'unreadable' }],
  [coded('ERR_UPDATER_NO_CHECKSUM'), { check: 'unreadable', download: 'unreadable' }],
  [new TypeError("Cannot read properties of null (reading 'version')"), { check: 'unreadable', download: 'unreadable', install: 'failed' }],
  [coded('ERR_CHECKSUM_MISMATCH'), { download: 'wrongHash' }],
  [coded('ERR_UPDATER_INVALID_SIGNATURE'), { download: 'notSigned', install: 'notSigned' }],
  [coded('ENOSPC'), { download: 'diskFull', install: 'diskFull' }],
  [coded('EDQUOT'), { download: 'diskFull' }],
  [coded('EACCES'), { download: 'notWritable', install: 'notWritable' }],
  [coded('EROFS'), { download: 'notWritable', install: 'notWritable' }],
  [new Error('something new'), { check: 'failed', download: 'failed', install: 'failed' }],
  ['no error at all', { check: 'failed', download: 'failed', install: 'failed' }],
  [undefined, { check: 'failed' }],
];

describe('an error', () => {
  for (const [error, byStep] of CASES) {
    for (const [step, failure] of Object.entries(byStep) as [UpdateStep, UpdateFailure][]) {
      test(`“${String(error)}”${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''} at the ${step} is: ${failure}`, () => {
        assert.equal(updateFailureOf(error, step), failure);
      });
    }
  }
});

describe('a line of the updater in the log', () => {
  for (const [message, line] of [
    ['Checking for update', 'updater: Checking for update'],
    ['New version 0.2.0 has been downloaded to /home/Ada Lovelace/.cache/x.AppImage', 'updater: New version 0.2.0 has been downloaded to …/.cache/x.AppImage'],
    [new Error("EACCES: '/media/ada/Tray.AppImage'\n    at open (/home/Ada Lovelace/app.js:1:1)"), "updater: EACCES: '…/Tray.AppImage'"],
    [undefined, 'updater: undefined'],
    [{ stack: 'x' }, 'updater: [object Object]'],
  ] as const) {
    test(`has the first line without folders: ${line}`, () => {
      assert.equal(updaterLine(message, ['/media/ada', '/home/Ada Lovelace', '/']), line);
    });
  }
});
