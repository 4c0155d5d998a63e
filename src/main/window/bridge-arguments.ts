/** What the arguments of each command have to be. A page can send whatever it likes. Pure. */
import * as z from 'zod/mini';
import type { CommandName, Commands } from '../../shared/bridge-contract.ts';
import { SettingChangeArguments } from '../settings/setting-values.ts';

const TEXT_LENGTH_MAX = 1024;
/** More than is accepted as a token, so that one that is too large is refused with the reason. */
const SECRET_LENGTH_MAX = 1_048_576;

const nothing = z.tuple([]);
const text = z.string().check(z.maxLength(TEXT_LENGTH_MAX));
const userId = z.string().check(z.minLength(1), z.maxLength(TEXT_LENGTH_MAX));

const ARGUMENTS = {
  getSnapshot: nothing,
  searchUsers: z.tuple([text]),
  checkNow: nothing,
  startPiecesOs: nothing,
  signIn: nothing,
  cancelSignIn: nothing,
  copySignInAddress: nothing,
  retryKeeping: nothing,
  dismissSignIn: nothing,
  retryRestore: nothing,
  pasteToken: z.tuple([z.string().check(z.maxLength(SECRET_LENGTH_MAX)), z.boolean()]),
  askDisconnect: z.tuple([userId]),
  confirmDisconnect: z.union([z.tuple([userId]), z.tuple([userId, z.optional(z.boolean())])]),
  dismissDisconnect: nothing,
  endFirstStart: nothing,
  setStartAtLogin: z.tuple([z.boolean()]),
  setSetting: SettingChangeArguments,
  resetSettings: nothing,
  testServiceAddress: z.tuple([text]),
  // A notice that is not there is dismissed already.
  dismissNotice: z.tuple([text]) as unknown as z.ZodMiniType<Parameters<Commands['dismissNotice']>>,
  getHistory: nothing,
  exportHistory: z.tuple([z.enum(['json', 'csv']), z.boolean()]),
  getDiagnostics: z.tuple([z.boolean()]),
  copyDiagnostics: nothing,
  saveDiagnostics: nothing,
  openLogFolder: nothing,
  getLicences: nothing,
  openProjectPage: nothing,
  checkForUpdates: nothing,
  downloadUpdate: nothing,
  installUpdate: nothing,
} satisfies { readonly [Name in CommandName]: z.ZodMiniType<Parameters<Commands[Name]>> };

/**
 * @param name - of the command
 * @param args - as they came
 * @returns the arguments as the contract has them, or undefined where they are not those of the contract
 */
export function checkArguments(name: CommandName, args: readonly unknown[]): readonly unknown[] | undefined {
  const checked = ARGUMENTS[name].safeParse(args);
  return checked.success ? checked.data : undefined;
}
