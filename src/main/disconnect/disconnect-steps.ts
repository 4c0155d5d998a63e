/** The steps of one disconnect, in their order, and which of them a further try takes. */
import type { Disconnect, DisconnectStep, Revocation } from '../../shared/snapshot.ts';
import { failureCause } from '../sign-in/failures.ts';
import { VaultError, type TokenVault } from '../tokens/token-vault.ts';
import type { UsersApi } from '../users-api/client.ts';
import { UsersApiError } from '../users-api/errors.ts';
import type { DisconnectJournal } from './disconnect-journal.ts';
import { createServiceDisconnect, verifyGone, type ServiceDisconnectOptions } from './remove-at-service.ts';
import type { Revoker } from './revoke-tokens.ts';

export interface DisconnectStepsOptions extends ServiceDisconnectOptions {
  /** The Users API of the service as it is located now. */
  readonly api: () => UsersApi;
  readonly vault: () => Promise<TokenVault>;
  readonly journal: DisconnectJournal;
  readonly revoker: Revoker;
  /** Ends what is under way with this user's tokens. Resolves when it has ended. */
  readonly releaseTokens: (userId: string) => Promise<void>;
}

/** One disconnect with its remaining steps. */
export interface DisconnectRun {
  readonly userId: string;
  readonly label: string | undefined;
  todo: DisconnectStep[];
  revocation: Revocation | undefined;
  /** Begun in an earlier run of the app. */
  readonly resumed?: true;
}

/**
 * @param options - the parts that the steps act on
 * @returns takes the remaining steps of a run at one service; leaves in it those for a further try, and resolves with what to show
 */
export function createDisconnectSteps(options: DisconnectStepsOptions): (run: DisconnectRun, asked: UsersApi) => Promise<Disconnect> {
  const { api, isOfThisService, vault, journal, revoker, releaseTokens, recorder, store } = options;
  const removeAtService = createServiceDisconnect(options);

  const removeFromKeychain = async (userId: string): Promise<void> => {
    const tokens = await vault();
    try {
      await tokens.remove(userId);
    } finally {
      // A person who never kept tokens is not asked to unlock a keychain.
      if (store.get().keychain.state !== 'unknown' || tokens.users().length > 0) {
        recorder.observe({ kind: 'keychain', keychain: await tokens.check() });
      }
    }
  };

  const take = async (step: DisconnectStep, run: DisconnectRun, asked: UsersApi): Promise<void> => {
    const { userId } = run;
    if (step === 'service') {
      // Before the request: even after a crash the tokens are not used again.
      journal.begin(userId);
      return removeAtService(userId, asked, () => journal.takeBack(userId));
    }
    if (step === 'keychain') return removeFromKeychain(userId);
    // A service that has moved meanwhile may not know of it.
    if (step === 'verification') return verifyGone(isOfThisService(asked) ? api() : asked, userId);
    run.revocation = await revoker.revoke(userId);
  };

  return async (run, asked) => {
    const { userId, label, resumed } = run;
    // First: a restore or a save in flight must not undo the following steps.
    await releaseTokens(userId);
    let end: Disconnect | undefined;
    const failed: DisconnectStep[] = [];
    for (const step of run.todo) {
      try {
        await take(step, run, asked);
      } catch (error) {
        failed.push(step);
        // An error of the keychain in another step is shown as one of the keychain.
        const shownStep = error instanceof VaultError ? 'keychain' : step;
        end = { state: 'failed', userId, label, step: shownStep, cause: failureCause(error), ...(resumed && { resumed }) };
        // Tokens that could not be revoked are deleted all the same.
        if (step === 'revocation' && shownStep === step) continue;
        failed.push(...run.todo.slice(run.todo.indexOf(step) + 1));
        // The service still lists the user: the removal is repeated with the next try.
        if (step === 'verification' && error instanceof UsersApiError && error.kind === 'incompatible') failed.unshift('service');
        break;
      }
    }
    run.todo = failed;
    return end ?? { state: 'done', userId, label, ...(run.revocation && { revocation: run.revocation }), ...(resumed && { resumed }) };
  };
}
