import type { PasteResult } from '../../../shared/bridge-contract.ts';
import { messages } from '../../../shared/messages.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import type { SessionRecorder } from '../../watch/session-recorder.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { oauthTokenOf } from '../hand-over.ts';
import { readPastedToken } from './pasted-token.ts';
import { reasonOf } from '../failures.ts';
import { VaultError, type TokenSet, type TokenVault } from '../../tokens/token-vault.ts';

export interface PasteOptions {
  readonly api: () => UsersApi;
  readonly store: SnapshotStore;
  readonly vault: () => Promise<TokenVault>;
  readonly recorder: Pick<SessionRecorder, 'hold' | 'observe'>;
  readonly now: () => Date;
  readonly checkNow: () => Promise<void>;
}

/**
 * Signs in with a token that a person pasted: sends it once, and keeps it only if they want that.
 *
 * @returns the function that does it, one at a time; its answer says nothing of the token
 */
export function createPasteToken(options: PasteOptions): (text: string, keep: boolean) => Promise<PasteResult> {
  const { api, store, vault, recorder, now, checkNow } = options;
  const words = messages.pasteToken;
  let busy = false;

  /** @returns what to tell the person, where it was not kept */
  const keepFor = async (userId: string, tokens: TokenSet): Promise<string | undefined> => {
    const opened = await vault();
    try {
      await opened.save(userId, tokens);
      return undefined;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      return words.notKept(error.message);
    } finally {
      recorder.observe({ kind: 'keychain', keychain: await opened.check() });
    }
  };

  const signIn = async (tokens: TokenSet, keep: boolean): Promise<PasteResult> => {
    // The stream may tell of the user before the token is kept.
    const release = recorder.hold();
    let result: PasteResult;
    try {
      const { id } = await api().authenticateFromToken(oauthTokenOf(tokens, now().getTime()));
      const note = keep ? await keepFor(id, tokens) : undefined;
      result = note === undefined ? { ok: true } : { ok: true, note };
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      const why = reasonOf(error);
      result = { ok: false, message: error.status === undefined ? words.noAnswer(why) : words.refused(why) };
    } finally {
      release();
    }
    await checkNow();
    return result;
  };

  return async (text, keep) => {
    const pasted = readPastedToken(text, now().getTime());
    if (!pasted.ok) return { ok: false, message: words.problems[pasted.problem] };
    if (busy || store.get().signIn.state === 'waiting') return { ok: false, message: words.busy };
    busy = true;
    try {
      return await signIn(pasted.tokens, keep);
    } finally {
      busy = false;
    }
  };
}
