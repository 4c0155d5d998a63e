/** The packaged app with a feed of newer versions, as an AppImage: what it says, asks, downloads and installs. */
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/bridge-contract.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { UpdateFailure } from '../../src/shared/update.ts';
import type { RunningApp } from '../support/app.ts';
import { menuText } from '../support/menu-tree.ts';
import { FEED_FILE, type Offer, type UpdateFeed } from '../support/update-feed.ts';
import type { TrayItem } from '../support/tray-item.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, userDataDir } from './fixtures.ts';
import { goTo } from './places.ts';

const words = messages.updates;
const NEWER = '0.2.0';
/** Its cache is on a file system of this size. */
const CACHE_BYTES = 1_048_576;
const MODE = 0o755;

export interface InstalledAppImage {
  /** What is started: the app in the folder of its AppImage, whose cache soon is full. */
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  /** The file that an update replaces. */
  readonly file: string;
  /** What the new version wrote when it was started: whether it was to end at once. */
  readonly ran: () => Promise<string>;
  readonly pending: string;
}

/** The newer version: a program that notes that it was started. */
const program = (size = 0): Buffer => Buffer.from(`#!/bin/sh\nprintf '%s.' "\${APPIMAGE_EXIT_AFTER_INSTALL:-runs}" >> "$(dirname "$0")/ran"\nexit 0\n${'#'.repeat(size)}`);
const FOUND: Offer = { version: NEWER, file: program() };

/**
 * @param executable - of a packaged app that may be changed
 * @param feedUrl - that its package names
 * @param folder - for what an AppImage has around it
 */
export async function asAppImage(executable: string, feedUrl: string, folder: string, desktop: VirtualDesktop): Promise<InstalledAppImage> {
  const file = join(folder, 'Tray.AppImage');
  const cache = join(desktop.env['XDG_CACHE_HOME'] ?? '', 'tray-updater');
  const starter = join(folder, 'start.sh');
  await writeFile(join(dirname(executable), 'resources', 'app-update.yml'), `provider: generic\nurl: ${feedUrl}\nupdaterCacheDirName: tray-updater\n`);
  await mkdir(cache, { recursive: true });
  await writeFile(file, 'the version that runs');
  // A file system of its own, which this user may mount as root of a name space; then they are themselves again.
  const inside = `mount -t tmpfs -o size=${CACHE_BYTES},mode=1777 none "$0" && exec unshare --user --map-user=${process.getuid?.()} --map-group=${process.getgid?.()} "$@"`;
  await writeFile(starter, `#!/bin/sh\nexec unshare --user --map-root-user --mount sh -c '${inside}' '${cache}' '${executable}' "$@"\n`);
  await chmod(starter, MODE);
  return {
    executable: starter,
    env: { APPIMAGE: file, APPDIR: dirname(executable) },
    file,
    ran: () => readFile(join(folder, 'ran'), 'utf8').catch(() => ''),
    pending: join(cache, 'pending'),
  };
}

/** The dialog of the desktop cannot be clicked: from now on it answers like this. */
export const answerQuestions = (electron: ElectronApplication, agrees: boolean): Promise<void> =>
  electron.evaluate(({ dialog }, response) => {
    Object.assign(dialog, {
      showMessageBox: async (...args: readonly unknown[]) => {
        const asked = (Reflect.get(globalThis, 'asked') ?? []) as unknown[];
        Reflect.set(globalThis, 'asked', [...asked, (args.at(-1) as { message: string }).message]);
        return { response };
      },
    });
  }, agrees ? 1 : 0);

const questions = (electron: ElectronApplication): Promise<unknown> => electron.evaluate(() => Reflect.get(globalThis, 'asked') ?? []);
const press = (window: Page, name: string): Promise<void> => window.getByRole('button', { name, exact: true }).click();
const says = (window: Page, text: string): Promise<void> => expect(window.getByText(text, { exact: true })).toBeVisible();
/** As the page calls it, also while a question lies over its buttons. */
const call = (window: Page, name: 'checkForUpdates' | 'installUpdate' | 'getSnapshot'): Promise<unknown> =>
  window.evaluate(async (command): Promise<unknown> => (Reflect.get(globalThis, 'accountTray') as Bridge)[command](), name);
const stateOf = async (window: Page): Promise<string | undefined> => ((await call(window, 'getSnapshot')) as Snapshot).update?.state;

/** What can be wrong with the feed, or the file that it names. */
const FAULTS: readonly (readonly [fault: string, offer: Offer, failure: UpdateFailure])[] = [
  ['no description', { ...FOUND, none: true }, 'noFeed'],
  ['a description that is no YAML', { ...FOUND, description: 'version: [' }, 'unreadable'],
  ['an empty description', { ...FOUND, description: '' }, 'unreadable'],
  ['a description of something else', { ...FOUND, description: 'hello' }, 'unreadable'],
  ['a version that is none', { ...FOUND, version: 'latest' }, 'unreadable'],
  ['a description without a hash', { ...FOUND, description: `version: ${NEWER}\nfiles:\n  - url: ${FEED_FILE}\n` }, 'unreadable'],
  ['a description without a file', { ...FOUND, description: `version: ${NEWER}\n` }, 'unreadable'],
  ['a redirect away from this computer, without encryption', { ...FOUND, redirect: 'http://192.0.2.1/latest-linux.yml' }, 'notEncrypted'],
  ['the hash of another file', { ...FOUND, sha512: Buffer.alloc(64).toString('base64') }, 'wrongHash'],
  ['a file with other bytes', { ...FOUND, sent: Buffer.from(program().map((byte) => byte ^ 1)) }, 'wrongHash'],
  ['a shorter file', { ...FOUND, sent: program().subarray(0, 20) }, 'wrongHash'],
  ['a connection that ends in the middle of the file', { ...FOUND, file: program(20_000), cutOff: true }, 'cutOff'],
  ['no file', { ...FOUND, file404: true }, 'fileMissing'],
  ['a file that is larger than the disk', { ...FOUND, file: program(2 * CACHE_BYTES) }, 'diskFull'],
];

