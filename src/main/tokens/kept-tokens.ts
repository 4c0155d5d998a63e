import { IdentityProviderError, type IdentityProvider } from './identity-provider.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isSameService, type Confirm, type ProviderBinding, type ServicePlace } from './consent.ts';
import { isSameIssuer } from './issuer.ts';
import type { UserIds } from './marked-users.ts';
import { VaultError, type TokenSet, type TokenVault } from './token-vault.ts';

/**
 * Why there are no tokens, where neither keychain nor identity provider failed:
 * - `nothing`: none are kept for this user
 * - `expired`: the identity provider said that they are not accepted any more (`invalid_grant`), and they were deleted
 * - `ended`: they have run out, and there is nothing to renew them with; they stay
 * - `damaged`: they are not whole; they stay
 * - `declined`: the person did not agree that they are sent to a place where they have not been; they stay
 */
export class KeptTokensError extends Error {
  override readonly name = 'KeptTokensError';
  readonly code: 'nothing' | 'expired' | 'ended' | 'damaged' | 'declined';

  constructor(code: KeptTokensError['code']) {
    super(`Kept tokens: ${code}`);
    this.code = code;
  }
}

/**
 * The kept tokens of a user, renewed only when somebody needs them. What the identity provider gives is kept, and read
 * back, before it is used. Rejects with a `KeptTokensError`, a `VaultError` or an `IdentityProviderError`.
 */
export interface FreshTokens {
  /** Tokens that last for a while, and that may be sent to this service. */
  readonly get: (userId: string, place: ServicePlace, signal: AbortSignal) => Promise<{ readonly tokens: TokenSet; readonly renewed: boolean }>;
  /** Others than these, which look good and are refused all the same: this computer's clock may be wrong. */
  readonly renew: (userId: string, tokens: TokenSet, signal: AbortSignal) => Promise<TokenSet>;
  /** Marks what is kept as not to be used again by itself, until other tokens are kept for the user. It stays. */
  readonly refuse: (userId: string) => void;
}

export interface FreshTokensOptions {
  readonly vault: () => Promise<TokenVault>;
  readonly identityProvider: () => Promise<IdentityProvider>;
  /** The issuer that it speaks for; empty where none is set. */
  readonly issuer: () => string;
  readonly now: () => Date;
  readonly random: () => number;
  readonly refusals: UserIds;
  readonly confirm: Confirm;
}

/** A token has to last for the call and a while of use. Not the same for all: what ends many sessions must not make all renew at once. */
const GOOD_FOR_MS_MIN = 60_000;
const GOOD_FOR_MS_MAX = 5 * 60_000;

/**
 * @param tokens - as kept
 * @param nowMs - since the epoch
 * @param random - from 0 to 1
 * @returns whether the access token lasts long enough to be used as it is
 */
export function lastsLongEnough({ expiresAt }: TokenSet, nowMs: number, random: number): boolean {
  return Date.parse(expiresAt) - nowMs >= GOOD_FOR_MS_MIN + random * (GOOD_FOR_MS_MAX - GOOD_FOR_MS_MIN);
}

export function createFreshTokens({ vault, identityProvider, issuer, now, random, refusals, confirm }: FreshTokensOptions): FreshTokens {
  /** Given by the provider, but the keychain did not take them yet. The ones it has were taken back with that. */
  const unsaved = new Map<string, TokenSet>();

  const keep = async (userId: string, tokens: TokenSet): Promise<TokenSet> => {
    unsaved.set(userId, tokens);
    await (await vault()).save(userId, tokens);
    unsaved.delete(userId);
    return tokens;
  };

  const drop = async (userId: string): Promise<void> => {
    unsaved.delete(userId);
    try {
      await (await vault()).remove(userId);
    } catch (error) {
      // What is left is of no use to anybody, and the reason for deleting it is told anyway.
      if (!(error instanceof VaultError)) throw error;
    }
  };

  const load = async (userId: string): Promise<TokenSet> => {
    try {
      const tokens = await (await vault()).load(userId);
      if (tokens !== null) return tokens;
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'corrupt') throw error;
      throw new KeptTokensError('damaged');
    }
    throw new KeptTokensError('nothing');
  };

  const bindToService = async (userId: string, tokens: TokenSet, place: ServicePlace, signal: AbortSignal): Promise<TokenSet> => {
    if (isSameService(tokens.service, place)) return tokens;
    if (!(await confirm(messages.consent.keptToService(place.baseUrl)))) throw new KeptTokensError('declined');
    signal.throwIfAborted();
    return keep(userId, { ...tokens, service: place });
  };

  const bindToProvider = async (tokens: TokenSet, signal: AbortSignal): Promise<ProviderBinding> => {
    if (tokens.provider !== undefined) return tokens.provider;
    const provider = await (await identityProvider()).endpoints(signal);
    const question = messages.consent.keptToProvider(new URL(provider.tokenEndpoint).origin);
    if (!(await confirm(question))) throw new KeptTokensError('declined');
    signal.throwIfAborted();
    return provider;
  };

  const renew = async (userId: string, old: TokenSet, signal: AbortSignal): Promise<TokenSet> => {
    if (old.refreshToken === undefined) throw new KeptTokensError('ended');
    // A refresh token is for the one who gave it, and is shown to nobody else.
    if (old.issuer === undefined || !isSameIssuer(old.issuer, issuer())) throw new IdentityProviderError('notConfigured');
    const provider = await bindToProvider(old, signal);
    const given = await (await identityProvider()).refresh({ ...old, provider }, signal).catch(async (error: unknown) => {
      if (!(error instanceof IdentityProviderError) || error.code !== 'expired') throw error;
      await drop(userId);
      throw new KeptTokensError('expired');
    });
    // A provider that does not rotate gives no new refresh token: then the old one stays good.
    return keep(userId, { ...given, refreshToken: given.refreshToken ?? old.refreshToken, issuer: old.issuer, provider, service: old.service });
  };

  return {
    refuse: (userId) => {
      if (!refusals.read().includes(userId)) refusals.write([...refusals.read(), userId]);
    },
    renew,
    get: async (userId, place, signal) => {
      const waiting = unsaved.get(userId);
      const loaded = waiting === undefined ? await load(userId) : await keep(userId, waiting);
      const kept = await bindToService(userId, loaded, place, signal);
      if (lastsLongEnough(kept, now().getTime(), random())) return { tokens: kept, renewed: false };
      return { tokens: await renew(userId, kept, signal), renewed: true };
    },
  };
}
