import { labelOf } from '../../../shared/format.ts';
import type { SignIn } from '../../../shared/snapshot.ts';
import { usersListedNow } from '../../state/session-reducer.ts';
import { log } from '../../system/log.ts';
import { servicePlace, type Consent } from '../../tokens/consent.ts';
import { IdentityProviderError, type IdentityProvider } from '../../tokens/identity-provider.ts';
import type { TokenSet } from '../../tokens/token-vault.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { IDLE, type SignInWay } from '../attempts.ts';
import { failedSignIn, providerFailure, serviceFailure } from '../failures.ts';
import { isListed, type HandOver } from '../hand-over.ts';
import { agreesToEndpoints, agreesToService } from '../places.ts';
import type { ThroughServiceOptions } from './through-service.ts';

/** What a person gets in the browser: a password, a second factor, a consent. */
export const OAUTH_TIMEOUT_MS = 5 * 60_000;

export interface ThroughBrowserOptions extends ThroughServiceOptions {
  /** Loaded when it is first needed. */
  readonly identityProvider: () => Promise<IdentityProvider>;
  readonly handOver: HandOver;
  readonly consent: Consent;
  /** Whether another user was signed in last. */
  readonly isSomebodyElse: (userId: string) => boolean;
}

export interface ThroughBrowser extends SignInWay {
  /** Tries again to keep what the keychain did not take. */
  readonly keepAgain: () => Promise<SignIn>;
  /** Forgets what the keychain did not take. */
  readonly letGo: () => void;
}

interface Signed {
  readonly userId: string;
  readonly tokens: TokenSet;
}

/** Signs in through the identity provider of the settings: its tokens go to the service, and into the keychain. */
export function throughBrowser({ api, identityProvider, handOver, consent, isSomebodyElse, store, checkNow }: ThroughBrowserOptions): ThroughBrowser {
  let notKept: Signed | null = null;
  const listedIds = (): readonly string[] => usersListedNow(store.get().session).map(({ id }) => id);

  const keep = async (signed: Signed): Promise<SignIn> => {
    const error = await handOver.keep(signed.userId, signed.tokens);
    notKept = error === undefined ? null : signed;
    return error === undefined ? IDLE : { state: 'notKept', detail: error.message };
  };

  /** Nobody waits for it: what the person is told does not depend on it. */
  const takeBack = (tokens: TokenSet): void => {
    const act = async (): Promise<void> => void (await (await identityProvider()).revoke(tokens, new AbortController().signal));
    act().catch(() => log('tokens that were not used could not be revoked'));
  };

  const hand = async (given: TokenSet, signal: AbortSignal): Promise<SignIn> => {
    const { service } = store.get();
    const place = servicePlace(service);
    const tokens = { ...given, service: place };
    const asked = api();
    if (!(await agreesToService(consent, place, service.source === 'commandLine')) || signal.aborted) {
      takeBack(tokens);
      return signal.aborted ? IDLE : failedSignIn('placeDeclined');
    }
    const before = new Set(listedIds());
    let isUsed = true;
    let ended: SignIn;
    try {
      ended = await handOver.send(
        asked,
        tokens,
        async (user) => {
          const signed = { userId: user.id, tokens };
          // Checked before anything is kept: what an earlier sign-in kept for this user stays where this one is none.
          isUsed = await isListed(asked, user.id);
          if (!isUsed) return failedSignIn('notSignedIn');
          if (!isSomebodyElse(user.id)) return keep(signed);
          // Somebody else may have finished the sign-in in the browser: the person says first whether it is them.
          notKept = signed;
          return { state: 'notKept', somebodyElse: labelOf(user), detail: '' };
        },
        signal,
      );
      await checkNow();
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      ended = signal.aborted ? IDLE : serviceFailure(error, 'tokenRefused');
      await checkNow();
      // An answer that was lost may have been a yes: then the service lives by this token.
      isUsed = listedIds().some((id) => !before.has(id));
      if (isUsed) ended = IDLE;
    }
    if (!isUsed) takeBack(tokens);
    return ended;
  };

  return {
    via: 'oauth',
    timeoutMs: OAUTH_TIMEOUT_MS,
    attempt: async ({ end }) => {
      if (!(await agreesToEndpoints(consent, store.get().settings.oauth))) return failedSignIn('placeDeclined');
      let tokens: TokenSet;
      try {
        tokens = await (await identityProvider()).authorize(end);
      } catch (error) {
        if (!(error instanceof IdentityProviderError)) throw error;
        return providerFailure(error);
      }
      return hand(tokens, end);
    },
    keepAgain: async () => {
      if (notKept === null) return IDLE;
      // Meanwhile disconnected: nothing is kept of somebody who is gone.
      if (!listedIds().includes(notKept.userId)) notKept = null;
      return notKept === null ? IDLE : keep(notKept);
    },
    letGo: () => {
      notKept = null;
    },
  };
}
