/**
 * Issuers are compared letter by letter by OpenID Connect, and people write them with and without the closing slash. Where
 * only that differs, the identity provider's own spelling is the right one.
 */
import { ClientError } from 'openid-client';
import * as z from 'zod/mini';
import { isSameIssuer } from '../tokens/issuer.ts';

/** Two spellings that the library found different. */
export interface IssuerMismatch {
  readonly expected: string;
  readonly named: string;
}

/** What the library says of a comparison that failed: of the metadata, of an ID token, of the address of the browser's return. */
const Comparison = z.union([
  z.object({ expected: z.string(), attribute: z.literal('issuer'), body: z.object({ issuer: z.string() }) }),
  z.object({ expected: z.string(), claim: z.literal('iss'), claims: z.object({ iss: z.string() }) }),
  z.object({ expected: z.string(), parameters: z.instanceof(URLSearchParams) }),
]);

/**
 * @param error - what the library threw
 * @returns the issuer that it expected and the one that it found, if that was what was wrong
 */
export function issuerMismatch(error: unknown): IssuerMismatch | undefined {
  if (!(error instanceof ClientError)) return undefined;
  const cause = error.cause instanceof Error ? error.cause.cause : error.cause;
  const { data } = Comparison.safeParse(cause);
  if (data === undefined) return undefined;
  const { expected } = data;
  if ('body' in data) return { expected, named: data.body.issuer };
  if ('claims' in data) return { expected, named: data.claims.iss };
  const named = data.parameters.get('iss');
  return named === null ? undefined : { expected, named };
}

/**
 * @param issuer - as it is set, or kept
 * @param act - is given that, and once more the provider's own spelling where only that was wrong
 * @returns what `act` resolves with
 */
export async function withOwnSpelling<Result>(issuer: string, act: (issuer: string) => Promise<Result>): Promise<Result> {
  try {
    return await act(issuer);
  } catch (error) {
    const named = issuerMismatch(error)?.named;
    if (named === undefined || named === issuer || !isSameIssuer(named, issuer)) throw error;
    return act(named);
  }
}
