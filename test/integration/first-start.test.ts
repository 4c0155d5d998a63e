/** The screen of the first start: once, in a window, never after a hidden start, and never for who had the app before. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { Ports } from '../../src/main/app/ports.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

let dir: string;
let simulator: Simulator;
const apps: App[] = [];

beforeEach(async () => {
  dir = fs.mkdtempSync(join(tmpdir(), 'first-start-test-'));
  simulator = await startSimulator();
});
afterEach(async () => {
  for (const app of apps.splice(0)) app.end();
  await simulator.close();
  fs.rmSync(dir, { recursive: true });
});

/** Starts the app on the same folder once more, and lets it check. */
async function start(window: Ports['window'], ports: Partial<Ports> = {}): Promise<App> {
  for (const app of apps.splice(0)) app.end();
  const app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url, ...(window !== undefined && { window }), ...ports });
  apps.push(app);
  app.start();
  await app.commands.checkNow();
  return app;
}
const isShown = ({ store }: App): boolean => store.get().firstStart === true;
const stored = (): Record<string, unknown> => JSON.parse(fs.readFileSync(join(dir, 'settings.json'), 'utf8')) as Record<string, unknown>;

describe('the screen of the first start', () => {
  test('is there until the person closes it, and never again', async () => {
    const app = await start('opens');
    assert.ok(isShown(app));
    await app.commands.endFirstStart();
    assert.ok(!isShown(app));
    assert.equal(stored()['welcomed'], true);
    assert.ok(!isShown(await start('opens')));
    assert.ok(!isShown(await start('hidden')));
  });

  test('counts as shown once it was seen, whatever ends the app', async () => {
    const app = await start('opens');
    app.windowSeen();
    assert.ok(isShown(app));
    assert.ok(!isShown(await start('opens')));
  });

  test('waits for the first start with a window, where the first ones are hidden', async () => {
    for (let time = 0; time < 2; time += 1) {
      assert.ok(!isShown(await start('hidden')));
      assert.equal(stored()['welcomed'], false);
    }
    assert.ok(isShown(await start('opens')));
  });

  test('is not shown to who opened the window of a hidden start', async () => {
    (await start('hidden')).windowSeen();
    assert.ok(!isShown(await start('opens')));
  });

  test('is not brought back by a reset of the settings', async () => {
    const app = await start('opens');
    await app.commands.endFirstStart();
    await app.commands.setSetting('pollSeconds', 77);
    assert.deepEqual(await app.commands.resetSettings(), { ok: true });
    assert.ok(!isShown(await start('opens')));
  });

  test('is nothing for an app without a window, which writes nothing for it', async () => {
    assert.ok(!isShown(await start(undefined)));
    assert.ok(!isShown(await start(undefined, { readOnly: true })));
    assert.ok(!fs.existsSync(join(dir, 'settings.json')));
  });
});

describe('who had the app before does not see it', () => {
  const LEFT: Readonly<Record<string, (path: string) => unknown>> = {
    'settings.json': (path) => fs.writeFileSync(path, '{}'),
    'settings.json with settings': (path) => fs.writeFileSync(path, JSON.stringify({ pollSeconds: 30 })),
    'settings.json that is broken': (path) => fs.writeFileSync(path, '{'),
    'settings.json with nonsense for it': (path) => fs.writeFileSync(path, JSON.stringify({ welcomed: 'yes' })),
    'keychain-index.json': (path) => fs.writeFileSync(path, JSON.stringify({ users: ['ada'] })),
    'history.jsonl': (path) => fs.writeFileSync(path, ''),
  };
  for (const [what, leave] of Object.entries(LEFT)) {
    test(`a folder with ${what}`, async () => {
      leave(join(dir, what.split(' ')[0] ?? ''));
      assert.ok(!isShown(await start('opens')));
    });
  }
});

test('where nothing can be kept it is not shown, because it would be at each start', async () => {
  fs.writeFileSync(join(dir, 'file'), '');
  assert.ok(!isShown(await start('opens', { userDataDir: join(dir, 'file') })));
});
