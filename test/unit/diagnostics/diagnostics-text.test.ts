/** No secret is in the diagnostics, wherever it stood before, and nothing of a person while that is masked. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diagnosticsText, type DiagnosticsParts } from '../../../src/main/diagnostics/diagnostics-text.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { ada, statesAt } from '../../contact-sheet/states.ts';
import { tokenFor } from '../../simulator/tokens.ts';
import { ada as adaAtService } from '../../simulator/profiles.ts';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const at = '2026-01-31T11:00:00.000Z';
const STATES = statesAt(NOW);
const base: Snapshot = STATES[0]?.snapshot ?? assert.fail();
const partsOf = (change: Partial<Snapshot>, more: Partial<DiagnosticsParts> = {}): DiagnosticsParts => ({
  versions: { 'Pieces Account Tray': '0.1.0', Electron: '45.4.1' },
  snapshot: { ...base, ...change },
  history: { events: [], labels: [] },
  log: '',
  names: [],
  ...more,
});

/** A snapshot with something in each field that a person, a service or a system fills. */
const full: Snapshot = {
  ...base,
  session: { state: 'unreachable', since: at, reason: 'failed', cause: { code: 'replied', value: { status: 500, words: 'text' } }, last: { users: [ada, { ...ada, id: 'user-two', picture: 'https://pictures.example.com/a.png' }], currentId: ada.id, unreadable: 0, verifiedAt: at } },
  service: { ...base.service, others: ['http://127.0.0.1:39301'], ofOtherUsers: ['http://127.0.0.1:39302'] },
  keychain: { state: 'unavailable', cause: { code: 'EACCES' } },
  signIn: { state: 'failed', failure: 'denied', cause: { code: 'providerFailure.denied', why: { code: 'provider.issuers', value: { named: 'text', expected: 'text' } } } },
  disconnect: { state: 'failed', userId: ada.id, label: 'text', step: 'service', cause: { code: 'replySaid', value: 'text' } },
  startAtLogin: { state: 'unavailable', cause: { code: 'EACCES' } },
  settings: { ...DEFAULT_SETTINGS, serviceUrl: 'https://pieces.example.com', caFile: '/home/ada/ca.pem', oauth: { ...DEFAULT_SETTINGS.oauth, issuer: 'https://login.example.com', clientId: 'tray', audience: 'api', authorizationEndpoint: 'https://a.example.com', tokenEndpoint: 'https://t.example.com' } },
  notices: [{ id: 'serviceUrlIgnored', value: 'text', problem: 'notAUrl' }, { id: 'settingsSetAside', path: '/home/ada/x' }, { id: 'settingsIgnored', values: [{ key: 'theme', value: 'text' }] }],
};

