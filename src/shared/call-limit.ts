/** How much a page may send to the main process. Pure. */
import type { CommandName } from './bridge-contract.ts';

export interface CallLimit {
  /** How many calls may come at once. */
  readonly burst: number;
  /** How many more may come each second from then on. */
  readonly perSecond: number;
}

export interface CommandLimits {
  /** Of all calls together. */
  readonly all: CallLimit;
  /** Of each command that opens, sends or writes something every time. */
  readonly costly: CallLimit;
}

/** Far more than a person and the window do. */
export const PAGE_LIMITS: CommandLimits = { all: { burst: 60, perSecond: 30 }, costly: { burst: 8, perSecond: 0.2 } };
/** For a page that found a way around the preload script; above the limits of the page, which are the ones that are met. */
export const MAIN_LIMITS: CommandLimits = { all: { burst: 120, perSecond: 60 }, costly: { burst: 16, perSecond: 0.4 } };

/** Each call opens a program, a page in the browser or a dialog, sends a token, reads or writes a file, or calls an address that the page gives. */
export const COSTLY_COMMANDS: readonly CommandName[] = [
  'startPiecesOs', 'signIn', 'retryKeeping', 'retryRestore', 'pasteToken', 'confirmDisconnect', 'setStartAtLogin', 'resetSettings', 'exportHistory',
  'getDiagnostics', 'copyDiagnostics', 'saveDiagnostics', 'openLogFolder', 'getLicences', 'openProjectPage', 'testServiceAddress', 'checkForUpdates', 'downloadUpdate', 'installUpdate',
];

const SECOND_MS = 1000;

/**
 * @param nowMs - of a clock that is not set
 * @returns tells of each call, when it comes, whether it is within the limit
 */
export function createCallLimit({ burst, perSecond }: CallLimit, nowMs: () => number): () => boolean {
  let allowance = burst;
  let lastMs = nowMs();
  return () => {
    const now = nowMs();
    allowance = Math.min(burst, allowance + ((now - lastMs) * perSecond) / SECOND_MS);
    lastMs = now;
    if (allowance < 1) return false;
    allowance -= 1;
    return true;
  };
}

/**
 * @param limits - of all commands, and of the costly ones
 * @param nowMs - of a clock that is not set
 * @returns tells of each call, when it comes, whether it is within the limits
 */
export function createCommandLimit({ all, costly }: CommandLimits, nowMs: () => number): (name: CommandName) => boolean {
  const isWithinAll = createCallLimit(all, nowMs);
  const ofCostly = new Map(COSTLY_COMMANDS.map((name) => [name, createCallLimit(costly, nowMs)]));
  return (name) => (ofCostly.get(name)?.() ?? true) && isWithinAll();
}

/** More than the longest token that is told as too long. */
const CHARACTERS_MAX = 1_100_000;
/** More than the fields of any command. */
const VALUES_MAX = 200;

/** @returns whether arguments are plain values, and few; takes no longer for arguments that are neither */
export function isSmall(args: readonly unknown[]): boolean {
  let characters = 0;
  let count = 0;
  const values: unknown[] = [args];
  while (values.length > 0) {
    const value = values.pop();
    count += 1;
    if (typeof value === 'string') characters += value.length;
    else if (Array.isArray(value)) {
      if (value.length > VALUES_MAX) return false;
      values.push(...(value as unknown[]));
    } else if (typeof value === 'object' && value !== null) {
      if (ArrayBuffer.isView(value) || Object.prototype.toString.call(value) !== '[object Object]') return false;
      for (const name in value) {
        characters += name.length;
        values.push((value as Readonly<Record<string, unknown>>)[name]);
        if (values.length > VALUES_MAX) return false;
      }
    }
    if (count > VALUES_MAX || characters > CHARACTERS_MAX) return false;
  }
  return true;
}
