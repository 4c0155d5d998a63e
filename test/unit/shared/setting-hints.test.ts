import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settingHint } from '../../../src/shared/describe-settings.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { DEFAULT_SETTINGS, SETTING_KEYS, type SettingKey, type Settings } from '../../../src/shared/settings.ts';
import type { Service, Session } from '../../../src/shared/snapshot.ts';

const AT = '2026-01-31T12:00:00.000Z';
const SIGNED_OUT: Session = { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] };
const DOWN: Session = { state: 'unreachable', since: AT, reason: 'refused' };
const { hints, of } = messages.settings;
const URL = 'http://127.0.0.1:39300';

interface Now {
  readonly session?: Session;
  readonly service?: Partial<Service>;
  readonly settings?: Partial<Settings>;
}
const hint = (key: SettingKey, { session = SIGNED_OUT, service, settings }: Now = {}): string =>
  settingHint(key, {
    session,
    service: { baseUrl: URL, source: 'default', checking: false, updates: 'polling', ...service },
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });
const oauth = (issuer: string, clientId: string): Partial<Settings> => ({ oauth: { ...DEFAULT_SETTINGS.oauth, issuer, clientId } });

describe('the hint at a setting says what is the case now', () => {
  const CASES: readonly (readonly [what: string, key: SettingKey, now: Now, expected: string])[] = [
    ['no address, found by the port file', 'serviceUrl', { service: { source: 'portFile' } }, hints.serviceUrlEmpty(URL, messages.source.portFile)],
    ['no address, found by the search', 'serviceUrl', { service: { source: 'scan' } }, hints.serviceUrlEmpty(URL, messages.source.scan)],
    ['no address, nothing found', 'serviceUrl', {}, hints.serviceUrlEmpty(URL, messages.source.default)],
    ['an address of spaces', 'serviceUrl', { settings: { serviceUrl: '  ' } }, hints.serviceUrlEmpty(URL, messages.source.default)],
    ['an address that is in use', 'serviceUrl', { service: { source: 'setting' }, settings: { serviceUrl: URL } }, hints.serviceUrlUsed],
    ['an address that cannot be used', 'serviceUrl', { settings: { serviceUrl: 'nonsense' } }, hints.serviceUrlUnusable(URL)],
    ['an address on the command line, none set', 'serviceUrl', { service: { source: 'commandLine' } }, hints.serviceUrlOverridden],
    ['an address on the command line, another one set', 'serviceUrl', { service: { source: 'commandLine' }, settings: { serviceUrl: URL } }, hints.serviceUrlOverridden],
    ['the stream is open', 'pollSeconds', { service: { updates: 'stream' } }, hints.pollSecondsNotUsed],
    ['no stream', 'pollSeconds', {}, hints.pollSecondsUsed],
    ['Pieces OS does not answer', 'pollSeconds', { session: DOWN }, hints.pollSecondsDown],
    ['Pieces OS gives no answer that is understood', 'pollSeconds', { session: { state: 'incompatible', since: AT, cause: { code: 'notUsers' } } }, hints.pollSecondsDown],
    ['nothing is known yet', 'pollSeconds', { session: { state: 'starting' } }, of.pollSeconds.hint],
    ['an application id', 'applicationId', {}, of.applicationId.hint],
    ['no application id', 'applicationId', { settings: { applicationId: '' } }, hints.applicationIdEmpty],
    ['a certificate authority', 'caFile', { settings: { caFile: '/ca.pem' } }, of.caFile.hint],
    ['no certificate authority', 'caFile', {}, hints.caFileEmpty],
    ['no identity provider', 'oauth', {}, hints.oauthEmpty],
    ['an identity provider', 'oauth', { settings: oauth('https://login.example.com', 'tray') }, of.oauth.hint],
    ['an issuer alone', 'oauth', { settings: oauth('https://login.example.com', '') }, hints.oauthIncomplete],
    ['a client id alone', 'oauth', { settings: oauth(' ', 'tray') }, hints.oauthIncomplete],
  ];
  for (const [what, key, now, expected] of CASES) {
    test(`${key}: ${what}`, () => {
      assert.equal(hint(key, now), expected);
    });
  }

  test('an empty address means a search, never a default', () => {
    for (const source of ['default', 'portFile', 'scan'] as const) {
      assert.match(hint('serviceUrl', { service: { source } }), /^If empty, the app finds Pieces OS on this computer\./u);
    }
  });

  test('every setting has one, of one or two sentences', () => {
    for (const key of SETTING_KEYS) assert.match(hint(key), /^[A-Z].+[.]$/u);
  });
});
