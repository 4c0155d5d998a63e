/** Removes secrets and e-mail addresses from a text. The log and the diagnostics are written through it, and what a service said is shown through it. */

export const REMOVED = '[removed]';

/** Longer texts are cut: the patterns take time, and nobody reads so much. */
const LENGTH_MAX = 4000;

/** The name of a value that is secret, in `access_token=…`, `"cloud_key": …`, `Password: …`. */
const SECRET_NAME = String.raw`[\w.-]{0,64}(?:token|secret|key|passw(?:or)?d|pwd|credential|authori[sz]ation|cookie|session|jwt|nonce|verifier)s?`;
const NAMED_SECRETS: readonly RegExp[] = [
  new RegExp(String.raw`(${SECRET_NAME}["']?\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s,;&]+)`, 'giu'),
  // Behind a colon may be words as well: `invalid token: wrong audience`. A word alone is no secret.
  new RegExp(String.raw`(${SECRET_NAME}["']?\s*:\s*)(?:"[^"]*"|'[^']*'|(?=[^\s,;&]*[\d_.\-+/=])[^\s,;&]+)`, 'giu'),
  new RegExp(String.raw`(${SECRET_NAME}\s+(?:is\s+|was\s+)?["']?)(?=\S*[\d_=+/-])[^\s,;"']{6,}`, 'giu'),
  /\b((?:bearer|basic|digest|dpop)\s+)(?=\S*[\d_.\-+/=])[^\s,;]+/giu,
  // User name and password of an address.
  /(:\/\/)[^\s/@]{1,256}(?=@)/gu,
];
/** What tells by its look that it is a key or token. */
const UNNAMED_SECRETS: readonly RegExp[] = [
  /\beyJ[\w-]{4,}(?:\.[\w-]*)*/gu,
  /\b(?:sk|pk|rk|ghp|gho|ghu|ghs|ghr|github_pat|glpat|xox[a-z]|ya29|whsec|npm|AKIA|ASIA|AIza)[-_.]?[\w-]*\d[\w-]*/gu,
  // Long, with letters and digits; or longer than any word.
  /(?=[\w+/=.~%|-]*\d)(?=[\w+/=.~%|-]*[a-z])[\w+/=.~%|-]{20,}/giu,
  /[\w+/=~%|-]{32,}/gu,
];
/** The end of a line of a stack: a file of the app with line and column, which would look like a key. */
const LOCATION = /\b[a-z]{1,20}(?:-[a-z]{1,20}){0,4}(?:-[A-Z\d]{8})?\.[cm]?[jt]sx?:\d{1,6}:\d{1,6}\)?$/u;
/** The sign may be encoded for a URL, even more than once, or be its full-width form. */
const EMAILS = /[^\s@<>"“]{1,256}(?:[@＠﹫]|%(?:25){0,4}40)[^\s@<>"”),;]+/giu;

/** @returns the text without what looks like a token, key or password */
export function withoutSecrets(text: string): string {
  const unnamed = NAMED_SECRETS.reduce((shown, pattern) => shown.replaceAll(pattern, `$1${REMOVED}`), text);
  return UNNAMED_SECRETS.reduce((shown, pattern) => shown.replaceAll(pattern, REMOVED), unnamed);
}

/**
 * @param text - of any length; of a long one, the beginning
 * @returns printable text without what looks like a token, key, password or e-mail address; further lines are indented, so that
 *   no text can look like a line of its own
 */
export function redact(text: string): string {
  const lines = cut(text).split(/\r\n|[\r\n\u2028\u2029]/u);
  return lines.map(redactLine).join('\n    ');
}

function redactLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ');
  const end = LOCATION.exec(line)?.index ?? line.length;
  return `${withoutSecrets(line.slice(0, end).replaceAll(EMAILS, REMOVED))}${line.slice(end)}`;
}

/** A word that is cut may be half of something that is to be removed. */
const cut = (text: string): string => (text.length <= LENGTH_MAX ? text : `${text.slice(0, LENGTH_MAX).replace(/\S*$/u, '')}…`);
