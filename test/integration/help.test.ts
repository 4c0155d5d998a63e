/** What *Help* and *About* do: the diagnostics are copied and saved as they were shown, and nothing else. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { HelpPorts } from '../../src/main/app/help.ts';
import { readLogTail } from '../../src/main/system/log-folder.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { ada } from '../simulator/profiles.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { createTestApp } from '../support/test-app.ts';

let dir: string;
let simulator: Simulator;
let app: App;
let copied: string[];
let opened: string[];
let chosen: string | undefined;

beforeEach(async () => {
  dir = fs.mkdtempSync(join(tmpdir(), 'help-test-'));
  [copied, opened, chosen] = [[], [], undefined];
  simulator = await startSimulator();
  const help: HelpPorts = {
    versions: async () => ({ Electron: '45.4.1' }),
    names: async () => [dir],
    readLicences: async () => 'licences',
    askWhereToSave: async () => chosen,
    openFolder: async (path) => void opened.push(path),
    openProjectPage: () => Promise.reject(new Error('no browser')),
  };
  app = createTestApp({ userDataDir: join(dir, 'data'), serviceUrl: simulator.url, help, copyText: async (text) => void copied.push(text) });
  app.start();
  await app.commands.checkNow();
});
afterEach(async () => {
  app.end();
  await simulator.close();
  fs.rmSync(dir, { recursive: true });
});

const writeLog = (text: string): void => {
  fs.mkdirSync(join(dir, 'data', 'logs'), { recursive: true });
  fs.writeFileSync(join(dir, 'data', 'logs', 'main.log'), text);
};

describe('the diagnostics', () => {
  test('tell of the app as it is, masked and not masked, with no secret that the service sent', async () => {
    const secret = tokenFor(ada).access_token;
    writeLog(`state: refused ${secret}\n`);
    const [masked, open] = [await app.commands.getDiagnostics(true), await app.commands.getDiagnostics(false)];
    assert.match(masked, /session\.state: signedIn/u);
    assert.match(masked, /Electron: 45\.4\.1/u);
    assert.match(masked, /kind: watch-began/u);
    assert.match(masked, /state: refused \[removed\]/u);
    assert.doesNotMatch(masked, /Lovelace|127\.0\.0\.1/u);
    assert.match(open, /Lovelace/u);
    for (const text of [masked, open]) assert.ok(!text.includes(secret) && !text.includes('CANARY'));
  });

  test('are copied and saved as they were shown last, whatever happened since', async () => {
    await app.commands.copyDiagnostics();
    const shown = await app.commands.getDiagnostics(true);
    simulator.signOut();
    await app.commands.checkNow();
    chosen = join(dir, 'saved.txt');
    assert.deepEqual(await app.commands.copyDiagnostics(), { ok: true });
    assert.deepEqual(await app.commands.saveDiagnostics(), { state: 'saved', fileName: 'saved.txt' });
    assert.deepEqual(copied, ['', shown]);
    assert.equal(fs.readFileSync(chosen, 'utf8'), shown);
    assert.equal(fs.statSync(chosen).mode & 0o777, 0o600);
  });

  test('are not saved where the person cancels, or where there is no file to be', async () => {
    await app.commands.getDiagnostics(true);
    assert.deepEqual(await app.commands.saveDiagnostics(), { state: 'cancelled' });
    chosen = dir;
    assert.deepEqual(await app.commands.saveDiagnostics(), { state: 'failed', cause: { code: 'notDone.diagnostics', why: { code: 'notAFile' } } });
  });
});

describe('the end of the log', () => {
  const tail = (bytesMax: number): string => readLogTail(join(dir, 'data', 'logs'), bytesMax);

  test('has whole lines only', () => {
    writeLog('first\nsecond\nthird\n');
    assert.equal(tail(100), 'first\nsecond\nthird\n');
    assert.equal(tail(10), 'third\n');
  });

  test('is empty where there is no log, or a link in its place', () => {
    assert.equal(tail(100), '');
    fs.mkdirSync(join(dir, 'data', 'logs'));
    fs.writeFileSync(join(dir, 'secret'), 'secret');
    fs.symlinkSync(join(dir, 'secret'), join(dir, 'data', 'logs', 'main.log'));
    assert.equal(tail(100), '');
  });
});

test('the log folder is opened, and what does not work is told', async () => {
  assert.deepEqual(await app.commands.openLogFolder(), { ok: true });
  assert.deepEqual(opened, [join(dir, 'data', 'logs')]);
  assert.deepEqual(await app.commands.openProjectPage(), { ok: false, cause: { code: 'notDone.help', why: { code: 'unknown' } } });
  assert.equal(await app.commands.getLicences(), 'licences');
});
