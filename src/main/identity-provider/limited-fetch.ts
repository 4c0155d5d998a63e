import type { CustomFetch } from 'openid-client';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { isAllowedEndpoint } from '../../shared/oauth-settings.ts';

/** The part of `fetch` that is used; in the app it is that of an Electron session, which knows the system's proxy. */
export type ProviderFetch = (url: string, init: ProviderRequest) => Promise<Response>;

export interface ProviderRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly credentials: 'omit';
  readonly cache: 'no-store';
  readonly redirect: 'error';
}

/** Seconds, since the library counts so. */
export const CALL_TIMEOUT_SECONDS = 10;
const BODY_BYTES_MAX = 256 * 1024;

/**
 * HTTP with the limits this app keeps towards an identity provider: 10 s for a call, 256 KiB of body (after inflating),
 * no redirect followed, no cookies, nothing cached, and no way around HTTPS.
 *
 * @param fetch - carries the calls
 * @param issuer - that is asked: only one on this computer may do without HTTPS, and on this computer only
 * @param signal - ends whatever is under way
 */
export function limitFetch(fetch: ProviderFetch, issuer: string, signal: AbortSignal): CustomFetch {
  return async (url, { method, headers, body, signal: timeLimit }) => {
    if (!isAllowedEndpoint(url, issuer)) throw new IdentityProviderError('wrongMetadata', { code: 'provider.notEncrypted' });
    const signals = timeLimit === undefined ? [signal] : [signal, timeLimit];
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body instanceof URLSearchParams && { body: body.toString() }),
        signal: AbortSignal.any(signals),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
      });
      const bytes = await read(response);
      const replied = new Response(bytes.length === 0 ? null : bytes, { status: response.status, headers: response.headers });
      // This app does not answer a challenge. The library would tell of it alone, and not of the error in the body.
      replied.headers.delete('www-authenticate');
      return replied;
    } catch (error) {
      if (error instanceof IdentityProviderError) throw error;
      if (signal.aborted) throw new IdentityProviderError('cancelled');
      if (timeLimit?.aborted === true) throw new IdentityProviderError('unreachable', { code: 'provider.timedOut' });
      throw networkFailure(error);
    }
  };
}

async function read(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > BODY_BYTES_MAX) throw new IdentityProviderError('unreachable', { code: 'provider.tooLarge' });
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** What the errors of Node (by code) and Chromium (in the text) have in common. */
const KNOWN_FAILURES: readonly (readonly [pattern: RegExp, name: 'refused' | 'nameNotFound' | 'certificate' | 'noNetwork' | 'timedOut'])[] = [
  [/ECONNREFUSED|CONNECTION_REFUSED/u, 'refused'],
  [/ENOTFOUND|EAI_|NAME_NOT_RESOLVED/u, 'nameNotFound'],
  [/CERT|SSL|TLS|SELF_SIGNED/u, 'certificate'],
  [/INTERNET_DISCONNECTED|ENETUNREACH|EHOSTUNREACH|ADDRESS_UNREACHABLE/u, 'noNetwork'],
  [/ETIMEDOUT|TIMED_OUT|UND_ERR_\w*TIMEOUT/u, 'timedOut'],
];

/** Of the error itself nothing is passed on: libraries attach the request, and with it tokens. */
function networkFailure(error: unknown): IdentityProviderError {
  const texts: string[] = [];
  for (let at = error; at instanceof Error && texts.length < 6; at = at.cause) texts.push('code' in at ? String(at.code) : '', at.message);
  const text = texts.join(' ');
  if (/redirect/iu.test(text)) return new IdentityProviderError('wrongMetadata', { code: 'provider.redirected' });
  const known = KNOWN_FAILURES.find(([pattern]) => pattern.test(text));
  return new IdentityProviderError('unreachable', { code: `provider.${known?.[1] ?? 'network'}` });
}
