import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { createXdgAutostart, thisLoginEnvironment } from '../../src/main/system/autostart.ts';
import type { CheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import type { OpenUserStream } from '../../src/main/users-api/user-stream.ts';
import type { Commands } from '../../src/shared/bridge-contract.ts';
import { problemText } from '../../src/shared/describe-cause.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { issue } from '../support/certificates.ts';
import { createTestApp } from '../support/test-app.ts';

/** A service without one: each check is a poll. */
const NO_STREAM: OpenUserStream = (_baseUrl, { onEnd }) => {
  onEnd('unsupported');
  return () => undefined;
};

let simulator: Simulator;
let dir: string;
let app: App;
let scheduler: CheckScheduler;
let commands: Commands;
/** How long the scheduler waits for its next check. */
let waitMs: number | undefined;

const SECOND_MS = 1000;
const NEXT_CHECK = Symbol('next check');
/** The next check is never due here; what waits for less than that is for the disk, and is. */
function wait(callback: () => void, delayMs: number): unknown {
  if (delayMs < SECOND_MS) return setTimeout(callback, delayMs);
  waitMs = delayMs;
  return NEXT_CHECK;
}

function start(askWhereToExport: () => Promise<undefined> = async () => undefined): void {
  app = createTestApp({
    userDataDir: dir,
    random: () => 0.5,
    timers: { set: wait, clear: (timer) => (timer === NEXT_CHECK ? (waitMs = undefined) : clearTimeout(timer as NodeJS.Timeout)) },
    openStream: NO_STREAM,
    askWhereToExport,
    autostart: createXdgAutostart({ file: join(dir, 'autostart', 'app.desktop'), systemFiles: [], name: 'a', comment: 'b', command: ['/app'], environment: thisLoginEnvironment({}) }),
  });
  ({ scheduler, commands } = app);
}

const current = (): string | undefined => {
  const { session } = app.store.get();
  return session.state === 'signedIn' ? session.currentId : undefined;
};
const settingsFile = (): string => join(dir, 'settings.json');

beforeEach(async () => {
  simulator = await startSimulator();
  dir = await mkdtemp(join(tmpdir(), 'commands-test-'));
  await writeFile(settingsFile(), JSON.stringify({ serviceUrl: simulator.url }));
  start();
  scheduler.start();
  await scheduler.checkNow();
});

afterEach(async () => {
  scheduler.stop();
  await simulator.close();
  await rm(dir, { recursive: true });
});

describe('app: commands about the service', () => {
  test('another address is stored in its plain form, and looked at now', async (t) => {
    const second = await startSimulator({ users: [grace] });
    t.after(() => second.close());
    assert.deepEqual(await commands.setSetting('serviceUrl', ` ${second.url}/ `), { ok: true });
    assert.equal(app.store.get().service.checking, true);
    await commands.checkNow();
    assert.equal(current(), grace.id);
    assert.equal(app.store.get().settings.serviceUrl, second.url);
    start();
    assert.equal(app.store.get().service.baseUrl, second.url);
  });

  test('an address that cannot be used changes nothing, and the answer says why', async () => {
    for (const text of ['http://pieces.example.org', 'localhost', 'http://localhost/x', 'ftp://localhost']) {
      const result = await commands.setSetting('serviceUrl', text);
      assert.match(problemText(result), /\.$/u, text);
    }
    assert.deepEqual([app.store.get().settings.serviceUrl, current()], [simulator.url, ada.id]);
  });

  test('an empty address goes back to the default one', async () => {
    assert.deepEqual(await commands.setSetting('serviceUrl', '  '), { ok: true });
    const { service, settings } = app.store.get();
    assert.deepEqual([service.baseUrl, service.source, settings.serviceUrl], ['http://localhost:1000', 'default', '']);
  });

  test('the application id goes with the next call, and has to fit into a header', async () => {
    assert.deepEqual(await commands.setSetting('applicationId', ' tray-7 '), { ok: true });
    await scheduler.checkNow();
    assert.equal(simulator.requests.findLast(({ operation }) => operation === 'GET /users')?.headers['x-application-id'], 'tray-7');
    for (const text of ['two words', 'ümlaut', 'a\nb', 'x'.repeat(201)]) {
      assert.deepEqual(await commands.setSetting('applicationId', text), { ok: false, cause: { code: 'refused.applicationId' } }, text);
    }
    assert.equal(app.settings.get().applicationId, 'tray-7');
  });

  test('a certificate authority that cannot be read is refused with what is wrong with it', async () => {
    assert.deepEqual(await commands.setSetting('caFile', dir), { ok: false, cause: { code: 'notDone.caFile', why: { code: 'notAFile' } } });
    assert.equal(app.settings.get().caFile, '');
    const file = join(dir, 'authority.pem');
    await writeFile(file, issue({ name: 'Authority', isAuthority: true }).cert);
    assert.deepEqual(await commands.setSetting('caFile', file), { ok: true });
    assert.equal(app.settings.get().caFile, file);
    await scheduler.checkNow();
    assert.equal(current(), ada.id);
  });

  test('another poll interval is stored and counts from now on', async () => {
    assert.equal(waitMs, 10_000);
    assert.deepEqual(await commands.setSetting('pollSeconds', 2), { ok: true });
    assert.equal(app.store.get().service.checking, true);
    await commands.checkNow();
    assert.equal(waitMs, 2000);
    assert.equal((JSON.parse(await readFile(settingsFile(), 'utf8')) as { pollSeconds: number }).pollSeconds, 2);
  });

  test('an identity provider is stored as a whole, in its plain form', async () => {
    const values = { ...DEFAULT_SETTINGS.oauth, issuer: ' https://login.example.com ', clientId: 'tray' };
    assert.deepEqual(await commands.setSetting('oauth', values), { ok: true });
    const expected = { ...values, issuer: 'https://login.example.com' };
    assert.deepEqual(app.store.get().settings.oauth, expected);
    assert.deepEqual((JSON.parse(await readFile(settingsFile(), 'utf8')) as { oauth: unknown }).oauth, expected);
    assert.deepEqual(await commands.setSetting('oauth', DEFAULT_SETTINGS.oauth), { ok: true });
    assert.deepEqual(app.store.get().settings.oauth, DEFAULT_SETTINGS.oauth);
  });

  test('an identity provider that cannot be used changes nothing, and the answer says why', async () => {
    for (const change of [{ issuer: 'http://login.example.com' }, { clientId: '' }]) {
      const result = await commands.setSetting('oauth', { ...DEFAULT_SETTINGS.oauth, issuer: 'https://login.example.com', clientId: 'tray', ...change });
      assert.ok(Object.values<string>(messages.oauthProblem).includes(problemText(result)));
    }
    assert.deepEqual(app.store.get().settings.oauth, DEFAULT_SETTINGS.oauth);
  });

  test('a kind of notifications is turned off by itself, stored, and turned on again', async () => {
    const all = DEFAULT_SETTINGS.notifications;
    assert.deepEqual(await commands.setSetting('notifications', { service: false }), { ok: true });
    assert.deepEqual(app.store.get().settings.notifications, { ...all, service: false });
    assert.deepEqual((JSON.parse(await readFile(settingsFile(), 'utf8')) as Settings).notifications, { ...all, service: false });
    await commands.setSetting('notifications', { signedOut: false });
    await commands.setSetting('notifications', { service: true });
    assert.deepEqual(app.store.get().settings.notifications, { ...all, signedOut: false });
  });

  test('to check now is done when the answer is in the snapshot', async () => {
    simulator.signIn(grace);
    await commands.checkNow();
    assert.equal(current(), grace.id);
  });

  test('to disconnect asks, then does it', async () => {
    await commands.askDisconnect(ada.id);
    assert.equal((await commands.getSnapshot()).disconnect.state, 'asking');
    await commands.confirmDisconnect(ada.id);
    assert.equal(app.store.get().disconnect.state, 'done');
    assert.equal(app.store.get().session.state, 'signedOut');
    await commands.dismissDisconnect();
    assert.equal(app.store.get().disconnect.state, 'idle');
  });
});

describe('app: commands about tokens', () => {
  test('to be kept signed in is stored, and shown', async () => {
    assert.equal(app.store.get().settings.keepSignedIn, false);
    assert.deepEqual(await commands.setSetting('keepSignedIn', true), { ok: true });
    assert.equal(app.store.get().settings.keepSignedIn, true);
    start();
    assert.equal(app.store.get().settings.keepSignedIn, true);
  });

  test('no sign-in is begun while the keychain is being asked', async () => {
    app.store.update({ signIn: { state: 'waiting', via: 'keychain', until: '2026-01-31T12:00:00.000Z' } });
    await commands.signIn();
    assert.equal(simulator.requestCount('POST /os/sign_in'), 0);
  });

});

describe('app: commands about this computer', () => {
  test('starting at login is shown as it is registered, not as it was asked for', async () => {
    assert.deepEqual(await commands.setStartAtLogin(true), { ok: true });
    assert.deepEqual(app.store.get().startAtLogin, { state: 'on' });
    await rm(join(dir, 'autostart'), { recursive: true });
    await writeFile(join(dir, 'autostart'), 'in the way');
    const result = await commands.setStartAtLogin(true);
    assert.match(problemText(result), /\.$/u);
    assert.equal(app.store.get().startAtLogin.state, 'unavailable');
  });

  test('a setting whose file was broken while the app runs is answered with a sentence, not with an error', async () => {
    await writeFile(settingsFile(), '{');
    for (const change of [commands.setSetting('pollSeconds', 30), commands.setSetting('serviceUrl', 'http://127.0.0.1:1'), commands.setSetting('notifications', { service: false })]) {
      const result = await change;
      assert.match(problemText(result), /\.$/u);
    }
  });

  test('exports asked for at the same time open one dialog, and the next one opens another', async () => {
    const dialogs: (() => void)[] = [];
    start(() => new Promise((resolve) => dialogs.push(() => resolve(undefined))));
    const answers = [commands.exportHistory('json', false), commands.exportHistory('csv', true)];
    assert.equal(dialogs.length, 1);
    dialogs[0]?.();
    assert.deepEqual(await Promise.all(answers), [{ state: 'cancelled' }, { state: 'cancelled' }]);
    const next = commands.exportHistory('json', false);
    dialogs[1]?.();
    assert.deepEqual([await next, dialogs.length], [{ state: 'cancelled' }, 2]);
  });

  test('a notice that was dismissed is gone, the others stay', async () => {
    await writeFile(settingsFile(), JSON.stringify({ serviceUrl: 'nonsense', pollSeconds: 0 }));
    start();
    assert.deepEqual(app.store.get().notices.map(({ id }) => id), ['settingsIgnored', 'serviceUrlIgnored']);
    await commands.dismissNotice('settingsIgnored');
    assert.deepEqual(app.store.get().notices.map(({ id }) => id), ['serviceUrlIgnored']);
  });
});
