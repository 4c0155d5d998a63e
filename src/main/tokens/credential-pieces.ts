import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { VaultError } from './token-vault.ts';
import type { TokenSet } from './token-vault.ts';

/**
 * How a token set is laid out in a keychain. Windows keeps at most 2,560 bytes per credential
 * (CRED_MAX_CREDENTIAL_BLOB_SIZE), less than many token sets need. So a set is cut into pieces, and a header says which
 * pieces belong together. There are two slots for pieces, used in turn: the pieces that the header points to stay as
 * they are until the new ones are complete and the header is replaced, which is one step.
 */

/** Leaves room below the limit of Windows for whatever the keychain adds. */
export const PIECE_LIMIT_BYTES = 2_000;
/** Fixed, so that every name that can ever have been used is known: a keychain cannot be searched safely. */
export const MAX_PIECES = 16;

const SLOTS = ['a', 'b'] as const;
export type Slot = (typeof SLOTS)[number];

const Header = z.object({
  version: z.literal(1),
  slot: z.enum(SLOTS),
  pieces: z.int().check(z.minimum(1), z.maximum(MAX_PIECES)),
  bytes: z.int().check(z.positive()),
  sha256: z.string(),
});
/** What the header credential says of the token set that is kept. */
export type Header = z.infer<typeof Header>;

const Tokens = z.object({
  accessToken: z.string(),
  tokenType: z.string(),
  expiresAt: z.string(),
  scope: z.optional(z.string()),
  refreshToken: z.optional(z.string()),
  idToken: z.optional(z.string()),
  issuer: z.optional(z.string()),
  provider: z.optional(
    z.object({
      clientId: z.string(),
      authorizationEndpoint: z.string(),
      tokenEndpoint: z.string(),
      revocationEndpoint: z.optional(z.string()),
    }),
  ),
  service: z.optional(z.object({ baseUrl: z.string(), isFound: z.boolean() })),
});

/** The names of all credentials that can exist for one user. They do not tell who the user is. */
export interface Names {
  readonly header: string;
  piece(slot: Slot, index: number): string;
  /** Header first, so that a deletion that is cut short leaves nothing that looks whole. */
  readonly all: readonly string[];
}

/** The credential names for a user id. Hashed: ids may hold any characters, keychains differ in what names may hold. */
export function namesFor(userId: string): Names {
  const user = createHash('sha256').update(userId).digest('hex').slice(0, 32);
  const header = `${user}.header`;
  const piece = (slot: Slot, index: number): string => `${user}.${slot}${index}`;
  const pieces = SLOTS.flatMap((slot) => Array.from({ length: MAX_PIECES }, (_each, index) => piece(slot, index)));
  return { header, piece, all: [header, ...pieces] };
}

/** The slot to write to when the header says this, or says nothing readable. */
export function freeSlot(header: Header | undefined): Slot {
  return header?.slot === 'a' ? 'b' : 'a';
}

/**
 * Cuts a token set into pieces of at most 2,000 bytes each, and makes the header for them.
 * Throws a `VaultError` when it is incomplete or needs more than 16 pieces.
 */
export function takeApart(tokens: TokenSet, slot: Slot): { header: string; pieces: string[] } {
  const known = Tokens.safeParse(tokens).data;
  if (known === undefined) throw new VaultError('unavailable', { code: 'tokensIncomplete' });
  const text = JSON.stringify(known);
  const pieces = splitUtf8(text, PIECE_LIMIT_BYTES);
  const bytes = Buffer.byteLength(text);
  if (pieces.length > MAX_PIECES) throw new VaultError('unavailable', { code: 'tokensTooLarge' });
  const header: Header = { version: 1, slot, pieces: pieces.length, bytes, sha256: sha256(text) };
  return { header: JSON.stringify(header), pieces };
}

/** Puts the pieces together; undefined when they are not exactly what the header describes. */
export function putTogether(header: Header, pieces: readonly string[]): TokenSet | undefined {
  const text = pieces.join('');
  if (Buffer.byteLength(text) !== header.bytes || sha256(text) !== header.sha256) return undefined;
  return Tokens.safeParse(parseJson(text)).data;
}

/** Reads a header credential; undefined when it is not one that this version understands. */
export function readHeader(text: string): Header | undefined {
  return Header.safeParse(parseJson(text)).data;
}

/** Cuts text into parts of at most `limitBytes` bytes of UTF-8 (at least 4), never through a character. */
export function splitUtf8(text: string, limitBytes: number): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(start + limitBytes, bytes.length);
    // 0b10xxxxxx is a byte in the middle of a character: step back to the character's first byte.
    while (end < bytes.length && ((bytes[end] ?? 0) & 0b1100_0000) === 0b1000_0000) end -= 1;
    parts.push(bytes.toString('utf8', start, end));
    start = end;
  }
  return parts;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
