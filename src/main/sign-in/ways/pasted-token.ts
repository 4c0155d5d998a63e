import type { PasteResult } from '../../../shared/bridge-contract.ts';
import { messages } from '../../../shared/i18n/messages.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import { servicePlace, type ServicePlace } from '../../tokens/consent.ts';
import type { TokenSet } from '../../tokens/token-vault.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { IDLE, type SignInWay } from '../attempts.ts';
import { failureText } from '../failures.ts';
import { isListed, type HandOver } from '../hand-over.ts';

export interface PastedTokenOptions {
  readonly api: () => UsersApi;
  readonly handOver: HandOver;
  readonly store: Pick<SnapshotStore, 'get'>;
  readonly checkNow: () => Promise<void>;
}

/** The service answers by itself: nobody has to do anything meanwhile. */
const PASTE_LIMIT_MS = 10_000;

/**
 * Signs in with a token that a person pasted: sends it once, and keeps it only if that was ticked.
 *
 * @param tokens - with the pasted one
 * @param isKept - whether that was ticked
 * @param tell - is given what came of it, which says nothing of the token
 */
export function pastedToken(
  { api, handOver, store, checkNow }: PastedTokenOptions,
  tokens: TokenSet,
  isKept: boolean,
  tell: (result: PasteResult) => void,
): SignInWay {
  const send = async (asked: UsersApi, service: ServicePlace, signal: AbortSignal): Promise<PasteResult> => {
    try {
      return await handOver.send(
        asked,
        tokens,
        async ({ id: userId }) => {
          if (!isKept) return { ok: true };
          const error = (await isListed(asked, userId)) ? await handOver.keep(userId, { ...tokens, service }) : undefined;
          return error === undefined ? { ok: true } : { ok: true, note: messages.pasteToken.notKept(error.message) };
        },
        signal,
      );
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      if (signal.aborted) return { ok: false, message: messages.pasteToken.cancelled };
      const why = failureText(error);
      return { ok: false, message: error.status === undefined ? messages.pasteToken.noAnswer(why) : messages.pasteToken.refused(why) };
    }
  };

  return {
    via: 'token',
    timeoutMs: PASTE_LIMIT_MS,
    attempt: async ({ end }) => {
      tell(await send(api(), servicePlace(store.get().service), end));
      await checkNow();
      return IDLE;
    },
  };
}
