/** The app's side of OAuth on plain Node, and the person who does in the browser what the test says. */
import type { Page } from '@playwright/test';
import { createLinks } from '../../src/main/system/open-link.ts';
import { IdentityProviderError, type BrowserProgress, type IdentityProvider } from '../../src/main/tokens/identity-provider.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import type { TokenSet } from '../../src/main/tokens/token-vault.ts';
import { causeText } from '../../src/shared/describe-cause.ts';
import { DEFAULT_SETTINGS, type OAuthSettings } from '../../src/shared/settings.ts';
import { answer, logIn, type Credentials, type Person } from './browser.ts';
import { CLIENT_ID, type OidcServer } from './oidc-server.ts';

const LIMIT_MS = 30_000;

export interface OAuthClient {
  readonly provider: IdentityProvider;
  settings: OAuthSettings;
  /** What is done with the start address that the app opens; at first: the person signs in and agrees. */
  onLink: (url: URL) => Promise<unknown>;
  /** False: no program opens addresses. */
  opensBrowser: boolean;
  /** How many addresses were opened. */
  opened: number;
  /** What the last sign-in told while it waited for the browser. */
  readonly progress: readonly BrowserProgress[];
  authorize(signal?: AbortSignal): Promise<TokenSet>;
  refresh(tokens: TokenSet): Promise<TokenSet>;
  revoke(tokens: TokenSet): Promise<boolean>;
  /** Resolves when nobody does anything in the browser any more. */
  settled(): Promise<unknown>;
}

/** Signs in and agrees, and waits until the browser has been sent back. */
export async function signInAndAllow(person: Person, url: URL, credentials: Credentials): Promise<Page> {
  const page = await person.open(url.href);
  await logIn(page, credentials);
  await answer(page, 'Allow');
  await page.waitForURL('http://127.0.0.1:*/callback?*');
  return page;
}

/** @param signIn - what the person does with the start address */
export function createOAuthClient(server: OidcServer, signIn: OAuthClient['onLink'], timeoutMs: number = LIMIT_MS): OAuthClient {
  const signal = new AbortController().signal;
  const inBrowser: Promise<unknown>[] = [];
  const progress: BrowserProgress[] = [];
  const client: OAuthClient = {
    settings: { ...DEFAULT_SETTINGS.oauth, issuer: server.issuer, clientId: CLIENT_ID },
    onLink: signIn,
    opensBrowser: true,
    opened: 0,
    progress,
    provider: createOAuthProvider({
      settings: () => client.settings,
      fetch,
      // As on a desktop: the program that opens it returns before the person is through.
      openLink: createLinks(async (url) => {
        if (!client.opensBrowser) throw new Error('no program for that');
        client.opened += 1;
        inBrowser.push(client.onLink(new URL(url)));
      }),
      timeoutMs,
    }),
    authorize: (ended = signal) => {
      progress.length = 0;
      return client.provider.authorize(ended, (told) => progress.push(told));
    },
    refresh: (tokens) => client.provider.refresh(tokens, signal),
    revoke: (tokens) => client.provider.revoke(tokens, signal),
    settled: () => Promise.allSettled(inBrowser),
  };
  return client;
}

/** @returns the code of the failure with the words for its cause; which must be one of an identity provider */
export async function providerFailureOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof IdentityProviderError)) throw error;
    if (error.cause !== undefined) throw new Error('The error has a cause, and with it a request.', { cause: error });
    return error.why === undefined ? error.code : `${error.code}: ${causeText(error.why)}`;
  }
  return 'no failure';
}
