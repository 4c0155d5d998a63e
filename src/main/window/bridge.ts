import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { channelOf, COMMAND_NAMES, SNAPSHOT_CHANNEL, type Commands } from '../../shared/bridge-contract.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { createCallLimit, MAIN_LIMIT } from '../../shared/call-limit.ts';
import { checkArguments } from './bridge-arguments.ts';
import { createRefusalLog } from './refusal-log.ts';

export interface BridgeOptions {
  readonly commands: Commands;
  readonly store: SnapshotStore;
  /** The only window that may call. */
  readonly window: () => BrowserWindow | null;
  /** The origin that its page must have. */
  readonly origin: string;
  readonly log: (line: string) => void;
}

/**
 * Registers every command of the contract. A call is carried out only when it comes from the main frame of the account
 * window, with our page in it, not too often, and its arguments are those of the contract; anything else is refused and logged.
 */
export function registerBridge({ commands, store, window, origin, log }: BridgeOptions): void {
  const isTrusted = ({ sender, senderFrame }: IpcMainInvokeEvent): boolean =>
    sender === window()?.webContents && senderFrame === sender.mainFrame && senderFrame.url === `${origin}/`;

  const isWithinLimit = createCallLimit(MAIN_LIMIT, () => performance.now());
  const refused = createRefusalLog(log, () => performance.now());
  for (const name of COMMAND_NAMES) {
    const run = commands[name] as (...args: unknown[]) => Promise<unknown>;
    ipcMain.handle(channelOf(name), async (event, ...args: unknown[]) => {
      const checked = isTrusted(event) && isWithinLimit() ? checkArguments(name, args) : undefined;
      if (checked === undefined) {
        refused(name);
        throw new Error(`This call of ${name} is not allowed.`);
      }
      const result = await run(...checked);
      // What the command did is known before its answer is.
      if (due !== undefined) push();
      return result;
    });
  }

  // One look changes several parts of the snapshot, one after the other: the window is told once.
  let due: NodeJS.Immediate | undefined;
  const push = (): void => {
    clearImmediate(due);
    due = undefined;
    window()?.webContents.send(SNAPSHOT_CHANNEL, store.get());
  };
  store.subscribe(() => (due ??= setImmediate(push)));
}
