/** A page of the window that calls everything it may, in any order: no kept token goes anywhere that the person did not agree to. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { array, assert as assertProperty, asyncProperty, boolean, constantFrom } from 'fast-check';
import type { App } from '../../src/main/app/create-app.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import type { TokenSet } from '../../src/main/tokens/token-vault.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createMemoryVault } from '../support/memory-vault.ts';
import { createTestApp } from '../support/test-app.ts';

const FROM_TOKEN = 'POST /users/authenticate/from_token';
const RUNS = 12;

/** An HTTP server that says no, and remembers everything it was sent. */
async function startStranger(): Promise<{ readonly url: string; readonly got: string[]; readonly server: Server }> {
  const got: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push(`${request.url ?? ''} ${JSON.stringify(request.headers)} ${Buffer.concat(parts).toString()}`);
      response.writeHead(503).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got, server };
}
type Stranger = Awaited<ReturnType<typeof startStranger>>;

let own: Simulator;
let strange: Simulator;
let issuer: Stranger;
let endpoint: Stranger;
let app: App;
let dir: string;
let questions: string[];
let agrees: boolean;

async function start(kept: 'bound' | 'from before', expired: boolean): Promise<void> {
  [own, strange] = await Promise.all([startSimulator({ users: [ada] }), startSimulator({ users: [ada] })]);
  [issuer, endpoint] = await Promise.all([startStranger(), startStranger()]);
  dir = await mkdtemp(join(tmpdir(), 'hostile-page-'));
  const oauth = { ...DEFAULT_SETTINGS.oauth, issuer: issuer.url, clientId: 'tray' };
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ serviceUrl: own.url, keepSignedIn: true, oauth }));
  await writeFile(join(dir, 'authority.pem'), rootCertificates[0] ?? '');
  await writeFile(join(dir, 'keychain-index.json'), JSON.stringify({ users: [ada.id] }));
  const expiresAt = new Date(Date.now() + (expired ? 0 : 3_600_000)).toISOString();
  const tokens: TokenSet = { accessToken: 'KEPT-access', refreshToken: 'KEPT-refresh', tokenType: 'Bearer', expiresAt, issuer: issuer.url };
  const provider = { clientId: 'tray', authorizationEndpoint: `${issuer.url}/auth`, tokenEndpoint: `${issuer.url}/token` };
  const bound = { ...tokens, provider, service: { baseUrl: own.url, isFound: false } };
  const vault = createMemoryVault({ [ada.id]: kept === 'bound' ? bound : tokens });
  app = createTestApp({
    userDataDir: dir,
    openKeychain: async () => vault,
    openIdentityProvider: async (settings) => createOAuthProvider({ settings, fetch, openLink: async () => undefined, timeoutMs: 5000 }),
    confirm: async ({ title }) => {
      questions.push(title);
      return agrees;
    },
  });
  app.scheduler.start();
  await app.scheduler.checkNow();
}
async function stop(): Promise<void> {
  await app.commands.cancelSignIn();
  app.end();
  issuer.server.close();
  endpoint.server.close();
  await Promise.all([own.close(), strange.close()]);
  await rm(dir, { recursive: true });
}

beforeEach(() => {
  questions = [];
  agrees = false;
});

const STEPS: Readonly<Record<string, () => Promise<unknown>>> = {
  'another service': () => app.commands.setSetting('serviceUrl', strange.url),
  'the own service': () => app.commands.setSetting('serviceUrl', own.url),
  'other endpoints': () =>
    app.commands.setSetting('oauth', { issuer: issuer.url, clientId: 'tray', authorizationEndpoint: `${endpoint.url}/auth`, tokenEndpoint: `${endpoint.url}/token` }),
  'another issuer': () => app.commands.setSetting('oauth', { issuer: endpoint.url, clientId: 'tray', authorizationEndpoint: '', tokenEndpoint: '' }),
  'another authority': () => app.commands.setSetting('caFile', join(dir, 'authority.pem')),
  'keep off': () => app.commands.setSetting('keepSignedIn', false),
  'keep on': () => app.commands.setSetting('keepSignedIn', true),
  reset: () => app.commands.resetSettings(),
  check: () => app.commands.checkNow(),
  'sign in': async () => void app.commands.signIn(),
  'copy address': () => app.commands.copySignInAddress(),
  cancel: () => app.commands.cancelSignIn(),
  dismiss: () => app.commands.dismissSignIn(),
  'retry restore': () => app.commands.retryRestore(),
  'retry keeping': () => app.commands.retryKeeping(),
  paste: () => app.commands.pasteToken('PASTED', true),
  'ask disconnect': () => app.commands.askDisconnect(ada.id),
  'close disconnect': () => app.commands.dismissDisconnect(),
};
/** What happens in the world meanwhile: the session ends, and begins again. */
const EVENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'sign-out': async () => {
    own.signOut(ada.id);
    strange.signOut(ada.id);
    await app.scheduler.checkNow();
  },
  'sign-in elsewhere': async () => {
    own.signIn(ada);
    strange.signIn(ada);
    await app.scheduler.checkNow();
  },
};
const ALL = { ...STEPS, ...EVENTS };
/** Everything that a stranger was sent. */
const strangersGot = (): string => `${strange.requestCount(FROM_TOKEN)} ${endpoint.got.join('\n')}`;
const settle = async (): Promise<void> => {
  await app.scheduler.checkNow();
  await app.commands.cancelSignIn();
  await app.scheduler.checkNow();
};

