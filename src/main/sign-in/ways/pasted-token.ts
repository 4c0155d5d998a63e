import type { PasteResult } from '../../../shared/bridge-contract.ts';
import type { Profile, SignIn } from '../../../shared/snapshot.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import { servicePlace, type ServicePlace } from '../../tokens/consent.ts';
import type { TokenSet } from '../../tokens/token-vault.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { IDLE, type SignInWay } from '../attempts.ts';
import { failureCause } from '../failures.ts';
import { isListed, type HandOver } from '../hand-over.ts';
import type { Keeping } from '../keeping.ts';

export interface PastedTokenOptions {
  readonly api: () => UsersApi;
  readonly handOver: HandOver;
  readonly keeping: Pick<Keeping, 'keep'>;
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
 * @param tell - is given what came of it, which says nothing of the token; the last one counts, and where none came it is not known
 */
export function pastedToken(
  { api, handOver, keeping, store, checkNow }: PastedTokenOptions,
  tokens: TokenSet,
  isKept: boolean,
  tell: (result: PasteResult) => void,
): SignInWay {
  /** Resolves with what is shown besides the result. */
  const send = async (asked: UsersApi, service: ServicePlace, signal: AbortSignal): Promise<SignIn> => {
    const keep = async (user: Profile): Promise<SignIn> => {
      tell({ ok: true });
      if (!isKept || !(await isListed(asked, user.id))) return IDLE;
      return keeping.keep(user, { ...tokens, service }, (error) => {
        tell({ ok: true, notKept: error.why });
        return IDLE;
      });
    };
    try {
      return await handOver.send(asked, tokens, keep, signal);
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      const failure = error.status === undefined ? 'noAnswer' : 'refused';
      tell(signal.aborted ? { ok: false, failure: 'cancelled' } : { ok: false, failure, cause: failureCause(error) });
      return IDLE;
    }
  };

  return {
    via: 'token',
    timeoutMs: PASTE_LIMIT_MS,
    attempt: async ({ end }) => {
      const shown = await send(api(), servicePlace(store.get().service), end);
      await checkNow();
      return shown;
    },
  };
}
