/** What the window asks of the main process, made harmless to call from an event handler. */
import type { Bridge, Commands, ExportResult, ServiceTest, SettingResult } from '../shared/bridge-contract.ts';
import type { HistoryView } from '../shared/history.ts';
import type { UserPage } from '../shared/user-page.ts';

/** The commands as the views call them: none of them can fail in a way that nobody looks at. */
export interface Actions {
  readonly checkNow: () => void;
  readonly startPiecesOs: () => void;
  readonly signIn: () => void;
  readonly cancelSignIn: () => void;
  readonly copySignInAddress: () => void;
  readonly retryKeeping: () => void;
  readonly dismissSignIn: () => void;
  /** Undefined where it could not be had. */
  readonly searchUsers: (text: string) => Promise<UserPage | undefined>;
  readonly askDisconnect: (userId: string) => void;
  readonly retryRestore: () => void;
  readonly pasteToken: Commands['pasteToken'];
  readonly confirmDisconnect: (userId: string, revoke: boolean) => void;
  readonly dismissDisconnect: () => void;
  readonly dismissNotice: (...args: Parameters<Commands['dismissNotice']>) => void;
  /** Undefined where it could not be had. */
  readonly getHistory: () => Promise<HistoryView | undefined>;
  readonly exportHistory: (...args: Parameters<Commands['exportHistory']>) => Promise<ExportResult>;
  /** Undefined where it could not be had. */
  readonly getDiagnostics: (masked: boolean) => Promise<string | undefined>;
  readonly copyDiagnostics: () => Promise<SettingResult>;
  readonly saveDiagnostics: () => Promise<ExportResult>;
  readonly openLogFolder: () => Promise<SettingResult>;
  /** Undefined where they could not be had. */
  readonly getLicences: () => Promise<string | undefined>;
  readonly openProjectPage: () => Promise<SettingResult>;
  readonly checkForUpdates: () => void;
  readonly downloadUpdate: () => void;
  readonly installUpdate: () => void;
  readonly endFirstStart: () => void;
  readonly setStartAtLogin: (on: boolean) => Promise<SettingResult>;
  readonly setSetting: Commands['setSetting'];
  /** Undefined where it could not be had. */
  readonly testServiceAddress: (address: string) => Promise<ServiceTest | undefined>;
  readonly resetSettings: () => Promise<SettingResult>;
}

/** How these end is told by the snapshot, not by their answer; without a main process there is no window to tell it. */
const start = (command: Promise<void>): void => {
  command.catch(() => undefined);
};

const answerOf = (command: Promise<SettingResult>): Promise<SettingResult> =>
  command.catch(() => ({ ok: false, cause: { code: 'noAnswer.setting' } }));

const helpAnswerOf = (command: Promise<SettingResult>): Promise<SettingResult> =>
  command.catch(() => ({ ok: false, cause: { code: 'noAnswer.help' } }));

/**
 * @param bridge - what the preload script offers
 * @returns the same commands for the views
 */
export const actionsOf = (bridge: Bridge): Actions => ({
  checkNow: () => start(bridge.checkNow()),
  startPiecesOs: () => start(bridge.startPiecesOs()),
  signIn: () => start(bridge.signIn()),
  cancelSignIn: () => start(bridge.cancelSignIn()),
  copySignInAddress: () => start(bridge.copySignInAddress()),
  retryKeeping: () => start(bridge.retryKeeping()),
  dismissSignIn: () => start(bridge.dismissSignIn()),
  searchUsers: (text) => bridge.searchUsers(text).catch(() => undefined),
  askDisconnect: (userId) => start(bridge.askDisconnect(userId)),
  retryRestore: () => start(bridge.retryRestore()),
  pasteToken: (token, keep) => bridge.pasteToken(token, keep).catch(() => ({ ok: false, failure: 'lost' })),
  confirmDisconnect: (userId, revoke) => start(bridge.confirmDisconnect(userId, revoke)),
  dismissDisconnect: () => start(bridge.dismissDisconnect()),
  dismissNotice: (id) => start(bridge.dismissNotice(id)),
  getHistory: () => bridge.getHistory().catch(() => undefined),
  exportHistory: (...args) =>
    bridge.exportHistory(...args).catch(() => ({ state: 'failed', cause: { code: 'noAnswer.export' } })),
  getDiagnostics: (masked) => bridge.getDiagnostics(masked).catch(() => undefined),
  copyDiagnostics: () => helpAnswerOf(bridge.copyDiagnostics()),
  saveDiagnostics: () => bridge.saveDiagnostics().catch(() => ({ state: 'failed', cause: { code: 'noAnswer.help' } })),
  openLogFolder: () => helpAnswerOf(bridge.openLogFolder()),
  getLicences: () => bridge.getLicences().catch(() => undefined),
  openProjectPage: () => helpAnswerOf(bridge.openProjectPage()),
  checkForUpdates: () => start(bridge.checkForUpdates()),
  downloadUpdate: () => start(bridge.downloadUpdate()),
  installUpdate: () => start(bridge.installUpdate()),
  endFirstStart: () => start(bridge.endFirstStart()),
  setStartAtLogin: (on) => answerOf(bridge.setStartAtLogin(on)),
  setSetting: (key, value) => answerOf(bridge.setSetting(key, value)),
  testServiceAddress: (address) => bridge.testServiceAddress(address).catch(() => undefined),
  resetSettings: () => answerOf(bridge.resetSettings()),
});
