import type { SignIn } from '../../../shared/snapshot.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import type { Timers } from '../../state/timers.ts';
import { servicePlace, type ServicePlace } from '../../tokens/consent.ts';
import type { FreshTokens } from '../../tokens/kept-tokens.ts';
import type { TokenSet, TokenVault } from '../../tokens/token-vault.ts';
import type { UsersApi } from '../../users-api/client.ts';
import type { SessionRecorder } from '../../watch/session-recorder.ts';
import { IDLE, type Attempt, type SignInWay } from '../attempts.ts';
import { failedSignIn, isForbidden, isRefusal, failureCause, restoreFailure } from '../failures.ts';
import type { HandOver } from '../hand-over.ts';

export interface KeptTokensOptions {
  readonly api: () => UsersApi;
  /** False for a service that is not used any more. */
  readonly isOfThisService: (asked: UsersApi) => boolean;
  readonly store: SnapshotStore;
  readonly tokens: FreshTokens;
  readonly vault: () => Promise<TokenVault>;
  readonly handOver: HandOver;
  readonly recorder: Pick<SessionRecorder, 'observe'>;
  /** Has the service remove somebody whom it must not have signed in. Must not wait for a check. */
  readonly disconnect: (userId: string, asked: UsersApi) => Promise<void>;
  readonly checkNow: () => Promise<void>;
  readonly timers: Timers;
}

/** For keychain, identity provider and service together; nobody has to do anything meanwhile. */
const RESTORE_LIMIT_MS = 60_000;

interface AskedService {
  readonly asked: UsersApi;
  readonly place: ServicePlace;
}

/** How sending the tokens ended. */
interface Ended {
  readonly shown: SignIn;
  /** Whether that is shown although somebody is signed in. */
  readonly isShownAnyway: boolean;
  /** Whether they are not to be used again by themselves, unless they did sign their user in. */
  readonly isRefused: boolean;
}

/** @returns the way that signs a user in at the service with what is kept for that user */
export function keptTokens(options: KeptTokensOptions, userId: string): SignInWay {
  const { api, isOfThisService, store, tokens, vault, handOver, recorder, disconnect, checkNow, timers } = options;

  /** Nobody is signed in here by tokens that were kept for somebody else. */
  const undo = async (wrongId: string, asked: UsersApi): Promise<Ended> => {
    const ended = (shown: SignIn): Ended => ({ shown, isShownAnyway: true, isRefused: true });
    try {
      await disconnect(wrongId, asked);
      return ended(failedSignIn('wrongUser'));
    } catch (error) {
      return ended(failedSignIn('wrongUserStays', failureCause(error)));
    }
  };

  /** A token that is refused although it looks good is renewed once: this computer's clock may be wrong. */
  const authenticate = async ({ asked, place }: AskedService, { end, abandon }: Attempt, onSend: () => void): Promise<Ended> => {
    const send = (kept: TokenSet): Promise<Ended> => {
      end.throwIfAborted();
      onSend();
      return handOver.send(asked, kept, async ({ id }) =>
        id === userId ? { shown: failedSignIn('notSignedIn'), isShownAnyway: false, isRefused: false } : undo(id, asked),
      );
    };
    const { tokens: kept, renewed } = await tokens.get(userId, place, abandon);
    try {
      return await send(kept);
    } catch (error) {
      if (renewed || end.aborted || kept.refreshToken === undefined || !isForbidden(error)) throw error;
      return send(await tokens.renew(userId, kept, abandon));
    }
  };

  const carryOut = async (service: AskedService, attempt: Attempt, onSend: () => void): Promise<SignIn> => {
    let isSent = false;
    const noteSent = (): void => {
      isSent = true;
      onSend();
    };
    const ended = await authenticate(service, attempt, noteSent).catch((error: unknown): Ended => {
      const shown = attempt.end.aborted ? IDLE : restoreFailure(error);
      return { shown, isShownAnyway: false, isRefused: isRefusal(error) };
    });
    if (isSent) await checkNow();
    recorder.observe({ kind: 'keychain', keychain: await (await vault()).check() });
    const isSignedIn = store.get().session.state === 'signedIn';
    if (ended.isRefused && (ended.isShownAnyway || !isSignedIn)) tokens.refuse(userId);
    return isSignedIn && !ended.isShownAnyway ? IDLE : ended.shown;
  };

  return {
    via: 'keychain',
    timeoutMs: RESTORE_LIMIT_MS,
    userId,
    attempt: async (attempt) => {
      const asked = api();
      const place = servicePlace(store.get().service);
      // Somebody who signs in meanwhile stays signed in, and another service is given nothing.
      const stopListening = store.subscribe(({ session }) => {
        if (!isOfThisService(asked) || session.state === 'signedIn') attempt.stop(IDLE);
      });
      const limit = timers.set(() => attempt.stop(failedSignIn('restoreTimedOut'), true), RESTORE_LIMIT_MS);
      try {
        return await carryOut({ asked, place }, attempt, stopListening);
      } finally {
        timers.clear(limit);
        stopListening();
      }
    },
  };
}
