import type { Profile } from '../../shared/snapshot.ts';
import { VaultError, type TokenSet, type TokenVault } from '../tokens/token-vault.ts';
import type { OAuthToken, UsersApi } from '../users-api/client.ts';
import { UsersApiError } from '../users-api/errors.ts';
import type { SessionRecorder } from '../watch/session-recorder.ts';

const SECOND_MS = 1000;
/** What the service's own sign-in asks for. */
const SCOPE = 'openid profile email';

/**
 * What the service gets to see: the access token. The refresh token stays here, since two who use it would take it from
 * each other where the identity provider gives a new one with each use.
 *
 * @param tokens - of the user
 * @param nowMs - since the epoch
 * @returns the body of `POST /users/authenticate/from_token`
 */
function oauthTokenOf({ accessToken, expiresAt, scope }: TokenSet, nowMs: number): OAuthToken {
  const seconds = Math.floor((Date.parse(expiresAt) - nowMs) / SECOND_MS);
  return { access_token: accessToken, token_type: 'Bearer', expires_in: Math.max(1, seconds), scope: scope ?? SCOPE };
}

export interface HandOverOptions {
  readonly vault: () => Promise<TokenVault>;
  readonly recorder: Pick<SessionRecorder, 'hold' | 'observe'>;
  readonly now: () => Date;
}

/** Gives an access token to the service: the one place that does. */
export interface HandOver {
  /**
   * Sends the access token. Results of checks are held back until `accepted` has done what is to be done for the user whom the service
   * signed in with it, so that nobody is announced before. Rejects with a `UsersApiError` where the service did not sign
   * anybody in, or may not have.
   */
  readonly send: <Result>(
    asked: UsersApi,
    tokens: TokenSet,
    accepted: (user: Profile) => Promise<Result>,
    signal?: AbortSignal,
  ) => Promise<Result>;
  /** Keeps tokens in the keychain. Resolves with why not, where it did not take them. */
  readonly keep: (userId: string, tokens: TokenSet) => Promise<VaultError | undefined>;
}

export function createHandOver({ vault, recorder, now }: HandOverOptions): HandOver {
  return {
    send: async (asked, tokens, accepted, signal) => {
      const release = recorder.hold();
      try {
        const user = await asked.authenticateFromToken(oauthTokenOf(tokens, now().getTime()), signal);
        return await accepted(user);
      } finally {
        release();
      }
    },
    keep: async (userId, tokens) => {
      const keychain = await vault();
      try {
        await keychain.save(userId, tokens);
        return undefined;
      } catch (error) {
        if (!(error instanceof VaultError)) throw error;
        return error;
      } finally {
        recorder.observe({ kind: 'keychain', keychain: await keychain.check() });
      }
    },
  };
}

/**
 * @param asked - the service that said it has signed the user in
 * @returns false only where it does not list the user: then its reply was not true, and nothing is kept
 */
export async function isListed(asked: UsersApi, userId: string): Promise<boolean> {
  try {
    const { users } = await asked.listUsers();
    return users.some(({ id }) => id === userId);
  } catch (error) {
    if (error instanceof UsersApiError) return true;
    throw error;
  }
}
