/** What of a value of the diagnostics is shown. A value that has no rule here is masked. Pure. */
import { DEFAULT_SETTINGS } from '../../shared/settings.ts';
import { withoutSecrets } from '../system/redact.ts';

const MASKED = '<masked>';
const TEXT_LENGTH_MAX = 300;

/** `plain`: a word of the app itself, a version or a time. */
type Kind = 'plain' | 'id' | 'address' | 'personal';

const TIMES = String.raw`(?:.*\.)?(?:since|until|at|verifiedAt|createdAt|updatedAt|linkedAt|lastCheckAt|nextCheckAt)`;
/** By the path of a value, without the places in lists. The first that fits holds. */
const RULES: readonly (readonly [path: RegExp, kind: Kind])[] = [
  [new RegExp(`^${TIMES}$`, 'u'), 'plain'],
  [/^notices\.(?:id|problem|values\.key)$/u, 'plain'],
  [/^(?:session|signIn|disconnect|keychain|startAtLogin|piecesOsStart|update)\.(?:state|via|failure|step|revocation|address|version|installer)$/u, 'plain'],
  [/^session\.reason$/u, 'plain'],
  [/^(?:.*\.)?(?:cloud|providers\.type)$/u, 'plain'],
  [/^service\.(?:source|updates|version)$/u, 'plain'],
  [/^(?:settings\.(?:language|theme)|language|trayHost|app\.version|transitions\.(?:kind|cause|state))$/u, 'plain'],
  [/^(?:.*\.)?(?:id|currentId|userId|fromId)$/u, 'id'],
  [/^service\.(?:baseUrl|others|ofOtherUsers)$/u, 'address'],
  [/^settings\.(?:serviceUrl|oauth\.(?:issuer|authorizationEndpoint|tokenEndpoint))$/u, 'address'],
  [/^(?:.*\.)?picture$/u, 'address'],
  [/^(?:.*\.)?(?:cause|why)\.code$/u, 'plain'],
];

const kindOf = (path: string): Kind => RULES.find(([pattern]) => pattern.test(path))?.[1] ?? 'personal';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** `signedIn`, `service-down`, `2026-01-31T12:00:00.000Z`, `12.3.4`. */
const WORD = /^[\w.:+-]{0,40}$/u;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

export interface Masks {
  /** @returns a value, by its path, as one short line */
  readonly show: (path: string, value: string) => string;
  /** @returns a line of the log */
  readonly line: (line: string) => string;
}

/**
 * @param known - names, ids, addresses and e-mail addresses, which may stand in a line of the log
 * @returns what is shown where nothing of a person may be
 */
export function createMasks(known: readonly string[]): Masks {
  const users = new Map<string, string>();
  const user = (id: string): string => {
    if (!users.has(id)) users.set(id, `<user ${String(users.size + 1)}>`);
    return users.get(id) ?? MASKED;
  };
  // The longest first: one that begins like another would leave its end behind.
  const longestFirst = [...new Set(known)].filter((text) => text.length > 2).toSorted((a, b) => b.length - a.length);
  return {
    show: (path, value) => {
      if (value === '') return '';
      switch (kindOf(path)) {
        case 'plain':
          return WORD.test(value) ? withoutSecrets(value) : MASKED;
        case 'id':
          return user(value);
        case 'address':
          return maskedAddress(value);
        case 'personal':
          return value === DEFAULT_SETTINGS.applicationId ? value : MASKED;
      }
    },
    line: (line) => {
      const plain = longestFirst.reduce((shown, text) => shown.replaceAll(text, MASKED), line);
      return plain.replaceAll(/\bhttps?:\/\/[^\s"'<>)\]]+/giu, maskedAddress).replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/gu, MASKED);
    },
  };
}

/** The kind of address, and its port; neither host nor path. */
function maskedAddress(text: string): string {
  if (!URL.canParse(text)) return MASKED;
  const { protocol, hostname, port } = new URL(text);
  return `${protocol}//${LOOPBACK.test(hostname) ? '<this computer>' : '<host>'}${port === '' ? '' : `:${port}`}`;
}

/** What is shown where the person wants nothing masked: everything but what looks like a secret. */
export const OPEN: Masks = {
  show: (path, value) => {
    if (kindOf(path) === 'id' && UUID.test(value)) return value;
    // Of an address no more than where it leads: a path or a query may hold a secret.
    if (kindOf(path) === 'address' && /^https?:/iu.test(value) && URL.canParse(value)) return new URL(value).origin;
    return withoutSecrets(value.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, ' ').slice(0, TEXT_LENGTH_MAX));
  },
  line: (line) => line,
};
