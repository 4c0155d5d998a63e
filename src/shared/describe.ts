/**
 * What the snapshot means, in words. Tray, window and command line all say what these functions say, so that they
 * cannot contradict each other. Pure; the time of day is an argument.
 *
 * The rule behind every sentence: someone is called signed in only from a reply of the service. Whatever is remembered
 * from an earlier reply is called last known.
 */
import { isReply } from './cause.ts';
import { causeText } from './describe-cause.ts';
import { ageText, labelOf, plainText, twoLinesOf } from './format.ts';
import { isolated } from './i18n/isolates.ts';
import { messages } from './i18n/messages.ts';
import { perLocale } from './i18n/per-locale.ts';
import type {
  CurrentUnknown,
  Incompatible,
  KnownUsers,
  Profile,
  Service,
  Session,
  SignedIn,
  SignedOut,
  Snapshot,
  Unreachable,
  UnreachableReason,
} from './snapshot.ts';
import { listedUsers, type UserPage } from './user-page.ts';

/** Which of the five pictures of the app a state belongs to. */
export type Tone = 'signedIn' | 'signedOut' | 'unreachable' | 'starting' | 'attention';

/** A state in words. */
export interface Description {
  readonly tone: Tone;
  /** What is the case: a short line without a full stop. */
  readonly title: string;
  /** What exactly happened: one or two sentences. */
  readonly detail: string;
  /** What to do next. */
  readonly advice?: string;
  /** Who was there when the service last answered, and when that was. Only where that is not the present. */
  readonly lastKnown?: string;
}

/** Right after its start the service refuses connections while it checks its database. */
const MAYBE_STARTING_MS = 2 * 60_000;
export const QUOTE_GRAPHEMES_MAX = 200;
export const URL_GRAPHEMES_MAX = 100;
const LINE_GRAPHEMES_MAX = 80;
/** Reasons that say everything: an error code behind them would only puzzle. */
const REASONS_SAID_BY_ITSELF: ReadonlySet<UnreachableReason> = new Set([
  'refused', 'timedOut', 'reset', 'nameNotFound', 'notHttps', 'otherUser',
  'certSelfSigned', 'certUnknownIssuer', 'certExpired', 'certNotYetValid', 'certWrongName',
]);
const NAMES_IN_A_SENTENCE_MAX = 3;
const NAMES_IN_STATUS_MAX = 20;

/**
 * @param session - what is known of who is signed in
 * @param service - where that was asked
 * @param now - milliseconds since the epoch
 * @returns the words and the tone for it
 */
export function describeSession(session: Session, service: Service, now: number): Description {
  const url = plainText(service.baseUrl, URL_GRAPHEMES_MAX);
  if (session.state === 'starting') {
    return { tone: 'starting', title: messages.session.starting.title, detail: messages.session.starting.detail(url) };
  }
  if (session.state === 'signedIn') return withDoubt(describeSignedIn(session, now), service);
  if (session.state === 'signedOut') return withDoubt(describeSignedOut(session, now), service);
  if (session.state === 'currentUnknown') return withDoubt(describeCurrentUnknown(session, now), service);
  const words = session.state === 'unreachable' ? describeUnreachable(session, url, now) : describeIncompatible(session, url);
  if (session.last === undefined) return words;
  const lastKnown = messages.session.lastKnown(labelOf(currentOf(session.last)), ageText(session.last.verifiedAt, now));
  return { ...words, lastKnown };
}

const withDoubt = (words: Description, { doubtful = false }: Service): Description =>
  doubtful ? { ...words, detail: sentences(words.detail, messages.session.doubtful) } : words;

function describeSignedIn(session: SignedIn, now: number): Description {
  const current = currentOf(session);
  const { title, detail } = messages.session.signedIn;
  return {
    tone: 'signedIn',
    title: title(twoLinesOf(current).name),
    detail: sentences(
      detail(twoLinesOf(current, LINE_GRAPHEMES_MAX).below, ageText(session.verifiedAt, now)),
      session.currentIsAssumed === true && messages.session.assumed,
      session.unreadable > 0 && messages.session.unreadable(session.unreadable),
    ),
  };
}