/** From the first check to a restart into the newer version. */
export async function playUpdates(app: RunningApp, installed: InstalledAppImage, feed: UpdateFeed, desktop: VirtualDesktop): Promise<void> {
  const { electron } = app;
  const window = await app.window();
  const tray = await app.tray();
  await goTo(window, 'settings');
  await says(window, words.idle);
  expect(feed.requests, 'requests before anybody asked').toEqual([]);

  await answerQuestions(electron, true);
  await playFaults(window, tray, feed, installed);
  expect((await readFile(installed.file)).toString()).toBe('the version that runs');

  await answerQuestions(electron, false);
  const before = feed.requests.length;
  feed.offer(FOUND);
  await press(window, words.check);
  await says(window, words.available.app(NEWER));
  expect(feed.requests.slice(before).map(({ path }) => path)).toEqual(['/feed/latest-linux.yml']);
  await tray.waitForMenu((menu) => menuText(menu).includes(words.tray.available(NEWER)));

  await playQuestion(window, tray, electron);
  await goTo(window, 'settings');
  await says(window, words.ready(NEWER));
  await playRestart(window, tray, electron, installed);
  expect(new Set(feed.requests.map(({ headers }) => headers['x-user-staging-id'])), 'ids of the person').toEqual(new Set(['00000000-0000-0000-0000-000000000000', undefined]));
  expect(await readdir(userDataDir(desktop))).not.toContain('.updaterId');
  expect(app.output()).toContain('update: failed, wrongHash');
  expect(app.output()).not.toContain(dirname(installed.file));
}

/** By the menu of the tray, which no limit on the calls of a page holds back. */
async function playFaults(window: Page, tray: TrayItem, feed: UpdateFeed, installed: InstalledAppImage): Promise<void> {
  const check = (): Promise<void> => tray.click(words.check);
  feed.offer({ version: '0.1.0' });
  await check();
  await says(window, words.newest);
  feed.offer({ version: '0.0.9', file: program() });
  await check();
  await says(window, words.older('0.0.9'));
  await feed.stop();
  await check();
  await says(window, words.failures.unreachable);
  await feed.resume();
  for (const [fault, offer, failure] of FAULTS) {
    feed.offer({ version: '0.1.0' });
    await check();
    await says(window, words.newest);
    feed.offer(offer);
    await check();
    await expect(window.getByText(words.failures[failure], { exact: true }), fault).toBeVisible();
    expect(await filesInCache(installed), fault).toEqual([]);
  }
}

const filesInCache = async ({ pending }: InstalledAppImage): Promise<string[]> => readdir(pending).catch(() => []);

/** A question waits for the end of another one. */
async function playQuestion(window: Page, tray: TrayItem, electron: ElectronApplication): Promise<void> {
  await answerQuestions(electron, true);
  const asked = ((await questions(electron)) as unknown[]).length;
  await tray.click(messages.disconnect.actionFor('Ada Lovelace'));
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const checked = call(window, 'checkForUpdates');
  await expect.poll(() => stateOf(window)).toBe('available');
  expect(await questions(electron)).toHaveLength(asked);
  await dialog.press('Escape');
  await checked;
  expect(await questions(electron)).toHaveLength(asked + 1);
}

/** The end of the app waits as well; then the newer version is in the place of the older one, and runs. */
async function playRestart(window: Page, tray: TrayItem, electron: ElectronApplication, installed: InstalledAppImage): Promise<void> {
  const ended = new Promise((resolve) => electron.process().once('exit', resolve));
  await tray.click(messages.disconnect.actionFor('Ada Lovelace'));
  await expect(window.getByRole('dialog')).toBeVisible();
  // The app ends before it answers this and the key below.
  call(window, 'installUpdate').catch(() => undefined);
  await expect.poll(() => stateOf(window)).toBe('restarting');
  expect(electron.process().exitCode).toBe(null);
  expect(await installed.ran()).toBe('');
  window.keyboard.press('Escape').catch(() => undefined);
  await ended;
  await expect.poll(installed.ran).toBe('runs.');
  expect(await readFile(installed.file)).toEqual(program());
}

/** Downloads, and ends by the menu: the newer version is installed, and not started. */
export async function playQuit(app: RunningApp, installed: InstalledAppImage, feed: UpdateFeed): Promise<void> {
  const window = await app.window();
  feed.offer(FOUND);
  await answerQuestions(app.electron, true);
  await goTo(window, 'settings');
  await press(window, words.check);
  await says(window, words.ready(NEWER));
  expect(await installed.ran()).toBe('');
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
  await (await app.tray()).click(messages.tray.quit);
  await ended;
  expect(await installed.ran()).toBe('true.');
  expect(await readFile(installed.file)).toEqual(program());
}

