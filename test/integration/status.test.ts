import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { status } from '../../src/main/app/status.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

let simulator: Simulator;
let dir: string;

beforeEach(async () => {
  simulator = await startSimulator();
  dir = await mkdtemp(join(tmpdir(), 'status-test-'));
});
afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

const ask = (): Promise<{ text: string; exitCode: number }> => status(createTestApp({ userDataDir: dir, serviceUrl: simulator.url, readOnly: true }), false);

describe('the answer on the command line', () => {
  test('makes no file: neither settings nor history', async () => {
    assert.equal((await ask()).exitCode, 0);
    assert.deepEqual(await readdir(dir), []);
  });

  test('leaves a file that cannot be read where it is, and tells it', async () => {
    const path = join(dir, 'settings.json');
    await writeFile(path, '{');
    const { title, detail } = messages.notices.settingsUnreadable;
    assert.ok((await ask()).text.split('\n').includes(messages.cli.notice(title, detail(path))));
    assert.deepEqual([await readdir(dir), await readFile(path, 'utf8')], [['settings.json'], '{']);
  });

  test('tells what the app set aside, until that is dismissed', async () => {
    await writeFile(join(dir, 'settings.json'), '{');
    const app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url });
    const { title } = messages.notices.settingsSetAside;
    assert.match((await ask()).text, new RegExp(title, 'u'));
    await app.commands.dismissNotice('settingsSetAside');
    assert.doesNotMatch((await ask()).text, new RegExp(title, 'u'));
  });

  test('tells each setting that was ignored', async () => {
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ pollSeconds: 1, notifications: { service: 'no' } }));
    const { title, detail } = messages.notices.settingsIgnored;
    assert.ok((await ask()).text.includes(messages.cli.notice(title, detail('pollSeconds: 1, notifications.service: "no"'))));
  });
});
