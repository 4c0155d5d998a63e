import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ada, allSecrets, CANARY_PREFIX, demoProfiles, grace, manyProfiles, minimal, misaki, secretsOf } from '../simulator/profiles.ts';
import { tokenFor } from '../simulator/tokens.ts';

describe('simulator: the demo profiles', () => {
  test('have a canary in every place where the service keeps a secret', () => {
    const places = new Set([
      ...demoProfiles.flatMap(({ providers }) => providers?.iterable ?? []).flatMap((each) => each.access_token ?? []),
      ada.auth0?.cloud_key,
      ada.auth0?.stripe_customer_id,
      ada.auth0?.open_AI?.api_key,
      ada.auth0?.open_AI?.organization_key,
      misaki.descope?.open_AI?.api_key,
      misaki.descope?.open_AI?.organization_key,
      ...(misaki.apiKeys ?? []),
      grace.auth0?.cloud_key,
    ]);
    for (const place of places) assert.ok(place?.startsWith(CANARY_PREFIX), place);
    assert.deepEqual(new Set<string | undefined>(allSecrets), places);
  });

  test('have secrets that all differ', () => {
    assert.equal(new Set(allSecrets).size, allSecrets.length);
  });

  test('have their secrets found by secretsOf, and nothing where there is none', () => {
    assert.equal(secretsOf(grace).length, 2);
    assert.deepEqual(secretsOf(minimal), []);
    assert.deepEqual(secretsOf(undefined), []);
    assert.deepEqual(secretsOf(`log line: ${allSecrets[0] ?? ''} and more`), [allSecrets[0]]);
  });

  test('have tokens whose secrets are found, too', () => {
    assert.equal(secretsOf(tokenFor(ada)).length, 2);
  });

  test('differ in their ids, however many there are', () => {
    const profiles = [...demoProfiles, ...manyProfiles(1000)];
    assert.equal(new Set(profiles.map(({ id }) => id)).size, profiles.length);
  });

  test('include names that are hard to show', () => {
    assert.match(misaki.name ?? '', /&/u);
    assert.match(misaki.name ?? '', /\p{Script=Han}/u);
    assert.match(misaki.name ?? '', /\p{Emoji_Presentation}/u);
  });
});
