/**
 * People to test and demonstrate with, all invented. Their secrets sit where the real service has them, and each is a
 * canary: a string that occurs nowhere else, so that a leak can be found by searching for it.
 */
import type { WireProfile, WireTimestamp } from './wire.ts';
import { WIRE_SCHEMA } from './wire.ts';

/** Every secret of every demo profile begins with this. */
export const CANARY_PREFIX = 'CANARY-';

const CANARY = new RegExp(`${CANARY_PREFIX}[\\w-]+`, 'g');

const schema = WIRE_SCHEMA;

function at(value: string, readable?: string): WireTimestamp {
  return readable === undefined ? { schema, value } : { schema, value, readable };
}

function aesthetics(dark: boolean, size: number): WireProfile['aesthetics'] {
  return { schema, theme: { schema, dark }, font: { schema, size } };
}

const ADA_ID = '5b0c8a4e-1d3f-4b52-9c67-1815a0dad001';
const MISAKI_ID = 'c7e51f20-88ab-4f0d-a3d9-20260112f00d';
const GRACE_ID = '19061209-9a1b-4c2d-8e3f-c0b01c0b0101';
const MINIMAL_ID = '0f0e0d0c-0b0a-4908-8706-050403020100';

/** The shape of 2024: identity from Auth0, cloud running, two linked providers. */
export const ada: WireProfile = {
  schema,
  id: ADA_ID,
  name: 'Ada Lovelace',
  email: 'ada.lovelace@example.org',
  username: 'ada.lovelace',
  vanityname: 'countess',
  picture: '/avatars/ada.png',
  created: at('2024-03-05T08:30:00.000Z', 'Mar 5th, 2024'),
  updated: at('2026-01-09T17:45:12.250Z', 'Last week'),
  aesthetics: aesthetics(true, 14),
  allocation: {
    schema,
    id: ADA_ID,
    user: ADA_ID,
    project: 'engine-number-one',
    region: 'europe-west2',
    version: '0.4.2',
    updated: at('2026-01-09T17:45:10.000Z'),
    status: { schema, cloud: 'RUNNING' },
    urls: {
      schema,
      base: { schema, status: 'SUCCEEDED', url: 'https://engine-number-one.cloud.example.org' },
      id: { schema, status: 'SUCCEEDED', url: `https://${ADA_ID}.cloud.example.org` },
      vanity: { schema, status: 'PENDING', url: 'https://countess.cloud.example.org' },
    },
  },
  providers: {
    schema,
    iterable: [
      {
        schema,
        type: 'github',
        user_id: '18151210',
        connection: 'github',
        isSocial: true,
        access_token: 'CANARY-ada-github-access-token-7f21',
        created: at('2024-03-05T08:30:00.000Z'),
        updated: at('2025-11-20T10:00:00.000Z'),
        profileData: {
          name: 'Ada Lovelace',
          nickname: 'ada-engine',
          email: 'ada.lovelace@example.org',
          email_verified: true,
          html_url: 'https://github.example.org/ada-engine',
          public_repos: 7,
          two_factor_authentication: true,
        },
      },
      {
        type: 'google-oauth2',
        user_id: '104815162342',
        connection: 'google-oauth2',
        isSocial: true,
        access_token: 'CANARY-ada-google-access-token-90c3',
        expires_in: 3599,
        created: at('2024-06-18T19:02:44.000Z'),
        updated: at('2026-01-02T07:15:00.000Z'),
      },
    ],
  },
  auth0: {
    schema,
    global_id: ADA_ID,
    cloud_key: 'CANARY-ada-auth0-cloud-key-2b8d',
    stripe_customer_id: 'CANARY-ada-stripe-customer-6e54',
    vanityname: 'countess',
    allocation: { project: 'engine-number-one', region: 'europe-west2' },
    open_AI: {
      schema,
      api_key: 'CANARY-ada-openai-api-key-d417',
      api_key_name: 'notes',
      organization_key: 'CANARY-ada-openai-organization-key-35fa',
    },
    beta: { schema, from: at('2024-09-01T00:00:00.000Z'), continuous: true },
  },
};

