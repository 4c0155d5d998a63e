import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_SETTINGS, type OAuthSettings } from '../../../src/shared/settings.ts';
import type { OAuthProblem } from '../../../src/shared/reasons.ts';
import { checkOAuth, isAllowedEndpoint, isOAuthMeant } from '../../../src/shared/oauth-settings.ts';

const EMPTY = DEFAULT_SETTINGS.oauth;
const SET: OAuthSettings = { ...EMPTY, issuer: 'https://login.example.com/', clientId: 'tray' };
const HERE = 'http://127.0.0.1:9';

describe('the settings of an identity provider', () => {
  test('may be empty: then there is none', () => {
    assert.deepEqual(checkOAuth(EMPTY), { ok: true, settings: EMPTY });
    assert.ok(!isOAuthMeant(EMPTY));
    assert.ok(isOAuthMeant({ ...EMPTY, issuer: 'x' }) && isOAuthMeant({ ...EMPTY, clientId: 'x' }));
  });

  test('are kept without the spaces around them', () => {
    const typed = { ...SET, issuer: ' https://login.example.com/ ', clientId: 'tray\n', audience: ' api ' };
    assert.deepEqual(checkOAuth(typed), { ok: true, settings: { ...SET, audience: 'api' } });
  });

  test('may name an issuer without HTTPS on this computer, and its endpoints there', () => {
    const local = { ...SET, issuer: HERE, authorizationEndpoint: `${HERE}/auth`, tokenEndpoint: `${HERE}/token` };
    assert.deepEqual(checkOAuth(local), { ok: true, settings: local });
  });

  const endpoint = 'https://login.example.com/x';
  const wrong: readonly (readonly [Partial<OAuthSettings>, OAuthProblem])[] = [
    [{ issuer: '' }, 'issuerMissing'],
    [{ clientId: '  ' }, 'clientIdMissing'],
    [{ issuer: '', clientId: '', audience: 'api' }, 'issuerMissing'],
    [{ issuer: 'login.example.com' }, 'issuerNotAUrl'],
    [{ issuer: 'http://login.example.com' }, 'issuerNotHttps'],
    [{ issuer: 'ftp://login.example.com' }, 'issuerNotHttps'],
    [{ issuer: 'https://login.example.com/?a=b' }, 'issuerHasMore'],
    [{ issuer: 'https://login.example.com/#a' }, 'issuerHasMore'],
    [{ issuer: 'https://me:secret@login.example.com' }, 'issuerHasMore'],
    [{ authorizationEndpoint: endpoint }, 'endpointMissing'],
    [{ tokenEndpoint: endpoint }, 'endpointMissing'],
    [{ authorizationEndpoint: endpoint, tokenEndpoint: 'http://login.example.com/x' }, 'endpointUnusable'],
    [{ authorizationEndpoint: `${HERE}/x`, tokenEndpoint: endpoint }, 'endpointUnusable'],
    [{ authorizationEndpoint: 'x', tokenEndpoint: endpoint }, 'endpointUnusable'],
    ...[-1, 65_536, 1.5, Number.NaN].map((redirectPort) => [{ redirectPort }, 'portOutOfRange'] as const),
  ];
  for (const [change, problem] of wrong) {
    test(`${JSON.stringify(change)} is ${problem}`, () => assert.deepEqual(checkOAuth({ ...SET, ...change }), { ok: false, problem }));
  }

  test('let a provider name addresses without HTTPS only if it is on this computer, as they are', () => {
    assert.ok(isAllowedEndpoint('https://other.example.com/', SET.issuer) && isAllowedEndpoint(`${HERE}/x`, HERE));
    assert.ok(!isAllowedEndpoint(`${HERE}/x`, SET.issuer) && !isAllowedEndpoint('http://login.example.com/', HERE) && !isAllowedEndpoint('x', HERE));
  });
});

