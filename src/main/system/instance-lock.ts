/**
 * The lock that lets one instance of the app run per data folder. Electron says no for "another one runs" and for "the lock
 * cannot be made" alike; this module tells them apart. Needs no Electron.
 */
import { lstatSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Cause } from '../../shared/cause.ts';
import { causeText } from '../../shared/describe-cause.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { causeOf, codeOf } from './errors.ts';
import { makeFolder } from './make-folder.ts';

/** Why the lock cannot be made. */
export type LockProblem =
  | { readonly kind: 'notAFolder' | 'notWritable' | 'diskFull' | 'notALock' | 'otherUser'; readonly path: string }
  | { readonly kind: 'other'; readonly path: string; readonly why: Cause };

export type LockResult = 'taken' | 'runsAlready' | LockProblem;

/** What Chromium calls its lock, a symbolic link, and the socket of the instance that has it. */
const LOCK = 'SingletonLock';
const SOCKET = 'SingletonSocket';
/** An instance that runs accepts at once; one that hangs has been ended by Electron before this is asked. */
const CONNECT_LIMIT_MS = 2000;

const KINDS: Readonly<Record<string, 'notAFolder' | 'notWritable' | 'diskFull'>> = {
  EEXIST: 'notAFolder',
  ENOTDIR: 'notAFolder',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EROFS: 'notWritable',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
};

/**
 * @param dir - the app's data folder
 * @param request - asks Electron for the lock; the instance that runs already hears of it
 * @param uid - of this user; undefined where the system has none
 * @returns whether the lock was taken, another instance has it, or why it cannot be made
 */
export async function takeInstanceLock(dir: string, request: () => boolean, uid: number | undefined = process.getuid?.()): Promise<LockResult> {
  // Its owner could replace the settings, and answer as the instance that runs already.
  if (isOfOtherUser(dir, uid)) return { kind: 'otherUser', path: dir };
  if (request()) return 'taken';
  const found = await whyRefused(dir);
  if (found !== undefined) return found;
  // The other instance ended in between.
  if (request()) return 'taken';
  return (await whyRefused(dir)) ?? { kind: 'other', path: dir, why: { code: 'lockRefused' } };
}

/** @returns the problem as one sentence for people */
export function lockProblemText(problem: LockProblem): string {
  const words = messages.lockProblem;
  return problem.kind === 'other' ? words.other(problem.path, causeText(problem.why)) : words[problem.kind](problem.path);
}

async function whyRefused(dir: string): Promise<'runsAlready' | LockProblem | undefined> {
  // There the lock is a window, which exists as long as its process.
  if (process.platform === 'win32') return folderProblem(dir) ?? 'runsAlready';
  const lock = join(dir, LOCK);
  const isLink = lstatOf(lock)?.isSymbolicLink();
  if (isLink === false) return { kind: 'notALock', path: lock };
  if (isLink === true && (await accepts(join(dir, SOCKET)))) return 'runsAlready';
  return folderProblem(dir);
}

/** Does in the folder what making the lock takes. */
function folderProblem(dir: string): LockProblem | undefined {
  const probe = join(dir, `.lock-probe-${String(process.pid)}`);
  try {
    makeFolder(dir);
    symlinkSync('probe', probe);
    rmSync(probe);
    return undefined;
  } catch (error) {
    const kind = KINDS[codeOf(error) ?? ''];
    return kind === undefined ? { kind: 'other', path: dir, why: causeOf(error) } : { kind, path: dir };
  }
}

/** What belongs to root is trusted: root reads and changes everything anyway. */
function isOfOtherUser(dir: string, uid: number | undefined): boolean {
  const owner = statOf(dir)?.uid;
  return uid !== undefined && owner !== undefined && owner !== uid && owner !== 0;
}

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function lstatOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (isAccepted: boolean): void => {
      socket.destroy();
      resolve(isAccepted);
    };
    socket.setTimeout(CONNECT_LIMIT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/**
 * @param data - what a second instance sent; a program that is no version of this app sends anything
 * @returns whether the window is to be shown: a second start at login asks for none
 */
export const asksForWindow = (data: unknown): boolean =>
  !(typeof data === 'object' && data !== null && 'hidden' in data && data.hidden === true);