/** The shape of 2026: identity from Descope, a subscription, keys of her own, values that older enums do not know. */
export const misaki: WireProfile = {
  schema,
  id: MISAKI_ID,
  name: 'Zoë & 美咲 🧩',
  email: 'zoe.misaki@example.net',
  username: 'zoe&misaki',
  vanityname: 'puzzle',
  picture: '/avatars/misaki.png',
  created: at('2025-07-21T23:59:59.999Z'),
  updated: at('2026-01-12T06:07:08.009Z', 'Today - 3:07 PM'),
  aesthetics: aesthetics(false, 16),
  allocation: {
    schema,
    id: MISAKI_ID,
    user: MISAKI_ID,
    project: 'puzzle-box',
    status: { schema, cloud: 'DISCONNECTED' },
    urls: {
      schema,
      base: { schema, status: 'DISCONNECTED', url: 'https://puzzle-box.cloud.example.net' },
      id: { schema, status: 'UNKNOWN', url: `https://${MISAKI_ID}.cloud.example.net` },
    },
  },
  providers: {
    schema,
    iterable: [
      {
        schema,
        type: 'discord',
        user_id: '889900112233',
        isSocial: true,
        access_token: 'CANARY-misaki-discord-access-token-11ee',
        created: at('2025-07-21T23:59:59.999Z'),
        updated: at('2026-01-11T00:00:00.000Z'),
        profileData: { nickname: '美咲', name: 'Zoë & 美咲 🧩' },
      },
      {
        type: 'microsoft',
        user_id: 'a1b2c3d4',
        connection: 'windowslive',
        access_token: 'CANARY-misaki-microsoft-access-token-c0de',
        expires_in: 3600,
        created: at('2025-08-01T12:00:00.000Z'),
        updated: at('2025-08-01T12:00:00.000Z'),
      },
      {
        type: 'username_email',
        user_id: 'zoe.misaki@example.net',
        isSocial: false,
        created: at('2025-07-21T23:59:59.999Z'),
        updated: at('2025-07-21T23:59:59.999Z'),
      },
    ],
  },
  descope: {
    schema,
    global_id: MISAKI_ID,
    descope_id: 'U2simulatedzoemisaki',
    vanityname: 'puzzle',
    allocation: { project: 'puzzle-box', region: 'asia-northeast1' },
    open_AI: {
      schema,
      api_key: 'CANARY-misaki-descope-api-key-4a6b',
      api_key_name: 'work',
      organization_key: 'CANARY-misaki-descope-organization-key-8c9d',
    },
  },
  subscriptions: {
    schema,
    iterable: [
      {
        schema,
        id: 'subscription-puzzle',
        reference: {
          schema,
          id: 'subscription-puzzle',
          name: 'Simulated Pro',
          active: true,
          created: at('2025-08-01T12:00:00.000Z'),
          updated: at('2026-01-01T00:00:00.000Z'),
          next_billing_date: at('2026-02-01T00:00:00.000Z'),
          price_id: 'price-simulated',
          product_id: 'product-simulated',
          subscription_id: 'paid-simulated',
          quantity: 1,
          term: 'month',
          user: { id: MISAKI_ID },
        },
      },
    ],
  },
  apiKeys: ['CANARY-misaki-api-key-one-e0f1', 'CANARY-misaki-api-key-two-a2b3'],
};

/** Someone without a picture whose cloud does not start, linked to a provider that older specifications knew. */
export const grace: WireProfile = {
  id: GRACE_ID,
  email: 'grace@navy.example.com',
  username: 'amazing.grace',
  created: at('2023-12-09T09:12:06.000Z'),
  aesthetics: aesthetics(true, 12),
  allocation: {
    id: GRACE_ID,
    user: GRACE_ID,
    project: 'mark-one',
    status: { cloud: 'FAILED' },
    urls: {
      base: { status: 'FAILED', url: 'https://mark-one.cloud.example.com' },
      id: { status: 'PENDING', url: `https://${GRACE_ID}.cloud.example.com` },
    },
  },
  providers: {
    iterable: [
      {
        type: 'auth0',
        user_id: 'auth0|19061209',
        access_token: 'CANARY-grace-auth0-access-token-5577',
        created: at('2023-12-09T09:12:06.000Z'),
        updated: at('2023-12-09T09:12:06.000Z'),
      },
    ],
  },
  auth0: { global_id: GRACE_ID, cloud_key: 'CANARY-grace-auth0-cloud-key-bb02' },
};

/** No more than the specification requires. */
export const minimal: WireProfile = {
  id: MINIMAL_ID,
  aesthetics: { theme: { dark: false }, font: { size: 13 } },
};

/** Everybody, in the order in which `POST /os/sign_in` signs them in. */
export const demoProfiles: readonly WireProfile[] = [ada, misaki, grace, minimal];

/** Every secret in a profile (or in anything else that is made of plain objects), found by its prefix. */
export function secretsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.match(CANARY) ?? [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => secretsOf(part));
}

/** The secrets of all demo profiles. */
export const allSecrets: readonly string[] = demoProfiles.flatMap((profile) => secretsOf(profile));

/** As many different, valid users as a test asks for, numbered behind `from`. */
export function manyProfiles(count: number, from = 0): WireProfile[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(from + index + 1);
    return {
      id: `00000000-0000-4000-8000-${number.padStart(12, '0')}`,
      name: `Simulated Person ${number}`,
      email: `person.${number}@example.org`,
      aesthetics: aesthetics(index % 2 === 0, 12),
    };
  });
}
