/** What the log says of each change, and that no name, id, address or text of a service is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLines } from '../../../src/main/state/log-lines.ts';
import { createSnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import { followForLog } from '../../../src/main/app/log-changes.ts';
import { statesAt } from '../../contact-sheet/states.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';

const [first] = statesAt(Date.parse('2026-01-31T12:00:00.000Z'));
const base: Snapshot = first?.snapshot ?? assert.fail();
const lineOf = (change: Partial<Snapshot>): readonly string[] => logLines(base, { ...base, ...change });
const since = '2026-01-31T11:00:00.000Z';
const user = { userId: 'CANARY-id', label: 'CANARY-label' };

const CASES: readonly (readonly [change: Partial<Snapshot>, line: string])[] = [
  [{ session: { state: 'unreachable', since, reason: 'refused', cause: { code: 'ECONNREFUSED' } } }, 'state: unreachable, refused, ECONNREFUSED'],
  [{ session: { state: 'unreachable', since, reason: 'failed', cause: { code: 'replied', value: { status: 503, words: 'CANARY said Ada' } } } }, 'state: unreachable, failed, HTTP 503'],
  [{ session: { state: 'unreachable', since, reason: 'malformed', cause: undefined } }, 'state: unreachable, malformed'],
  [{ session: { state: 'incompatible', since, cause: { code: 'replySaid', value: 'CANARY' } } }, 'state: incompatible, replySaid'],
  [{ session: { state: 'signedOut', since, verifiedAt: since, listed: [] } }, 'state: signedOut'],
  [{ service: { ...base.service, baseUrl: 'https://CANARY.example.com', source: 'setting', updates: 'polling', version: undefined } }, 'service: setting, polling, version unknown'],
  [{ keychain: { state: 'unavailable', cause: { code: 'noKeyring' } } }, 'keychain: unavailable, noKeyring'],
  [{ signIn: { state: 'waiting', via: 'oauth', until: since } }, 'sign-in: waiting, oauth'],
  [{ signIn: { state: 'failed', failure: 'denied', cause: { code: 'replied', value: { words: 'CANARY' } } } }, 'sign-in: failed, denied, replied'],
  [{ signIn: { state: 'failed', failure: 'timedOut' } }, 'sign-in: failed, timedOut'],
  [{ signIn: { state: 'notKept', cause: { code: 'keychainLocked' } } }, 'sign-in: notKept, keychainLocked'],
  [{ signIn: { state: 'notKept', somebodyElse: user } }, 'sign-in: notKept'],
  [{ disconnect: { state: 'failed', ...user, step: 'service', cause: { code: 'replied', value: { status: 500, words: 'CANARY' } } } }, 'disconnect: failed, service, HTTP 500'],
  [
    { disconnect: { state: 'failed', ...user, step: 'revocation', cause: { code: 'providerFailure.unreachable', why: { code: 'provider.issuers', value: { named: 'CANARY', expected: 'CANARY' } } } } },
    'disconnect: failed, revocation, providerFailure.unreachable, provider.issuers',
  ],
  [{ disconnect: { state: 'asking', ...user } }, 'disconnect: asking'],
  [{ piecesOsStart: { state: 'failed', failure: 'noProgram' } }, 'start of Pieces OS: failed, noProgram'],
  [{ update: { state: 'available', version: 'CANARY', installer: 'app' } }, 'update: available'],
  [{ update: { state: 'failed', failure: 'wrongHash' } }, 'update: failed, wrongHash'],
  [{ startAtLogin: { state: 'unavailable', cause: { code: 'EACCES' } } }, 'start at login: unavailable, EACCES'],
  [{ notices: [{ id: 'serviceUrlIgnored', value: 'CANARY', problem: 'notAUrl' }, { id: 'historyNotSaved', cause: { code: 'ENOSPC' } }] }, 'notices: serviceUrlIgnored, historyNotSaved, ENOSPC'],
];
for (const [change, line] of CASES) {
  test(`the log says: ${line}`, () => {
    assert.deepEqual(lineOf(change), [line]);
    assert.doesNotMatch(line, /CANARY/u);
  });
}

test('what shows only that time went by is not logged', () => {
  assert.deepEqual(lineOf({ service: { ...base.service, checking: true, lastCheckAt: since }, history: { revision: 99 } }), []);
});

test('every part is logged at the start, and the file is opened once, after the first check', () => {
  const lines: string[] = [];
  let opened = 0;
  const store = createSnapshotStore({ ...base, service: { ...base.service, lastCheckAt: undefined } });
  followForLog(store, (line) => lines.push(line), () => (opened += 1));
  assert.equal(lines.length, logLines(undefined, base).length);
  store.patchService({ checking: true });
  assert.equal(opened, 0);
  store.patchService({ lastCheckAt: since });
  store.patchService({ lastCheckAt: '2026-01-31T11:00:10.000Z' });
  assert.equal(opened, 1);
  assert.equal(lines.length, logLines(undefined, base).length);
});
