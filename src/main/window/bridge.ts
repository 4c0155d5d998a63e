import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { channelOf, COMMAND_NAMES, SNAPSHOT_CHANNEL, type Answer, type Commands } from '../../shared/bridge-contract.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { windowSnapshot } from '../state/window-snapshot.ts';
import { createCommandLimit, MAIN_LIMITS } from '../../shared/call-limit.ts';
import { checkArguments } from './bridge-arguments.ts';
import { createCallLog } from './call-log.ts';

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
 * No handler rejects, so that Electron writes nothing of its own.
 */
export function registerBridge({ commands, store, window, origin, log }: BridgeOptions): void {
  const isTrusted = ({ sender, senderFrame }: IpcMainInvokeEvent): boolean =>
    sender === window()?.webContents && senderFrame === sender.mainFrame && senderFrame.url === `${origin}/`;

  const isWithinLimit = createCommandLimit(MAIN_LIMITS, () => performance.now());
  const refused = createCallLog('refused', log, () => performance.now());
  const failed = createCallLog('failed in', log, () => performance.now());
  for (const name of COMMAND_NAMES) {
    const run = commands[name] as (...args: unknown[]) => Promise<unknown>;
    ipcMain.handle(channelOf(name), async (event, ...args: unknown[]): Promise<Answer> => {
      const checked = isTrusted(event) && isWithinLimit(name) ? checkArguments(name, args) : undefined;
      if (checked === undefined) {
        refused(name);
        return { problem: 'refused' };
      }
      try {
        return { value: await run(...checked) };
      } catch {
        // What the error says may hold what the page is not to see.
        failed(name);
        return { problem: 'failed' };
      } finally {
        // What the command did is known before its answer is.
        if (due !== undefined) push();
      }
    });
  }

  // One check changes several parts of the snapshot one after the other: they are sent once.
  let due: NodeJS.Immediate | undefined;
  const push = (): void => {
    clearImmediate(due);
    due = undefined;
    window()?.webContents.send(SNAPSHOT_CHANNEL, windowSnapshot(store.get()));
  };
  store.subscribe(() => (due ??= setImmediate(push)));
}
