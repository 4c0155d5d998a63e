import { session, shell } from 'electron';
import type { OAuthSettings } from '../../shared/settings.ts';
import type { IdentityProvider } from '../tokens/identity-provider.ts';
import { OAUTH_TIMEOUT_MS } from '../sign-in/ways/through-browser.ts';
import type { ProviderFetch } from '../identity-provider/limited-fetch.ts';
import { createLinks } from '../system/open-link.ts';

/** In memory only. Its network is Chromium's: it knows the proxy and the certificates of the system, and loopback goes by no proxy. */
const PARTITION = 'identity-provider';

/**
 * @param settings - of the identity provider, as they are when it is asked
 * @returns the identity provider, reached from this desktop; nothing of it is loaded before
 */
export async function openIdentityProvider(settings: () => OAuthSettings): Promise<IdentityProvider> {
  const { createOAuthProvider } = await import('../identity-provider/openid-provider.ts');
  const network = session.fromPartition(PARTITION, { cache: false });
  const fetch: ProviderFetch = (url, init) => network.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
  return createOAuthProvider({ settings, fetch, openLink: createLinks((url) => shell.openExternal(url)), timeoutMs: OAUTH_TIMEOUT_MS });
}
