/** To whom the app speaks, as Chromium's own log of the network has it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { appCommand, markWelcomed } from '../support/app.ts';
import { openProcesses } from '../support/processes.ts';
import { expect, test, userDataDir } from './fixtures.ts';

/** The hosts in all URLs of a log, which is closed properly only by a program that is let end by itself. */
async function hostsIn(log: string): Promise<string[]> {
  const text = await readFile(log, 'utf8');
  expect(text).toContain('"events": [');
  const urls = text.match(/"url":"[^"]+"/gu) ?? [];
  return [...new Set(urls.map((url) => new URL(url.slice('"url":"'.length, -1)).host))];
}

/** Resolves when a call below this path was made, which is the last thing that an opening window does. */
async function askedFor(simulator: Simulator, below: string): Promise<void> {
  const wasAsked = (): boolean => simulator.requests.some(({ path }) => path.startsWith(below));
  await expect.poll(wasAsked, { message: `a call below ${below}`, timeout: 30_000 }).toBe(true);
}

test('with its window open, Chromium speaks to nobody: service and pictures are asked by Node', async ({ desktop, simulator }) => {
  const processes = await openProcesses('network-test-');
  try {
    await markWelcomed(userDataDir(desktop));
    const log = join(processes.folder, 'network.json');
    const { program, args } = await appCommand({ flags: [`--service-url=${simulator.url}`] });
    // In front of the app's path, where switches are Chromium's own.
    const app = processes.start(program, [`--log-net-log=${log}`, ...args], { env: desktop.env });
    const tray = await desktop.trayHost.waitForItem();
    await askedFor(simulator, '/avatars/');
    await tray.click(messages.tray.quit);
    await desktop.trayHost.waitUntilGone(tray);
    await app.stop();
    expect(await hostsIn(log)).toEqual([]);
  } finally {
    await processes.close();
  }
});
