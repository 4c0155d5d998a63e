import type { SignIn } from '../../../shared/snapshot.ts';
import { usersListedNow } from '../../state/session-reducer.ts';
import { log } from '../../system/log.ts';
import { servicePlace, type Consent } from '../../tokens/consent.ts';
import { IdentityProviderError, type BrowserProgress, type IdentityProvider } from '../../tokens/identity-provider.ts';
import type { TokenSet } from '../../tokens/token-vault.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { IDLE, type SignInWay } from '../attempts.ts';
import { failedSignIn, providerFailure, serviceFailure } from '../failures.ts';
import { isListed, type HandOver } from '../hand-over.ts';
import type { Keeping } from '../keeping.ts';
import { agreesToEndpoints, agreesToService } from '../places.ts';
import type { ThroughServiceOptions } from './through-service.ts';

/** What a person gets in the browser: a password, a second factor, a consent. */
export const OAUTH_TIMEOUT_MS = 5 * 60_000;

export interface ThroughBrowserOptions extends ThroughServiceOptions {
  /** Loaded when it is first needed. */
  readonly identityProvider: () => Promise<IdentityProvider>;
  readonly handOver: HandOver;
  readonly consent: Consent;
  readonly keeping: Pick<Keeping, 'keep'>;
}

export interface ThroughBrowser extends SignInWay {
  /** The address for the browser, while the person is waited for there. */
  readonly address: () => string | undefined;
}

/** Signs in through the identity provider of the settings: its tokens go to the service, and into the keychain. */
export function throughBrowser({ api, identityProvider, handOver, consent, keeping, store, checkNow }: ThroughBrowserOptions): ThroughBrowser {
  let address: string | undefined;
  const listedIds = (): readonly string[] => usersListedNow(store.get().session).map(({ id }) => id);

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
          // Checked before anything is kept: what an earlier sign-in kept for this user stays where this one is none.
          isUsed = await isListed(asked, user.id);
          return isUsed ? keeping.keep(user, tokens) : failedSignIn('notSignedIn');
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
    address: () => address,
    attempt: async ({ end, note }) => {
      if (!(await agreesToEndpoints(consent, store.get().settings.oauth))) return failedSignIn('placeDeclined');
      let isOver = false;
      const onProgress = (progress: BrowserProgress): void => {
        if (isOver) return;
        if (progress.kind === 'ignored') return note({ ignored: true });
        address = progress.address;
        note({ address: progress.kind });
      };
      let tokens: TokenSet;
      try {
        tokens = await (await identityProvider()).authorize(end, onProgress);
      } catch (error) {
        if (!(error instanceof IdentityProviderError)) throw error;
        return providerFailure(error);
      } finally {
        isOver = true;
        address = undefined;
      }
      note({ address: undefined, ignored: undefined });
      return hand(tokens, end);
    },
  };
}
