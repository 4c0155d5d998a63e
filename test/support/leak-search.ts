/** Where a secret could have got to: files, command lines, environments, and what crossed the bridge. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../src/shared/snapshot.ts';

/** The keyring's own files are where the tokens belong, encrypted. */
const KEYRINGS = '.local/share/keyrings';

/** Each text below a folder, by its path; bytes are read one for one. */
export async function filesBelow(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const kept = files.filter((file) => !file.includes(KEYRINGS));
  return new Map(await Promise.all(kept.map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}

/** Command line and environment of a process and of all below it, by pid. */
export async function processesOf(root: number): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const parents = new Map<number, number>();
  for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(/^.*\) \S (?<parent>\d+)/su.exec(stat)?.groups?.['parent'] ?? 0));
  }
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  for (const pid of [...parents.keys()].filter(isOurs)) {
    for (const part of ['cmdline', 'environ']) {
      found.set(`/proc/${pid}/${part}`, await readFile(`/proc/${pid}/${part}`, 'latin1').catch(() => ''));
    }
  }
  return found;
}

/** From now on every snapshot that crosses the bridge is kept in the page. */
export const collectSnapshots = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const bridge = Reflect.get(window, 'accountTray') as {
      getSnapshot(): Promise<Snapshot>;
      onSnapshot(listener: (snapshot: Snapshot) => void): void;
    };
    const kept = [await bridge.getSnapshot()];
    Reflect.set(window, 'kept', kept);
    bridge.onSnapshot((snapshot) => kept.push(snapshot));
  });
/** @returns what was kept, as JSON */
export const keptSnapshots = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(Reflect.get(window, 'kept')));
