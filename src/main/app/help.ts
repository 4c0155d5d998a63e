/** What the window offers under *Help* and *About*: the diagnostics, the log folder, the licences and the project page. */
import { basename } from 'node:path';
import type { Commands, SettingResult } from '../../shared/bridge-contract.ts';
import type { History } from '../history/history-recorder.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { windowSnapshot } from '../state/window-snapshot.ts';
import { writeChosenFile } from '../system/chosen-file.ts';
import { causeOf } from '../system/errors.ts';
import { logFolderOf, readLogTail } from '../system/log-folder.ts';

const LOG_BYTES_MAX = 32 * 1024;

export interface HelpPorts {
  /** Of the app, of what it runs on, and of the desktop. */
  readonly versions: () => Promise<Readonly<Record<string, string>>>;
  /** Texts that name the person or the computer: the home folder, the name of the computer. */
  readonly names: () => Promise<readonly string[]>;
  /** The licences of all that ships with the app. */
  readonly readLicences: () => Promise<string>;
  /** Asks the person for the path of the diagnostics; undefined where they cancel. */
  readonly askWhereToSave: () => Promise<string | undefined>;
  /** Opens a folder in the file manager. */
  readonly openFolder: (path: string) => Promise<void>;
  /** Opens the page of the project in the browser. */
  readonly openProjectPage: () => Promise<void>;
}

export interface HelpOptions {
  readonly store: SnapshotStore;
  readonly history: Pick<History, 'view'>;
  readonly userDataDir: string;
  readonly help: HelpPorts;
  readonly copyText: (text: string) => Promise<void>;
}

export type HelpCommands = Pick<Commands, 'getDiagnostics' | 'copyDiagnostics' | 'saveDiagnostics' | 'openLogFolder' | 'getLicences' | 'openProjectPage'>;

/** @param options - the parts that the diagnostics tell of, and the ports */
export function createHelp({ store, history, userDataDir, help, copyText }: HelpOptions): HelpCommands {
  /** As the person has seen it: nothing else is copied or saved. */
  let shown = '';
  const folder = logFolderOf(userDataDir);
  return {
    getDiagnostics: async (masked) => {
      const { diagnosticsText } = await import('../diagnostics/diagnostics-text.ts');
      const parts = {
        versions: await help.versions(),
        names: await help.names(),
        snapshot: windowSnapshot(store.get()),
        history: history.view(),
        log: readLogTail(folder, LOG_BYTES_MAX),
      };
      shown = diagnosticsText(parts, masked);
      return shown;
    },
    copyDiagnostics: () => done(() => copyText(shown)),
    saveDiagnostics: async () => {
      const text = shown;
      try {
        const path = await help.askWhereToSave();
        if (path === undefined) return { state: 'cancelled' };
        writeChosenFile(path, text);
        return { state: 'saved', fileName: basename(path) };
      } catch (error) {
        return { state: 'failed', cause: { code: 'notDone.diagnostics', why: causeOf(error) } };
      }
    },
    openLogFolder: () => done(() => help.openFolder(folder)),
    getLicences: help.readLicences,
    openProjectPage: () => done(help.openProjectPage),
  };
}

async function done(act: () => Promise<void>): Promise<SettingResult> {
  try {
    await act();
    return { ok: true };
  } catch (error) {
    return { ok: false, cause: { code: 'notDone.help', why: causeOf(error) } };
  }
}
