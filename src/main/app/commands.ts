import type { Commands, ExportResult } from '../../shared/bridge-contract.ts';
import type { Effect } from '../../shared/settings.ts';
import { furtherUsers } from '../../shared/user-page.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { ServiceAddress } from '../watch/service-address.ts';
import type { ServiceLocator } from '../watch/service-locator.ts';
import type { SessionRecorder } from '../watch/session-recorder.ts';
import type { Autostart } from '../system/autostart.ts';
import { exportHistory } from '../history/export-to-file.ts';
import type { DisconnectFlow } from '../disconnect/disconnect-flow.ts';
import type { ExportFormat } from '../history/history-format.ts';
import type { History } from '../history/history-recorder.ts';
import type { CheckScheduler } from '../watch/check-scheduler.ts';
import type { SignInFlow } from '../sign-in/sign-in-flow.ts';
import { searchUsers } from '../state/user-search.ts';
import { windowSnapshot } from '../state/window-snapshot.ts';
import type { Updates } from '../updates/updates.ts';
import type { HelpCommands } from './help.ts';
import { attempt, type SettingsChanges } from './settings-changes.ts';

export interface CommandOptions {
  readonly store: SnapshotStore;
  readonly settings: SettingsFile;
  readonly settingsChanges: SettingsChanges;
  readonly scheduler: CheckScheduler;
  readonly startPiecesOs: () => Promise<void>;
  readonly signInFlow: SignInFlow;
  readonly disconnectFlow: DisconnectFlow;
  readonly autostart: Autostart;
  readonly history: History;
  /** Undefined where the person thought better of it. */
  readonly askWhereToExport: (format: ExportFormat) => Promise<string | undefined>;
  readonly help: HelpCommands;
  readonly updates: Updates['commands'];
  readonly endFirstStart: () => void;
  readonly testServiceAddress: Commands['testServiceAddress'];
}

/** Everything a person can ask for, from the window or the tray. Needs no Electron. */
export function createCommands(options: CommandOptions): Commands {
  const { store, settings, settingsChanges, scheduler, startPiecesOs, signInFlow, disconnectFlow, autostart, history, askWhereToExport, help, updates, testServiceAddress, endFirstStart } = options;
  let exporting: Promise<ExportResult> | undefined;
  return {
    getSnapshot: async () => windowSnapshot(store.get()),
    searchUsers: (text) => searchUsers(furtherUsers(store.get().session).users, text),
    checkNow: () => scheduler.checkNow(),
    startPiecesOs,
    signIn: () => signInFlow.start(),
    cancelSignIn: async () => signInFlow.cancel(),
    copySignInAddress: () => signInFlow.copyAddress(),
    retryKeeping: () => signInFlow.retryKeeping(),
    dismissSignIn: async () => signInFlow.dismiss(),
    retryRestore: () => signInFlow.restore.retry(),
    pasteToken: signInFlow.paste,
    askDisconnect: async (userId) => disconnectFlow.ask(userId),
    confirmDisconnect: (userId, revoke) => disconnectFlow.confirm(userId, revoke),
    dismissDisconnect: async () => disconnectFlow.dismiss(),
    setStartAtLogin: async (on) => {
      const result = attempt(() => autostart.set(on));
      store.update({ startAtLogin: autostart.read() });
      return result;
    },
    setSetting: settingsChanges.set,
    resetSettings: settingsChanges.reset,
    dismissNotice: async (id) => {
      if (!store.get().notices.some((notice) => notice.id === id)) return;
      if (id === 'settingsSetAside') settings.forgetSetAside();
      store.setNotice(id, undefined);
    },
    getHistory: async () => history.view(),
    // One dialog at a time: a second call gets the answer of the first.
    exportHistory: (format, withNames) =>
      (exporting ??= exportHistory(history, askWhereToExport, format, withNames).finally(() => (exporting = undefined))),
    ...help,
    ...updates,
    testServiceAddress,
    endFirstStart: async () => endFirstStart(),
  };
}

export interface SettingsEffectsOptions extends Pick<CommandOptions, 'settings' | 'scheduler' | 'signInFlow'> {
  readonly address: Pick<ServiceAddress, 'relocate'>;
  readonly locator: Pick<ServiceLocator, 'lost'>;
  readonly recorder: Pick<SessionRecorder, 'reset'>;
}

/**
 * @param parts - that the effects act on
 * @returns what follows a change of a setting, by the name that the table of settings has for it
 */
export function settingsEffects({ settings, address, locator, recorder, scheduler, signInFlow }: SettingsEffectsOptions): Readonly<Record<Effect, () => void>> {
  return {
    nothing: () => undefined,
    checkNow: () => void scheduler.checkNow(),
    findService: () => {
      if (address.relocate()) {
        recorder.reset();
        // Where no address is set any more, the default one is not asked before the search.
        locator.lost();
      }
      void scheduler.checkNow();
    },
    endRestoreWhenOff: () => {
      if (!settings.get().keepSignedIn) signInFlow.restore.cancel();
    },
  };
}