function describeCurrentUnknown(session: CurrentUnknown, now: number): Description {
  const { listed, verifiedAt, unreadable } = session;
  const { title, detail, detailOfNone, advice } = messages.session.currentUnknown;
  const age = ageText(verifiedAt, now);
  const said = listed.length > 0 ? detail(namesOfPage(listedUsers(session)), age) : detailOfNone(age);
  return { tone: 'attention', title, detail: sentences(said, unreadable > 0 && messages.session.unreadable(unreadable)), advice };
}

function describeSignedOut(session: SignedOut, now: number): Description {
  const { verifiedAt } = session;
  const users = listedUsers(session);
  const { title, detail, advice, listed } = messages.session.signedOut;
  return {
    tone: 'signedOut',
    title,
    detail: sentences(detail(ageText(verifiedAt, now)), users.count > 0 && listed(namesOfPage(users), users.count)),
    advice,
  };
}

function describeIncompatible(session: Incompatible, url: string): Description {
  const { title, detail, advice } = messages.session.incompatible;
  return {
    tone: 'attention',
    title,
    detail: detail(url, causeText(session.cause)),
    advice,
  };
}

function describeUnreachable(session: Unreachable, url: string, now: number): Description {
  const words = messages.reasons[session.reason];
  const young = now - Date.parse(session.since) < MAYBE_STARTING_MS;
  return {
    tone: 'unreachable',
    title: words.title,
    detail: sentences(words.detail(url), unreachableDetail(session)),
    advice: session.reason === 'refused' && young ? messages.maybeStarting : words.advice,
  };
}

/** The service's own words where it spoke, what is known of the cause where that adds something. */
function unreachableDetail({ reason, cause }: Unreachable): string | false {
  if (cause === undefined || REASONS_SAID_BY_ITSELF.has(reason)) return false;
  const text = causeText(cause);
  if (!isReply(cause)) return text;
  return plainText(cause.value.words ?? '') === '' ? messages.session.cause(text) : messages.session.serviceSaid(text);
}

/**
 * @param known - users with a current one
 * @returns the current one
 */
export function currentOf(known: KnownUsers): Profile {
  const current = known.users.find((user) => user.id === known.currentId);
  if (current === undefined) throw new Error('The snapshot names a current user whom it does not list.');
  return current;
}

const list = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/**
 * @param users - any users
 * @param max - how many of them to name
 * @param rest - what stands for the others: their number, unless it is not known
 * @returns for example `Ada Lovelace, Grace Hopper and 3 others`
 */
export function namesOf(users: readonly Profile[], max: number = NAMES_IN_A_SENTENCE_MAX, rest: string = messages.others(users.length - max)): string {
  const names = users.slice(0, max).map((user) => isolated(labelOf(user), messages.direction));
  return list().format(users.length > max ? [...names, rest] : names);
}

const namesOfPage = ({ users, count }: UserPage): string => namesOf(users, NAMES_IN_A_SENTENCE_MAX, messages.others(count - NAMES_IN_A_SENTENCE_MAX));

/** @returns the parts that there are, one after the other */
export const sentences = (...parts: readonly (string | false)[]): string =>
  parts.filter((part) => part !== false).reduce((before, part) => (before === '' ? part : messages.sentences(before, part)), '');

/**
 * What `--status` prints.
 *
 * @param snapshot - the state after one check of the service
 * @param now - milliseconds since the epoch
 * @returns the lines, the most important first
 */
export function statusLines({ session, service }: Snapshot, now: number): string[] {
  const { title, detail, advice, lastKnown } = describeSession(session, service, now);
  const lines = [title, detail, lastKnown, advice];
  if (session.state === 'signedIn') {
    lines.push(messages.cli.cloud(messages.cloud[currentOf(session).cloud]));
    const others = session.users.filter((user) => user.id !== session.currentId);
    if (others.length > 0) lines.push(messages.cli.otherUsers(namesOf(others, NAMES_IN_STATUS_MAX)));
  }
  lines.push(messages.cli.service(plainText(service.baseUrl, URL_GRAPHEMES_MAX), messages.source[service.source]));
  const { ofOtherUsers = [] } = service;
  if (ofOtherUsers.length > 0) lines.push(messages.cli.ofOtherUsers(plainText(ofOtherUsers.join(', '), QUOTE_GRAPHEMES_MAX)));
  if (service.version !== undefined) lines.push(messages.cli.version(plainText(service.version)));
  return lines.filter((line) => line !== undefined);
}
