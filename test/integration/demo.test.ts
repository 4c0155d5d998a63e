/** The demo as people run it, and what it leaves. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { trayAsHostSeesIt } from '../demo/evidence.ts';
import { parseOptions } from '../demo/options.ts';
import { ada, allSecrets } from '../simulator/profiles.ts';
import { disconnectLabel } from '../support/disconnect-items.ts';
import { findMenuItem } from '../support/menu-tree.ts';
import { decodePng } from '../support/png.ts';
import { runToEnd, type Ended } from '../support/run-to-end.ts';

const DEMO = join(import.meta.dirname, '..', 'demo', 'demo.ts');
const SECONDS = 6;
/** What the start of a busy machine may take on top. */
const LATE_MS = 30_000;
/** The account window's page at two pixels a point, less what a window manager could take. */
const WIDTH_PX = 880;
const HEIGHT_MIN_PX = 1200;
/** A page with text has hundreds; one that stayed blank has one. */
const COLOURS_MIN = 100;

const demo = (args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> => runToEnd(process.execPath, [DEMO, ...args], { env });

function colourCount({ data }: { data: Buffer }): number {
  const colours = new Set<number>();
  for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at));
  return colours.size;
}

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-test-'));
});

after(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('demo without a display', () => {
  let dir: string;
  let ended: Ended;
  let tookMs: number;

  before(async () => {
    dir = join(folder, 'made', 'by the demo');
    const beginMs = performance.now();
    ended = await demo(['--headless', '--seconds', String(SECONDS), '--out', dir], withoutDisplay());
    tookMs = performance.now() - beginMs;
  });

  test('ends well, in about the time that was asked for, and says where the files are', () => {
    assert.equal(ended.exitCode, 0, ended.stderr);
    assert.ok(tookMs > (SECONDS - 2) * 1000 && tookMs < SECONDS * 1000 + LATE_MS, `took ${tookMs} ms`);
    for (const name of ['snapshot.json', 'tray-menu.json', 'account-window.png']) {
      assert.ok(ended.stdout.includes(join(dir, name)), ended.stdout);
    }
  });

  test('leaves the snapshot that the window gets, without any secret', async () => {
    const text = await readFile(join(dir, 'snapshot.json'), 'utf8');
    const { session } = JSON.parse(text) as Snapshot;
    assert.equal(session.state, 'signedIn');
    assert.equal(session.currentId, ada.id);
    assert.equal(session.users[0]?.email, ada.email);
    assert.deepEqual(allSecrets.filter((secret) => text.includes(secret)), []);
  });

  test('leaves the tray menu as a panel sees it', async () => {
    const text = await readFile(join(dir, 'tray-menu.json'), 'utf8');
    const { menu, toolTip, status, iconSizesPx } = JSON.parse(text) as Awaited<ReturnType<typeof trayAsHostSeesIt>>;
    for (const label of [messages.tray.openWindow, disconnectLabel(messages.tray.current('Ada Lovelace'), 2), messages.tray.quit]) {
      assert.equal(findMenuItem(menu, label)?.enabled, true, label);
    }
    assert.equal(toolTip.title, messages.session.tooltip(messages.session.signedIn.title('Ada Lovelace')));
    assert.equal(status, 'Active');
    assert.ok((iconSizesPx[0]?.width ?? 0) >= 16);
  });

  test('leaves pictures of the window, light and dark, that are not blank', async () => {
    const pictures = ['account-window.png', 'account-window-dark.png'].map(async (name) => decodePng(await readFile(join(dir, name))));
    const [light, dark] = await Promise.all(pictures);
    for (const picture of [light, dark]) {
      assert.ok(picture);
      assert.equal(picture.width, WIDTH_PX);
      assert.ok(picture.height >= HEIGHT_MIN_PX, `${picture.height} px high`);
      assert.ok(colourCount(picture) >= COLOURS_MIN);
    }
    assert.notDeepEqual(light?.data, dark?.data);
  });
});

describe('demo: what it refuses', () => {
  test('a folder that cannot be made: one sentence and exit code 1', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { exitCode, stderr } = await demo(['--headless', '--seconds', '1', '--out', join(file, 'below')]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /a-file/);
  });

  for (const [args, pattern] of [
    [['--headless', '--seconds', 'soon'], /--seconds must be a whole number/],
    [['--headless', '--seconds', '0'], /--seconds must be a whole number/],
    [['--headles'], /--headles/],
    [['--headless', '--out', ''], /--out needs a folder/],
    [['--out', 'here'], /--out goes with --headless/],
    [['extra'], /extra/],
  ] as const) {
    test(`${args.join(' ')}: one sentence, the usage, and exit code 2`, async () => {
      const { exitCode, stdout, stderr } = await demo(args);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, pattern);
      assert.match(stderr, /Usage: npm run demo/);
    });
  }

  test('a desktop where there is none: says what to do', { skip: process.platform !== 'linux' && 'a display is always there' }, async () => {
    const { exitCode, stderr } = await demo([], withoutDisplay());
    assert.equal(exitCode, 1);
    assert.match(stderr, /no display.*--headless/);
  });
});

test('demo: without numbers it takes 20 seconds, or as long as the person likes', () => {
  const headless = parseOptions(['--headless']);
  assert.equal(headless.kind === 'headless' && headless.seconds, 20);
  assert.deepEqual(parseOptions([]), { kind: 'desktop', seconds: undefined });
});

function withoutDisplay(): NodeJS.ProcessEnv {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return env;
}
