/** What happened: told in the window, still known after a restart, and taken away as a file. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace } from '../simulator/profiles.ts';
import type { RunningApp } from '../support/app.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, userDataDir } from './fixtures.ts';
import { goTo } from './places.ts';

const HOUR_MS = 3_600_000;
const words = messages.history;
const { transitions } = messages;
const card = (window: Page) => window.getByRole('region', { name: words.heading });
const events = (window: Page) => card(window).getByRole('listitem');

/** The desktop's own dialog cannot be clicked: from now on it answers with this path, or is cancelled. */
const answerSaveDialog = (electron: ElectronApplication, filePath: string | undefined): Promise<void> =>
  electron.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: (_window: unknown, options: unknown) => {
        Reflect.set(globalThis, 'asked', options);
        return Promise.resolve({ canceled: path === undefined, filePath: path ?? '' });
      },
    });
  }, filePath);

/** Leaves the file of a watch that began two hours ago and ended after one: what is younger than an hour has no timeline. */
async function watchedBefore(desktop: VirtualDesktop): Promise<void> {
  const at = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
  const lines = [
    { at: at(2), kind: 'watch-began', cause: 'start', state: 'signedOut' },
    { at: at(1), kind: 'watch-ended', cause: 'quit', state: 'unknown' },
  ];
  await mkdir(userDataDir(desktop), { recursive: true });
  await writeFile(join(userDataDir(desktop), 'history.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

async function windowOf(app: RunningApp): Promise<Page> {
  const window = await app.window();
  await goTo(window, 'activity');
  await expect(events(window).first()).toContainText(words.began.start);
  return window;
}

test('events appear as they happen, and are still there after a restart, with the time in which nobody watched', async ({ simulator, desktop, launch }) => {
  await watchedBefore(desktop);
  const first = await launch();
  const window = await windowOf(first);
  const bar = card(window).getByRole('img', { name: new RegExp(`^${words.lastDay}`, 'u') });
  await expect(bar).toHaveAccessibleName(/Ada Lovelace was signed in: .*App not running: /u);
  simulator.signIn(grace);
  await expect(events(window).first()).toHaveText(new RegExp(transitions['user-switched'].history(grace.username ?? '', 'Ada Lovelace', false), 'u'));
  await simulator.down();
  await expect(events(window).first()).toContainText(messages.reasons.refused.title);
  await simulator.up();
  await goTo(window, 'account');
  await window.getByRole('button', { name: messages.window.checkNow }).click();
  await goTo(window, 'activity');
  await expect(events(window).first()).toContainText(transitions['service-up'].history());
  await expect(bar).toHaveAccessibleName(/No usable answer from Pieces\sOS/u);
  await first.close();

  const again = await windowOf(await launch());
  await expect(events(again).nth(1)).toContainText(words.ended.quit);
  await expect(events(again).nth(2)).toContainText(transitions['service-up'].history());
  for (const row of [words.states.signedIn('Ada Lovelace'), words.states.unreachable, words.states.unknown]) {
    await expect(card(again).getByRole('row', { name: row })).toBeVisible();
  }
});

test('an app that was killed is known to have watched until its last sign of life', async ({ launch }) => {
  const first = await launch();
  await windowOf(first);
  const ended = first.electron.waitForEvent('close');
  first.electron.process().kill('SIGKILL');
  await ended;
  const window = await windowOf(await launch());
  await expect(events(window).nth(1)).toContainText(words.ended.unknown);
});

test('an export holds everything, and names only where they are asked for', async ({ desktop, app, window }) => {
  await goTo(window, 'activity');
  await expect(events(window).first()).toContainText(words.began.start);
  await expect(card(window)).toContainText(words.young('').split('.')[1] ?? '');
  await expect(card(window).getByRole('img')).toHaveCount(0);
  const target = join(desktop.home, 'history.csv');
  await answerSaveDialog(app.electron, target);
  await card(window).getByRole('button', { name: words.csv }).click();
  await expect(card(window)).toContainText(words.exported('history.csv'));
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'asked') as object)).toMatchObject({ defaultPath: 'account-history.csv' });
  const ids = await readFile(target, 'utf8');
  expect(ids.split('\r\n')[1]).toMatch(new RegExp(`,watch-began,start,,,,,signedIn,${ada.id}$`, 'u'));
  for (const personal of [ada.name, ada.email]) expect(ids).not.toContain(personal);

  await card(window).getByRole('checkbox', { name: words.withNames }).check();
  await card(window).getByRole('button', { name: words.csv }).click();
  await expect.poll(() => readFile(target, 'utf8')).toContain(`${ada.name ?? ''},${ada.email ?? ''}\r\n`);

  await answerSaveDialog(app.electron, join(desktop.home, 'nowhere', 'history.json'));
  await card(window).getByRole('button', { name: words.json }).click();
  await expect(card(window).getByRole('alert')).toContainText(messages.causes.system.ENOENT);
  await answerSaveDialog(app.electron, undefined);
  await card(window).getByRole('button', { name: words.json }).click();
  await expect(card(window).getByRole('alert')).toHaveText('');
  const kept = await readFile(join(userDataDir(desktop), 'history.jsonl'), 'utf8');
  for (const personal of [ada.name, ada.email]) expect(kept).not.toContain(personal);
});
