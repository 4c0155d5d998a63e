import type { Commands, PasteResult, SettingResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/messages.ts';
import { POLL_SECONDS_MAX, POLL_SECONDS_MIN } from '../../shared/settings.ts';
import type { Core } from './core.ts';
import type { Autostart } from '../system/autostart.ts';
import { exportHistory } from '../history/export-to-file.ts';
import type { DisconnectFlow } from '../disconnect/disconnect-flow.ts';
import type { ExportFormat } from '../history/history-format.ts';
import type { History } from '../history/history-recorder.ts';
import type { CheckScheduler } from '../watch/check-scheduler.ts';
import { checkOAuth } from '../identity-provider/oauth-settings.ts';
import type { RestoreFlow } from '../sign-in/ways/restore.ts';
import type { SignInFlow } from '../sign-in/sign-in-flow.ts';
import { isPollSeconds } from '../settings/settings.ts';
import { parseServiceUrl } from '../users-api/service-url.ts';

export interface CommandOptions {
  readonly core: Core;
  readonly scheduler: CheckScheduler;
  readonly signInFlow: SignInFlow;
  readonly restoreFlow: RestoreFlow;
  readonly pasteToken: (text: string, keep: boolean) => Promise<PasteResult>;
  readonly disconnectFlow: DisconnectFlow;
  readonly autostart: Autostart;
  readonly history: History;
  /** Undefined where the person thought better of it. */
  readonly askWhereToExport: (format: ExportFormat) => Promise<string | undefined>;
}

/** Everything a person can ask for, from the window or the tray. Needs no Electron. */
export function createCommands(options: CommandOptions): Commands {
  const { core, scheduler, signInFlow, restoreFlow, pasteToken, disconnectFlow, autostart, history, askWhereToExport } = options;
  const { store, settings } = core;
  return {
    getSnapshot: async () => store.get(),
    checkNow: () => scheduler.checkNow(),
    signIn: async () => {
      // One at a time, whichever way it goes.
      if (store.get().signIn.state !== 'waiting') await signInFlow.start();
    },
    cancelSignIn: async () => {
      signInFlow.cancel();
      restoreFlow.cancel();
    },
    retryKeeping: () => signInFlow.retryKeeping(),
    dismissSignIn: async () => signInFlow.dismiss(),
    retryRestore: () => restoreFlow.retry(),
    pasteToken,
    askDisconnect: async (userId) => disconnectFlow.ask(userId),
    confirmDisconnect: (userId, revoke) => disconnectFlow.confirm(userId, revoke),
    dismissDisconnect: async () => disconnectFlow.dismiss(),
    setStartAtLogin: async (on) => {
      const result = attempt(() => autostart.set(on));
      store.update({ startAtLogin: autostart.read() });
      return result;
    },
    setKeepSignedIn: async (on) => {
      const result = attempt(() => settings.set('keepSignedIn', on));
      if (!result.ok) return result;
      store.update({ settings: settings.get() });
      if (!on) restoreFlow.cancel();
      return result;
    },
    setServiceUrl: async (text) => {
      const url = parseServiceUrl(text);
      if (text.trim() !== '' && !url.ok) return { ok: false, message: messages.serviceUrlProblem[url.problem] };
      const result = attempt(() => settings.set('serviceUrl', url.ok ? url.baseUrl : ''));
      if (!result.ok) return result;
      core.relocate();
      void scheduler.checkNow();
      return result;
    },
    setPollSeconds: async (seconds) => {
      if (!isPollSeconds(seconds)) {
        return { ok: false, message: messages.pollSecondsProblem(POLL_SECONDS_MIN, POLL_SECONDS_MAX) };
      }
      const result = attempt(() => settings.set('pollSeconds', seconds));
      if (!result.ok) return result;
      store.update({ settings: settings.get() });
      void scheduler.checkNow();
      return result;
    },
    setOAuth: async (values) => {
      const checked = checkOAuth(values);
      if (!checked.ok) return { ok: false, message: messages.oauthProblem[checked.problem] };
      const result = attempt(() => settings.set('oauth', checked.settings));
      if (result.ok) store.update({ settings: settings.get() });
      return result;
    },
    setNotification: async (kind, on) => {
      const result = attempt(() => settings.set('notifications', { ...settings.get().notifications, [kind]: on }));
      if (result.ok) store.update({ settings: settings.get() });
      return result;
    },
    dismissNotice: async (id) =>
      store.update({ notices: store.get().notices.filter((notice) => notice.id !== id) }),
    getHistory: async () => history.view(),
    exportHistory: (format, withNames) => exportHistory(history, askWhereToExport, format, withNames),
  };
}

function attempt(change: () => void): SettingResult {
  try {
    change();
    return { ok: true };
  } catch (error) {
    return { ok: false, message: messages.settingNotSaved(error instanceof Error ? error.message : String(error)) };
  }
}
