/** Why something failed, in words. Pure. */
import type { SettingResult } from './bridge-contract.ts';
import { isReply, type Cause, type ReplyCause } from './cause.ts';
import { plainText } from './format.ts';
import { messages } from './i18n/messages.ts';
import type { NotAnswered, NotDone, SettingRefusal } from './reasons.ts';

/** Of the words of a service, and of what is put into a sentence. */
const QUOTE_GRAPHEMES_MAX = 200;

const quotable = (text: string): string => plainText(text, QUOTE_GRAPHEMES_MAX);

const find = <Table extends object>(table: Table, key: string): Table[keyof Table] | undefined =>
  Object.hasOwn(table, key) ? table[key as keyof Table] : undefined;

/** @returns whether the catalogue has a sentence for this code of the system */
export const isKnownCode = (code: string): boolean => find(messages.causes.system, code) !== undefined;

/** @returns the words for a cause: a sentence, or a phrase where an identity provider is what it is about */
export function causeText(cause: Cause): string {
  if (isReply(cause)) return replyText(cause.value);
  const entry = entryFor(cause.code);
  if (typeof entry === 'function') return (entry as (...gaps: readonly (string | number)[]) => string)(...gapsOf(cause));
  const words = typeof entry === 'string' ? entry : messages.causes.other(cause.code);
  return 'why' in cause && cause.why !== undefined ? messages.sentences(words, messages.session.cause(causePhrase(cause.why))) : words;
}

/** @returns the words for a cause without their full stop, to be put into a sentence */
export const causePhrase = (cause: Cause): string => causeText(cause).replace(/[.。]$/u, '');

/** @returns why a command did nothing; empty where it did, or was not called */
export const problemText = (result: SettingResult | undefined): string => (result?.ok === false ? causeText(result.cause) : '');

/** What fills the gaps in the words of a code. */
function gapsOf(cause: Exclude<Cause, ReplyCause>): readonly (string | number)[] {
  if ('why' in cause) return cause.why === undefined ? [] : [causeText(cause.why)];
  if (!('value' in cause)) return [];
  const { value } = cause;
  if (typeof value === 'object') return [quotable(value.named), quotable(value.expected)];
  return [typeof value === 'string' ? quotable(value) : value];
}

/** What the catalogue has for a code; a reason of a closed set has its words where the set has them. */
function entryFor(code: string): unknown {
  const [set = '', name = ''] = code.split('.');
  const { settings, help, history } = messages;
  switch (set) {
    case 'refused':
      return find({ applicationId: settings.applicationIdProblem, notAgreed: settings.notAgreed, answerFirst: settings.answerFirst } satisfies Record<SettingRefusal, string>, name);
    case 'notDone':
      return find(
        { setting: messages.settingNotSaved, caFile: settings.caFileProblem, help: help.notDone, diagnostics: help.notSaved, export: history.exportFailed } satisfies Record<NotDone, unknown>,
        name,
      );
    case 'noAnswer':
      return find({ setting: messages.window.settingFailed, help: help.noAnswer, export: history.exportNoAnswer } satisfies Record<NotAnswered, string>, name);
    case 'serviceUrl':
      return find(messages.serviceUrlProblem, name);
    case 'service':
      return find(messages.reasons, name)?.title;
    case 'oauth':
      return find(messages.oauthProblem, name);
    case 'provider':
      return find(messages.signIn.provider, name);
    case 'providerField':
      return find(messages.signIn.provider.field, name);
    case 'providerFailure':
      return find(messages.identityProvider, name);
    default:
      return find(messages.causes.own, code) ?? find(messages.causes.system, code);
  }
}

/** A status alone tells a person nothing, so it stands behind the words, in parentheses: `“Clouds Connect failed.” (HTTP status 500)`. */
function replyText({ status, words = '' }: ReplyCause['value']): string {
  const said = quotable(words).replace(/^["“]|["”]$/gu, '');
  const quote = said === '' ? '' : messages.quoted(said);
  if (status === undefined) return quote;
  const statusText = messages.httpStatus(String(status));
  return quote === '' ? statusText : messages.sentences(quote, messages.session.cause(statusText));
}
