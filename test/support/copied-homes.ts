/** What a copy of the system has of people and of the kernel before a package is installed in it. */
import { chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { autostartEntry } from '../../src/main/system/desktop-entry.ts';
import type { ScratchRoot } from './scratch-root.ts';

const ENTRY = '.config/autostart/io.github.pieces-account-tray.desktop';
const USER_IDS = [2001, 2002, 2003] as const;
const PROGRAM_MODE = 0o755;
export const COPIED_HOMES: readonly string[] = USER_IDS.map((id) => `/home/tester-${id}`);

export interface AutostartEntries {
  readonly ofThePackage: string;
  readonly ofAnotherCopy: string;
  readonly ofRoot: string;
}

const write = (root: ScratchRoot, path: string, text: string, mode?: number): void => {
  mkdirSync(dirname(root.outside(path)), { recursive: true });
  writeFileSync(root.outside(path), text, { mode });
};

/**
 * Puts entries for the start at login in three homes: of the package, of another copy of the app, and behind a link to a folder
 * of root.
 *
 * @param program - what the package installs
 */
export function putAutostartEntries(root: ScratchRoot, program: string): AutostartEntries {
  const users = readFileSync('/etc/passwd', 'utf8');
  write(root, '/etc/passwd', `${users.trimEnd()}\n${USER_IDS.map((id) => `tester-${id}:x:${id}:${id}::/home/tester-${id}:/bin/sh\n`).join('')}`);
  const put = (path: string, id: number, started: string): string => {
    write(root, path, autostartEntry('Pieces Account Tray', 'Starts it', [started, '--hidden']));
    for (let at = path; at.startsWith('/home/tester') || at === path; at = dirname(at)) chownSync(root.outside(at), id, id);
    return path;
  };
  const [ofThePackage, ofAnotherCopy] = [put(`/home/tester-2001/${ENTRY}`, 2001, program), put(`/home/tester-2002/${ENTRY}`, 2002, '/home/tester-2002/App.AppImage')];
  const ofRoot = put(`/srv/autostart/${basename(ENTRY)}`, 0, program);
  mkdirSync(root.outside('/home/tester-2003/.config'), { recursive: true });
  symlinkSync('/srv/autostart', root.outside('/home/tester-2003/.config/autostart'));
  return { ofThePackage, ofAnotherCopy, ofRoot };
}

/** Lets the copy seem to have AppArmor: a kernel that has it is not everywhere, and its profiles are not the test's to change. */
export function pretendAppArmor(root: ScratchRoot): void {
  for (const name of ['apparmor_status', 'apparmor_parser']) write(root, `/usr/sbin/${name}`, '#!/bin/sh\nexit 0\n', PROGRAM_MODE);
  mkdirSync(root.outside('/etc/apparmor.d'), { recursive: true });
}
