import * as fc from 'fast-check';

const SURROGATES_FROM = 0xd800;
const SURROGATES = 0x800;
const LAST = 0x10_ff_ff;

/** Every code point but halves of pairs, by its number among them. */
const codePoint = fc.integer({ min: 0, max: LAST - SURROGATES }).map(
  (number) => String.fromCodePoint(number < SURROGATES_FROM ? number : number + SURROGATES),
  (text) => {
    const [code, ...others] = typeof text === 'string' && text.isWellFormed() ? Array.from(text, (character) => character.codePointAt(0)) : [];
    if (code === undefined || others.length > 0) throw new TypeError('This is not one code point.');
    return code < SURROGATES_FROM ? code : code - SURROGATES;
  },
);

/**
 * Draws as fast-check's own unit `binary`, which first makes a table of all code points: half a second and 150 MiB in each process.
 *
 * @param constraints - of the length
 * @returns texts of any code points, unusual ones included
 */
export const anyText = (constraints: fc.StringConstraints = {}): fc.Arbitrary<string> => fc.string({ ...constraints, unit: codePoint });

const urlCharacter = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@")) },
  { weight: 1, arbitrary: codePoint.map(encodeURIComponent) },
);

/** @returns texts for the user information or a segment of the path of a URL; fast-check's own draw from that table too */
export const anyUrlPart = (): fc.Arbitrary<string> => fc.string({ unit: urlCharacter });

/** @returns URLs of any domain and any path */
export const anyUrl = (schemes: readonly string[] = ['http', 'https']): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...schemes), fc.webAuthority(), fc.array(anyUrlPart()))
    .map(([scheme, authority, path]) => `${scheme}://${authority}${path.map((segment) => `/${segment}`).join('')}`);
