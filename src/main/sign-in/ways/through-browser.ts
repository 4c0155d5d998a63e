import { isAnswered } from '../../../shared/session-facts.ts';
import type { SignIn, SignInFailure } from '../../../shared/snapshot.ts';
import { log } from '../../system/log.ts';
import { usersListedNow } from '../../state/session-reducer.ts';
import type { SessionRecorder } from '../../watch/session-recorder.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { IdentityProviderError, type IdentityProvider, type IdentityProviderErrorCode } from '../../tokens/identity-provider.ts';
import { oauthTokenOf } from '../hand-over.ts';
import { failureOf, type ServiceSignInOptions } from './through-service.ts';
import type { SignInWay } from '../sign-in-flow.ts';
import { VaultError, type TokenSet, type TokenVault } from '../../tokens/token-vault.ts';

/** What a person gets in the browser: a password, a second factor, a consent. */
export const OAUTH_TIMEOUT_MS = 5 * 60_000;

export interface OAuthSignInOptions extends ServiceSignInOptions {
  /** Loaded when it is first needed. */
  readonly identityProvider: () => Promise<IdentityProvider>;
  readonly vault: () => Promise<TokenVault>;
  readonly recorder: Pick<SessionRecorder, 'hold' | 'observe'>;
  readonly now: () => Date;
}

export interface OAuthSignIn extends SignInWay {
  /** Tries again to keep what the keychain did not take. */
  readonly keepAgain: () => Promise<SignIn>;
  /** Forgets what the keychain did not take. */
  readonly letGo: () => void;
}

interface Signed {
  readonly userId: string;
  readonly tokens: TokenSet;
}

const IDLE: SignIn = { state: 'idle' };
const NOT_SIGNED_IN: SignIn = { state: 'failed', failure: 'notSignedIn' };

/** Signs in through the identity provider of the settings: its tokens go to the service, and into the keychain. */
export function createOAuthSignIn(options: OAuthSignInOptions): OAuthSignIn {
  const { api, identityProvider, vault, recorder, store, now, checkNow } = options;
  let notKept: Signed | null = null;
  const listedIds = (): readonly string[] => usersListedNow(store.get().session).map(({ id }) => id);

  const keep = async (signed: Signed): Promise<SignIn> => {
    const keychain = await vault();
    try {
      await keychain.save(signed.userId, signed.tokens);
      notKept = null;
      return IDLE;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      notKept = signed;
      return { state: 'notKept', detail: error.message };
    } finally {
      recorder.observe({ kind: 'keychain', keychain: await keychain.check() });
    }
  };

  /** Nobody waits for it: what the person is told does not depend on it. */
  const takeBack = (tokens: TokenSet): void => {
    const act = async (): Promise<void> => void (await (await identityProvider()).revoke(tokens, new AbortController().signal));
    act().catch(() => log('tokens that were not used could not be revoked'));
  };

  /** The service took the tokens, but then does not list their user: nothing may be left of them. */
  const undo = async ({ userId, tokens }: Signed): Promise<SignIn> => {
    notKept = null;
    takeBack(tokens);
    await (await vault()).remove(userId).catch(() => log('tokens that were not used could not be deleted'));
    return NOT_SIGNED_IN;
  };

  const hand = async (tokens: TokenSet, signal: AbortSignal): Promise<SignIn> => {
    const before = new Set(listedIds());
    // The stream may tell of the user before the tokens are kept.
    const release = recorder.hold();
    let ended: SignIn;
    let signed: Signed | undefined;
    try {
      const { id } = await api().authenticateFromToken(oauthTokenOf(tokens, now().getTime()), signal);
      signed = { userId: id, tokens };
      ended = await keep(signed);
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      ended = signal.aborted ? IDLE : refusalOf(error);
    } finally {
      release();
    }
    await checkNow();
    const wasAnswered = isAnswered(store.get().session);
    if (signed !== undefined) return wasAnswered && !listedIds().includes(signed.userId) ? undo(signed) : ended;
    // An answer that was lost may have been a yes: then the service lives by this token.
    if (listedIds().some((id) => !before.has(id))) return IDLE;
    takeBack(tokens);
    return ended;
  };

  return {
    timeoutMs: OAUTH_TIMEOUT_MS,
    attempt: async (signal) => {
      let tokens: TokenSet;
      try {
        tokens = await (await identityProvider()).authorize(signal);
      } catch (error) {
        if (!(error instanceof IdentityProviderError)) throw error;
        return providerFailure(error);
      }
      return hand(tokens, signal);
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

/** The same failures as of a call that signs in by itself, but that the service was asked about tokens. */
function refusalOf(error: UsersApiError): SignIn {
  const failure = failureOf(error);
  return failure.failure === 'refused' ? { ...failure, failure: 'tokenRefused' } : failure;
}

const FAILURES: Readonly<Record<Exclude<IdentityProviderErrorCode, 'cancelled'>, SignInFailure>> = {
  notConfigured: 'notConfigured',
  unreachable: 'providerUnreachable',
  wrongMetadata: 'wrongMetadata',
  portTaken: 'portTaken',
  denied: 'denied',
  timedOut: 'browserTimedOut',
  invalidReply: 'invalidReply',
  expired: 'denied',
};

const providerFailure = ({ code, detail }: IdentityProviderError): SignIn =>
  code === 'cancelled' ? IDLE : { state: 'failed', failure: FAILURES[code], detail };