describe('a hostile page', () => {
  for (const kept of ['bound', 'from before'] as const) {
    test(`gets no kept token sent to a stranger, where the tokens are ${kept}`, async () => {
      const step = constantFrom(...Object.keys(ALL));
      await assertProperty(
        asyncProperty(array(step, { minLength: 3, maxLength: 9 }), boolean(), async (steps, expired) => {
          await start(kept, expired);
          try {
            for (const name of steps) await ALL[name]?.();
            await EVENTS['sign-in elsewhere']?.();
            await EVENTS['sign-out']?.();
            await settle();
            assert.ok(!endpoint.got.some((text) => text.includes('KEPT')), endpoint.got.join('\n'));
            // The page's own token is no secret of anybody's; a kept one would be one request more.
            const pasted = steps.filter((name) => name === 'paste').length;
            assert.ok(strange.requestCount(FROM_TOKEN) <= (app.store.get().service.baseUrl === strange.url ? pasted : 0), strangersGot());
          } finally {
            await stop();
          }
        }),
        { numRuns: RUNS },
      );
    });
  }
});

describe('the same calls', () => {
  afterEach(stop);

  test('are asked about, one by one, with the place named', async () => {
    await start('bound', false);
    await STEPS['another service']?.();
    await STEPS['other endpoints']?.();
    await STEPS['another authority']?.();
    await STEPS['keep off']?.();
    await STEPS['keep on']?.();
    assert.equal(questions.length, 4);
    assert.ok(questions[0]?.includes(strange.url));
    assert.ok(questions[1]?.includes(endpoint.url));
    assert.ok(questions[2]?.includes('authority.pem'));
    const { serviceUrl, oauth, keepSignedIn } = app.store.get().settings;
    assert.deepEqual([serviceUrl, oauth.tokenEndpoint, keepSignedIn], [own.url, '', false]);
  });

  test('are asked about once more for endpoints outside the issuer', async () => {
    agrees = true;
    await start('bound', false);
    await STEPS['other endpoints']?.();
    assert.deepEqual(questions.map((title) => title.includes(endpoint.url)), [true, true]);
  });

  test('send the kept access token where the person agrees, after a further question at the first sending', async () => {
    agrees = true;
    await start('bound', false);
    await STEPS['another service']?.();
    await app.scheduler.checkNow();
    const sent = strange.nextRequest(FROM_TOKEN);
    await EVENTS['sign-out']?.();
    await sent;
    assert.equal(questions.length, 2);
    assert.ok(questions.every((title) => title.includes(strange.url)));
  });

  test('never send the refresh token to another endpoint than the one it is bound to', async () => {
    agrees = true;
    await start('bound', true);
    await STEPS['other endpoints']?.();
    await EVENTS['sign-out']?.();
    await settle();
    assert.ok(issuer.got.some((text) => text.startsWith('/token') && text.includes('KEPT-refresh')));
    assert.ok(!endpoint.got.some((text) => text.includes('KEPT')));
  });

  test('bind tokens from before at their first use, once the person agrees', async () => {
    agrees = true;
    await start('from before', false);
    const sent = own.nextRequest(FROM_TOKEN);
    await EVENTS['sign-out']?.();
    await sent;
    assert.deepEqual(questions.map((title) => title.includes(own.url)), [true]);
  });
});
