/** What a service wrote into an error body, made fit to be shown: a short plain sentence without any secret. */
import { REMOVED, withoutSecrets } from '../system/redact.ts';

const TEXT_LENGTH_MAX = 200;
/** More is not looked at: the patterns below take their time with it. */
const LOOKED_AT_LENGTH_MAX = 1000;
const JSON_LENGTH_MAX = 100_000;

/** So many letters and digits of a secret in a row are a part of it, whatever stands between them. */
const PART_LENGTH = 12;

/** Data in a text: JSON, a list, mark-up. What is in it is not for people, and may be whole profiles with their keys. */
const DATA = /[{<]|\[\s*["{[\]]/u;

/**
 * @param body - of an error, as text
 * @param secrets - texts that must not come back out, because we sent them
 * @returns one short printable line of plain text; of JSON at most its `message` or `error`; undefined where nothing is left
 */
export function serviceText(body: string, secrets: readonly string[] = []): string | undefined {
  return shownOf(plainPartOf(withoutSent(body, secrets)), secrets);
}

/**
 * @param body - of a reply, as parsed JSON
 * @returns its `message` or `error`, as `serviceText` would show it
 */
export const serviceMessage = (body: unknown): string | undefined => shownOf(plainMessageIn(body), []);

function shownOf(text: string | undefined, secrets: readonly string[]): string | undefined {
  if (text === undefined) return undefined;
  const shown = withoutSecrets(withoutSent(text, secrets).slice(0, LOOKED_AT_LENGTH_MAX)).replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (shown.replaceAll(REMOVED, '').trim() === '' || holdsPartOf(shown, secrets)) return undefined;
  if (shown.length > TEXT_LENGTH_MAX) return `${shown.slice(0, TEXT_LENGTH_MAX).toWellFormed().replace(/\uFFFD$/u, '')}…`;
  // A long text of which so little is left was cut in the middle of something that was to be removed, or may have been.
  return text.length > LOOKED_AT_LENGTH_MAX ? undefined : shown;
}

function plainPartOf(body: string): string | undefined {
  const text = body.replace(/^\uFEFF/u, '').trim();
  if (text.length > JSON_LENGTH_MAX) return withoutData(text);
  try {
    return plainMessageIn(JSON.parse(text));
  } catch {
    return withoutData(text);
  }
}

/** What JSON says to people: itself if it is a text, else its `message` or `error`, which may be an object once more. */
function plainMessageIn(body: unknown, levels = 2): string | undefined {
  if (typeof body === 'string') return withoutData(body);
  if (levels === 0 || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { message, error } = body as Readonly<Record<string, unknown>>;
  if (typeof message === 'string') return withoutData(message);
  return plainMessageIn(error, levels - 1);
}

/** What stands before the data; nothing where the text begins with it. */
function withoutData(text: string): string | undefined {
  const at = text.search(DATA);
  if (at === -1) return text;
  const before = text.slice(0, at).trim();
  return before === '' ? undefined : `${before} ${REMOVED}`;
}

function withoutSent(text: string, secrets: readonly string[]): string {
  // The longest first: one that begins like another would leave its end behind.
  const longestFirst = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((shown, secret) => shown.replaceAll(secret, REMOVED), text);
}

/** A token that comes back in pieces is still a token. */
function holdsPartOf(text: string, secrets: readonly string[]): boolean {
  const partsOf = (whole: string): string[] => {
    const letters = whole.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    return Array.from({ length: Math.max(0, letters.length - PART_LENGTH + 1) }, (_, at) => letters.slice(at, at + PART_LENGTH));
  };
  const parts = new Set(partsOf(text));
  return parts.size > 0 && secrets.some((secret) => partsOf(secret).some((part) => parts.has(part)));
}
