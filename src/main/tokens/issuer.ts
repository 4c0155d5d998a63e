/** How an issuer is written: with or without the closing slash, it is the same identity provider. */

const withoutSlash = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).href : issuer).replace(/\/$/u, '');

/** @returns whether both are one issuer, apart from a closing slash and what a URL parser makes equal */
export const isSameIssuer = (one: string, other: string): boolean => one !== '' && withoutSlash(one) === withoutSlash(other);
