import { messages } from '../../../shared/messages.ts';
import type { SignIn, SignInFailure } from '../../../shared/snapshot.ts';
import type { SessionRecorder } from '../../watch/session-recorder.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { KeptTokensError, type FreshTokens } from '../../tokens/kept-tokens.ts';
import { IdentityProviderError } from '../../tokens/identity-provider.ts';
import { oauthTokenOf } from '../hand-over.ts';
import { reasonOf } from '../failures.ts';
import { VaultError, type TokenSet } from '../../tokens/token-vault.ts';

export interface RestoreAttemptOptions {
  readonly tokens: FreshTokens;
  readonly recorder: Pick<SessionRecorder, 'hold' | 'observe'>;
  /** Has the service remove somebody whom it must not have signed in. Must not wait for a look. */
  readonly disconnect: (userId: string, asked: UsersApi) => Promise<void>;
  readonly now: () => Date;
}

/** One attempt to sign a user in at a service with what is kept. */
export interface RestoreAttempt {
  readonly userId: string;
  readonly asked: UsersApi;
  /** Aborted: nothing is sent any more. What was sent is waited for, because it has to be known whom it signs in. */
  readonly end: AbortSignal;
  /** Aborted: tokens that the identity provider is about to give may be lost. */
  readonly renewal: AbortSignal;
  /** From now on it can happen. */
  readonly onSend: () => void;
}

/** How it ended. */
export interface RestoreEnd {
  /** Something was sent: who is signed in now is for the service to say. */
  readonly askService: boolean;
  readonly signIn: SignIn;
  /** Whether that is to be said although somebody is signed in. */
  readonly isSaidAnyway: boolean;
}

const FORBIDDEN: ReadonlySet<number | undefined> = new Set([401, 403]);

export const failedSignIn = (failure: SignInFailure, detail?: string): SignIn => ({ state: 'failed', failure, detail });

/** @returns the function that carries out an attempt; it does not reject for anything that can be told */
export function createRestoreAttempt(options: RestoreAttemptOptions): (attempt: RestoreAttempt) => Promise<RestoreEnd> {
  const { tokens, recorder, disconnect, now } = options;

  /** Tells as whom. A token that is refused although it looks good is renewed once: this computer's clock may be wrong. */
  const authenticate = async ({ userId, asked, end, renewal, onSend }: RestoreAttempt): Promise<string> => {
    const send = async (kept: TokenSet): Promise<string> => {
      end.throwIfAborted();
      onSend();
      return (await asked.authenticateFromToken(oauthTokenOf(kept, now().getTime()))).id;
    };
    const { tokens: kept, renewed } = await tokens.get(userId, renewal);
    try {
      return await send(kept);
    } catch (error) {
      if (renewed || !(error instanceof UsersApiError) || !FORBIDDEN.has(error.status)) throw error;
      return send(await tokens.renew(userId, kept, renewal));
    }
  };

  /** Nobody is signed in here by tokens that were kept for somebody else. */
  const undo = async (wrongId: string, { userId, asked }: RestoreAttempt): Promise<SignIn> => {
    await tokens.drop(userId);
    try {
      await disconnect(wrongId, asked);
      return failedSignIn('wrongUser');
    } catch (error) {
      return failedSignIn('wrongUserStays', reasonOf(error));
    }
  };

  return async (attempt) => {
    let release = (): void => undefined;
    let askService = false;
    const onSend = (): void => {
      attempt.onSend();
      askService = true;
      release();
      // Somebody who must not be signed in is not shown as that, either.
      release = recorder.hold();
    };
    try {
      const id = await authenticate({ ...attempt, onSend });
      if (id === attempt.userId) return { askService, signIn: failedSignIn('notSignedIn'), isSaidAnyway: false };
      return { askService, signIn: await undo(id, attempt), isSaidAnyway: true };
    } catch (error) {
      const signIn = attempt.end.aborted ? ({ state: 'idle' } as const) : failureOf(error);
      return { askService, signIn, isSaidAnyway: false };
    } finally {
      release();
    }
  };
}

function failureOf(error: unknown): SignIn {
  if (error instanceof KeptTokensError) {
    if (error.code === 'nothing') return { state: 'idle' };
    return failedSignIn(error.code === 'expired' ? 'keptExpired' : 'keptDamaged');
  }
  if (error instanceof VaultError) {
    return error.code === 'locked' ? failedSignIn('keychainLocked') : failedSignIn('keychainFailed', error.message);
  }
  if (error instanceof IdentityProviderError) return failedSignIn('providerFailed', reasonOf(error));
  if (!(error instanceof UsersApiError)) throw error;
  if (error.status !== undefined) return failedSignIn('restoreRefused', reasonOf(error));
  if (error.kind === 'malformed' || error.kind === 'incompatible') return failedSignIn('notSignedIn');
  return failedSignIn('unreachable', messages.reasons[error.kind === 'cancelled' ? 'reset' : error.kind].title);
}
