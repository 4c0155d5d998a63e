/** What the window says about a text while it is typed, and that it agrees with the main process. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { checkOAuth } from '../../../src/shared/oauth-settings.ts';
import { parseServiceUrl } from '../../../src/shared/service-url.ts';
import { fieldProblems, isBeginningOfUrl, settingProblem } from '../../../src/shared/setting-problems.ts';
import { DEFAULT_SETTINGS, type SettingKey } from '../../../src/shared/settings.ts';
import { anyUrl } from '../../support/any-text.ts';

const { serviceUrlProblem: url, oauthProblem: oauth, settings } = messages;
const poll = settings.numberProblem(2, 3600);

describe('a text that is typed', () => {
  const CASES: readonly (readonly [key: SettingKey, typed: string, problem: string | undefined])[] = [
    ['serviceUrl', '', undefined],
    ['serviceUrl', ' http://localhost:1000 ', undefined],
    ['serviceUrl', 'http://[::1]:1000/', undefined],
    ['serviceUrl', 'https://pieces.example.com', undefined],
    ['serviceUrl', 'localhost', url.notAUrl],
    ['serviceUrl', 'localhost:1000', url.notHttp],
    ['serviceUrl', 'ftp://localhost', url.notHttp],
    ['serviceUrl', 'http://ada@localhost', url.hasCredentials],
    ['serviceUrl', 'http://localhost:1000/users', url.hasPath],
    ['serviceUrl', 'http://localhost:99999', url.notAUrl],
    ['serviceUrl', 'http://192.168.0.1:1000', url.notEncrypted],
    ['pollSeconds', '2', undefined],
    ['pollSeconds', ' 3600 ', undefined],
    ...['', '1', '3601', '2.5', '-5', '1e3', 'ten', '1 0'].map((typed) => ['pollSeconds', typed, poll] as const),
    ['applicationId', '', undefined],
    ['applicationId', 'io.example.app', undefined],
    ['applicationId', 'two words', settings.applicationIdProblem],
    ['applicationId', 'ä', settings.applicationIdProblem],
    ['applicationId', 'x'.repeat(201), settings.applicationIdProblem],
    ['caFile', 'anything', undefined],
  ];
  for (const [key, typed, problem] of CASES) test(`${key} “${typed.slice(0, 30)}”`, () => assert.equal(settingProblem(key, typed), problem));

  test('is an address for the window if and only if it is one for the main process', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), anyUrl(), anyUrl(['http'])), (text) => {
      assert.equal(settingProblem('serviceUrl', text) === undefined, text.trim() === '' || parseServiceUrl(text).ok);
    }));
  });
});

describe('the fields of an identity provider', () => {
  const SET = { issuer: 'https://login.example.com', clientId: 'tray', audience: '', redirectPort: '0', authorizationEndpoint: '', tokenEndpoint: '' };
  const CASES: readonly (readonly [change: Partial<typeof SET>, problems: Readonly<Record<string, string>>])[] = [
    [{}, {}],
    [{ redirectPort: '' }, {}],
    [{ redirectPort: '65536' }, { redirectPort: oauth.portOutOfRange }],
    [{ redirectPort: 'a port' }, { redirectPort: oauth.portOutOfRange }],
    [{ clientId: ' ' }, { clientId: oauth.clientIdMissing }],
    [{ issuer: '' }, { issuer: oauth.issuerMissing }],
    [{ issuer: '', clientId: '', audience: 'api' }, { issuer: oauth.issuerMissing, clientId: oauth.clientIdMissing }],
    [{ issuer: 'http://login.example.com', clientId: '', redirectPort: '-1' }, { issuer: oauth.issuerNotHttps, clientId: oauth.clientIdMissing, redirectPort: oauth.portOutOfRange }],
    [{ issuer: 'login' }, { issuer: oauth.issuerNotAUrl }],
    [{ issuer: 'https://login.example.com/.well-known/openid-configuration' }, { issuer: oauth.issuerIsMetadata }],
    [{ authorizationEndpoint: 'https://login.example.com/a' }, { tokenEndpoint: oauth.endpointMissing }],
    [{ tokenEndpoint: 'http://login.example.com/t' }, { tokenEndpoint: oauth.endpointUnusable, authorizationEndpoint: oauth.endpointMissing }],
    [{ issuer: 'x', authorizationEndpoint: 'y', tokenEndpoint: 'https://z' }, { issuer: oauth.issuerNotAUrl, authorizationEndpoint: oauth.endpointUnusable }],
  ];
  for (const [change, problems] of CASES) test(JSON.stringify(change), () => assert.deepEqual(fieldProblems('oauth', { ...SET, ...change }), problems));

  test('have no problem if and only if the main process has none', () => {
    const text = fc.oneof(fc.constant(''), fc.constantFrom('https://login.example.com', 'http://127.0.0.1', 'x'), fc.string());
    fc.assert(fc.property(text, text, text, text, fc.nat(70_000), (issuer, clientId, authorizationEndpoint, tokenEndpoint, port) => {
      const draft = { ...SET, issuer, clientId, authorizationEndpoint, tokenEndpoint, redirectPort: String(port) };
      const checked = checkOAuth({ ...DEFAULT_SETTINGS.oauth, ...draft, redirectPort: port });
      assert.equal(Object.keys(fieldProblems('oauth', draft)).length === 0, checked.ok);
    }));
  });
});

test('the beginning of a web address is no mistake yet', () => {
  for (const text of ['', 'h', 'HTTP', 'http:', 'http://', 'https://']) assert.ok(isBeginningOfUrl(text), text);
  for (const text of ['x', 'http://l', 'ftp', 'https:/x', 'localhost']) assert.ok(!isBeginningOfUrl(text), text);
});
