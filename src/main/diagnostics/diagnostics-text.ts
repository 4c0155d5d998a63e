/** What a person can send to whoever helps them: one plain text, in English whatever the app speaks. Pure. */
import type { HistoryView } from '../../shared/history.ts';
import type { KnownUsers, Profile, Session, Snapshot } from '../../shared/snapshot.ts';
import { diagnosticsWords } from '../../shared/i18n/en/diagnostics.ts';
import { redact } from '../system/redact.ts';
import { createMasks, OPEN, type Masks } from './masks.ts';

/** What the text is made of. */
export interface DiagnosticsParts {
  /** Of the app, of what it runs on, and of the desktop. */
  readonly versions: Readonly<Record<string, string>>;
  /** As the window has it. */
  readonly snapshot: Snapshot;
  readonly history: Pick<HistoryView, 'events' | 'labels'>;
  /** The end of the log. */
  readonly log: string;
  /** Other texts that name the person or the computer: the home folder, the names of the account and of the computer. */
  readonly names: readonly string[];
}

const USERS_MAX = 20;
const TRANSITIONS_MAX = 40;
const ERRORS_MAX = 20;
const LOG_LINES_MAX = 200;
const FAILURE = /\b(?:unexpected|unreachable|incompatible|failed|unavailable|refused|notKept)\b/u;

/**
 * @param parts - of which it is made
 * @param masked - whether names, e-mail addresses, ids and addresses are masked; secrets are never in it
 */
export function diagnosticsText(parts: DiagnosticsParts, masked: boolean): string {
  const { versions, snapshot, history, log } = parts;
  const masks = masked ? createMasks(knownIn(parts)) : OPEN;
  const { settings, session, notices, ...rest } = snapshot;
  const lines = log.split('\n').filter((line) => line !== '').slice(-LOG_LINES_MAX).map((line) => masks.line(redact(line)));
  const section = (title: string, content: readonly string[]): string => `## ${title}\n\n${content.length === 0 ? diagnosticsWords.none : content.join('\n')}\n`;
  return [
    `# ${diagnosticsWords.title}\n\n${masked ? diagnosticsWords.masked : diagnosticsWords.notMasked}\n`,
    section(diagnosticsWords.versions, Object.entries(versions).map(([name, version]) => `${name}: ${masks.line(redact(version))}`)),
    section(diagnosticsWords.settings, flat(settings, 'settings', masks)),
    section(diagnosticsWords.state, [...flat({ session: shortened(session), ...rest }, '', masks), ...flat(notices, 'notices', masks)]),
    section(diagnosticsWords.transitions, history.events.slice(0, TRANSITIONS_MAX).map((event) => flat(event, 'transitions', masks).map((line) => line.replace('transitions.', '')).join(', '))),
    section(diagnosticsWords.errors, lines.filter((line) => FAILURE.test(line)).slice(-ERRORS_MAX)),
    section(diagnosticsWords.log, lines),
  ].join('\n');
}

/** Each value of a structure as a line with its path. */
function flat(value: unknown, path: string, masks: Masks): readonly string[] {
  const line = (text: string): string[] => [`${path}: ${text}`];
  if (value === undefined || value === null) return [];
  if (typeof value === 'number' || typeof value === 'boolean') return line(String(value));
  if (typeof value === 'string') return line(masks.show(path.replaceAll(/\[\d+\]/gu, ''), value));
  if (Array.isArray(value)) return value.flatMap((item: unknown, at) => flat(item, `${path}[${String(at)}]`, masks));
  return Object.entries(value).flatMap(([name, part]) => flat(part, path === '' ? name : `${path}.${name}`, masks));
}

/** With the first users only. */
function shortened(session: Session): Session {
  if (session.state === 'signedIn') return { ...session, ...withFirst(session) };
  if (session.state === 'signedOut' || session.state === 'currentUnknown') {
    return { ...session, listed: session.listed.slice(0, USERS_MAX), userCount: session.userCount ?? session.listed.length };
  }
  return 'last' in session && session.last !== undefined ? { ...session, last: withFirst(session.last) } : session;
}

const withFirst = (known: KnownUsers): KnownUsers => ({ ...known, users: known.users.slice(0, USERS_MAX), userCount: known.userCount ?? known.users.length });

/** Whatever names somebody, wherever it stands. */
function knownIn({ snapshot, history, names }: DiagnosticsParts): readonly string[] {
  const { session, service, settings, disconnect, signIn } = snapshot;
  const last = 'last' in session ? session.last?.users : undefined;
  const users: readonly Profile[] = session.state === 'signedIn' ? session.users : 'listed' in session ? session.listed : (last ?? []);
  const ofUsers = users.flatMap(({ id, name, email, username, vanityName, picture, providers }) => [id, name, ...wordsOf(name), email, username, vanityName, picture, ...providers.map(({ account }) => account)]);
  const addresses = [service.baseUrl, ...(service.others ?? []), ...(service.ofOtherUsers ?? []), settings.serviceUrl, settings.oauth.issuer, settings.oauth.authorizationEndpoint, settings.oauth.tokenEndpoint];
  const hosts = addresses.flatMap((address) => (URL.canParse(address) ? [new URL(address).host, new URL(address).hostname] : []));
  const others = [settings.caFile, settings.oauth.clientId, settings.oauth.audience, 'label' in disconnect ? disconnect.label : undefined, 'somebodyElse' in signIn ? signIn.somebodyElse.label : undefined];
  const ofHistory = [...history.labels.flatMap(({ id, label }) => [id, label, ...wordsOf(label)]), ...history.events.flatMap(({ userId, fromId, currentId }) => [userId, fromId, currentId])];
  return [...ofUsers, ...addresses, ...hosts, ...others, ...ofHistory, ...names].filter((text) => text !== undefined);
}

const wordsOf = (name = ''): readonly string[] => name.split(/\s+/u);