/** The path of every text in a structure. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

function withLeaf<Value>(value: Value, path: readonly string[], text: string): Value {
  const copy = structuredClone(value);
  const last = path.at(-1) ?? assert.fail();
  const parent = path.slice(0, -1).reduce((part, name) => part[name] as Record<string, unknown>, copy as Record<string, unknown>);
  parent[last] = text;
  return copy;
}

const SECRETS: Readonly<Record<string, string>> = {
  'a JWT': tokenFor(adaAtService).access_token,
  'an API key': 'sk-live-4f9a8b7c6d5e4f3a2b1c',
  'a key in hex': '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'a GitHub token': 'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
};

describe('no secret is in the diagnostics, masked or not', () => {
  for (const [kind, secret] of Object.entries(SECRETS)) {
    test(`${kind} in any text of the snapshot`, () => {
      const leaves = leavesOf(full);
      assert.ok(leaves.length > 60);
      for (const path of leaves) {
        for (const text of [secret, `token ${secret}`, `https://host.example.com/?code=${secret}`]) {
          // What a service can set as an id or a state is a text like any other.
          const parts = partsOf({ ...withLeaf(full, path, text) });
          for (const masked of [true, false]) assert.ok(!diagnosticsText(parts, masked).includes(secret), `${path.join('.')}, masked: ${String(masked)}`);
        }
      }
    });

    test(`${kind} in the history, in the log, in a version`, () => {
      const event = { at, kind: 'signed-in', userId: secret, fromId: secret, cause: secret, state: 'signedIn', currentId: secret } as const;
      const sources: readonly Partial<DiagnosticsParts>[] = [
        { history: { events: [event, { ...event, kind: secret }], labels: [{ id: secret, label: secret }] } },
        { log: `${at} state: ${secret}\n${at} unexpected Error ${secret}\n` },
        { versions: { Desktop: secret } },
      ];
      for (const source of sources) for (const masked of [true, false]) assert.ok(!diagnosticsText(partsOf({}, source), masked).includes(secret), JSON.stringify(source));
    });
  }
});

describe('while names, emails, ids and addresses are masked', () => {
  test('nothing that a person, a service or a system wrote is in any part of the state', () => {
    for (const path of leavesOf(full)) {
      for (const text of ['CANARY Ada', 'CANARY@example.org', 'http://CANARY.example.com/x', '/home/CANARY/x']) {
        assert.doesNotMatch(diagnosticsText(partsOf(withLeaf(full, path, text)), true), /CANARY/iu, path.join('.'));
      }
    }
  });

  test('what is known of people is taken out of the log and the history, too', () => {
    const log = `${at} Ada Lovelace at http://127.0.0.1:39300/users, ada.lovelace, ${ada.id}, /home/ada/x, 10.0.0.7, ada@other.example\n`;
    const events = [{ at, kind: 'user-switched', userId: ada.id, fromId: 'someone', state: 'signedIn', currentId: ada.id }] as const;
    const shown = diagnosticsText(partsOf({}, { log, names: ['/home/ada'], history: { events, labels: [{ id: 'someone', label: 'Grace' }] } }), true);
    assert.doesNotMatch(shown, /\b(?:ada|lovelace|127\.0\.0\.1|5b0c8a4e|10\.0\.0\.7|someone|grace)\b|example/iu);
    assert.match(shown, /kind: user-switched, userId: <user 1>, fromId: <user 2>/u);
  });

  test('no state of the window has a name, an id or an address in it', () => {
    const personal = /Lovelace|Hopper|ada\.|example|5b0c8a4e|127\.0\.0\.1|19061209|Simulated|Wolfe|مرحبا|home\/ada/u;
    for (const { name, snapshot, history } of STATES) assert.doesNotMatch(diagnosticsText(partsOf(snapshot, { history }), true), personal, name);
  });

  test('states, codes, ports and times are there', () => {
    const shown = diagnosticsText(partsOf({ ...full, session: { state: 'unreachable', since: at, reason: 'refused', cause: { code: 'ECONNREFUSED' } } }, { log: `${at} state: unreachable, refused\n` }), true);
    for (const line of ['session.reason: refused', 'session.cause.code: ECONNREFUSED', 'signIn.cause.code: providerFailure.denied', 'signIn.cause.why.code: provider.issuers', 'service.baseUrl: http://<this computer>:39300', 'settings.pollSeconds: 10', 'settings.oauth.issuer: https://<host>', 'signIn.failure: denied', 'notices[0].id: serviceUrlIgnored', 'Electron: 45.4.1', `session.since: ${at}`, `${at} state: unreachable, refused`]) {
      assert.ok(shown.includes(line), `${line} in ${shown}`);
    }
    assert.match(shown, /## Last errors\n\n.*unreachable/u);
  });
});

test('names, emails, ids and addresses are there where the person wants them to be', () => {
  const shown = diagnosticsText(partsOf({}), false);
  for (const text of ['Ada Lovelace', 'ada.lovelace@example.org', ada.id, 'http://127.0.0.1:39300']) assert.ok(shown.includes(text), text);
});

test('is short, whatever the service lists', () => {
  const users = Array.from({ length: 101 }, (_none, index) => ({ ...ada, id: `user-${String(index)}` }));
  const parts = partsOf({ session: { state: 'signedIn', since: at, users, userCount: 10_000, currentId: 'user-0', unreadable: 0, verifiedAt: at } }, { log: 'x\n'.repeat(100_000) });
  assert.ok(diagnosticsText(parts, true).length < 100_000);
  assert.match(diagnosticsText(parts, true), /userCount: 10000/u);
});

test('no text can begin a line of its own', () => {
  const shown = diagnosticsText(partsOf({ session: { state: 'incompatible', since: at, cause: { code: 'replySaid', value: 'a\n## Log\u2028b\r\u001B[2K' } } }), false);
  assert.equal(shown.match(/^## Log$/gmu)?.length, 1);
  assert.doesNotMatch(shown.replaceAll('\n', ''), /\p{Cc}|\p{Cf}|\u2028/u);
});
