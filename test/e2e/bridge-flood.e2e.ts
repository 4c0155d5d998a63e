/** A page that calls the main process as often as it can: it is answered, and stays without effect on anything else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { BRIDGE_KEY, channelOf, COMMAND_NAMES, type CommandName } from '../../src/shared/bridge-contract.ts';
import { COSTLY_COMMANDS, MAIN_LIMITS, PAGE_LIMITS } from '../../src/shared/call-limit.ts';
import { expect, test, userDataDir } from './fixtures.ts';

const CALLS = 10_000;
const FLOOD_LIMIT_MS = 120_000;
/** Arguments of the contract; commands that are not named have none. */
const ARGUMENTS: { readonly [Name in CommandName]?: readonly unknown[] } = {
  pasteToken: ['x'.repeat(1000), false],
  askDisconnect: ['nobody'],
  confirmDisconnect: ['nobody', true],
  setStartAtLogin: [true],
  setSetting: ['pollSeconds', 30],
  dismissNotice: ['nothing'],
  exportHistory: ['json', true],
  getDiagnostics: [true],
  testServiceAddress: ['http://127.0.0.1:9'],
};

interface Flood {
  readonly done: number;
  readonly problems: readonly string[];
  readonly seconds: number;
}

/** Calls a command as often as is said, without waiting; gives how the calls ended. */
const flood = (page: Page, name: CommandName, args: readonly unknown[], count: number): Promise<Flood> =>
  page.evaluate(
    async ([key, command, given, calls]) => {
      const call = (Reflect.get(window, key) as Record<string, (...args: unknown[]) => Promise<unknown>>)[command];
      if (!call) throw new Error('absent');
      const begun = performance.now();
      const ends = await Promise.all(Array.from({ length: calls }, () => call(...given).then(() => '', String)));
      return { done: ends.filter((end) => end === '').length, problems: [...new Set(ends.filter(Boolean))], seconds: (performance.now() - begun) / 1000 };
    },
    [BRIDGE_KEY, name, args, count] as const,
  );

/** Watches how long the main process is busy without a pause. Ends the watch with the longest time, in milliseconds. */
async function watchMain(electron: ElectronApplication): Promise<() => Promise<number>> {
  await electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    Reflect.set(globalThis, 'delayOfMain', delay);
  });
  return () => electron.evaluate(() => (Reflect.get(globalThis, 'delayOfMain') as { readonly max: number }).max / 1_000_000);
}

/** Each has a limit of its own. */
const DIALOG_COMMANDS: ReadonlySet<CommandName> = new Set(['exportHistory', 'saveDiagnostics']);

const linesOf = (output: string): string[] => output.split('\n').filter((line) => line !== '');

test('thousands of calls of every kind reach the main process no more often than the limits say', async ({ app, window }, testInfo) => {
  test.setTimeout(FLOOD_LIMIT_MS);
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  // Nobody is there to answer a dialog, and no program for folders and pages.
  await app.electron.evaluate(({ dialog, shell }) => {
    shell.openPath = async () => '';
    shell.openExternal = async () => undefined;
    let dialogs = 0;
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '', count: (dialogs += 1) });
    Reflect.set(globalThis, 'dialogs', () => dialogs);
  });
  const longest = await watchMain(app.electron);
  const linesBefore = linesOf(app.output()).length;
  let linesMax = 0;
  let dialogsMax = 0;
  for (const name of COMMAND_NAMES) {
    const { done, seconds } = await flood(window, name, ARGUMENTS[name] ?? [], CALLS);
    const limit = COSTLY_COMMANDS.includes(name) ? PAGE_LIMITS.costly : PAGE_LIMITS.all;
    expect(done, name).toBeLessThanOrEqual(limit.burst + seconds * limit.perSecond);
    if (DIALOG_COMMANDS.has(name)) dialogsMax += done;
    // In all: what a call began may be logged during the next ones.
    linesMax += limit.burst + Math.ceil(seconds * 2);
    expect(linesOf(app.output()).length - linesBefore, app.output()).toBeLessThanOrEqual(linesMax);
    testInfo.annotations.push({ type: 'main process busy for, at most', description: `${name}: ${(await longest()).toFixed(0)} ms` });
  }
  expect(await app.electron.evaluate(() => (Reflect.get(globalThis, 'dialogs') as () => number)())).toBeLessThanOrEqual(dialogsMax);
  expect(app.output()).not.toMatch(/Error occurred|^\s+at /mu);
});

/** Calls the handler of a command as a page would that got around the preload script; gives how many calls were carried out. */
const floodMain = (electron: ElectronApplication, channel: string, count: number): Promise<{ readonly done: number; readonly seconds: number }> =>
  electron.evaluate(
    async ({ BrowserWindow, ipcMain }, given) => {
      const handler = (Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: object) => Promise<object>>).get(given.channel);
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!handler || !sender) throw new Error('there is no handler or no window');
      const begun = performance.now();
      const answers = await Promise.all(Array.from({ length: given.count }, () => handler({ sender, senderFrame: sender.mainFrame })));
      return { done: answers.filter((answer) => 'value' in answer).length, seconds: (performance.now() - begun) / 1000 };
    },
    { channel, count },
  );

test('a page that gets around its own limit meets that of the main process', async ({ app, window }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const before = linesOf(app.output()).length;
  const { done, seconds } = await floodMain(app.electron, channelOf('dismissSignIn'), CALLS);
  expect(done).toBeLessThanOrEqual(MAIN_LIMITS.all.burst + seconds * MAIN_LIMITS.all.perSecond);
  expect(linesOf(app.output()).length - before, app.output()).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
});

test('what is too large does not leave the page', async ({ app, window }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  for (const args of [['x'.repeat(2_000_000), false], [Array.from({ length: 1000 }, () => 'x'), false]]) {
    expect((await flood(window, 'pasteToken', args, 1)).problems).toEqual(['Error: This call of pasteToken is not allowed.']);
  }
  // The main process writes down what it refuses.
  expect(app.output()).not.toContain('refused a call');
});

test('thousands of refused calls write no more than a line a second', async ({ app, window, desktop }) => {
  test.setTimeout(FLOOD_LIMIT_MS);
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const before = linesOf(app.output()).length;
  const { done, problems, seconds } = await flood(window, 'setSetting', ['__proto__', 1], CALLS);
  expect(done).toBe(0);
  expect(problems).toEqual(['Error: This call of setSetting is not allowed.']);
  expect(linesOf(app.output()).length - before, app.output()).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  // The window works again once it is used as a person does.
  await expect.poll(async () => (await flood(window, 'setSetting', ['pollSeconds', 77], 1)).done).toBe(1);
  expect(JSON.parse(await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8'))).toMatchObject({ pollSeconds: 77 });
});
