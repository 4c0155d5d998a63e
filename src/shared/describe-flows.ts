/** What goes on, in words: a sign-in, a disconnect, a notice. Pure. What is the case is in `describe.ts`. */
import type { PasteResult } from './bridge-contract.ts';
import { causePhrase, causeText } from './describe-cause.ts';
import { QUOTE_GRAPHEMES_MAX, sentences, URL_GRAPHEMES_MAX } from './describe.ts';
import { labelFor, oneEllipsis, plainText, timeText } from './format.ts';
import { isolated } from './i18n/isolates.ts';
import { messages } from './i18n/messages.ts';
import { mayStartPiecesOs } from './session-facts.ts';
import type { Disconnect, Notice, SignIn, Snapshot } from './snapshot.ts';

/** What there is to say and to do about starting Pieces OS. */
export interface PiecesOsStartDescription {
  /** What came of asking the system to start it. */
  readonly title?: string;
  readonly detail?: string;
  /** The label of the button or menu item that asks the system; absent while Pieces OS is waited for. */
  readonly action?: string;
}

/**
 * @param snapshot - what is true
 * @returns the words for it, or `undefined` where starting Pieces OS would not help
 */
export function describePiecesOsStart(snapshot: Pick<Snapshot, 'session' | 'service' | 'piecesOsStart'>): PiecesOsStartDescription | undefined {
  if (!mayStartPiecesOs(snapshot)) return undefined;
  const { action, retry, asked, failures } = messages.startPiecesOs;
  const { piecesOsStart } = snapshot;
  if (piecesOsStart === undefined) return { action };
  return piecesOsStart.state === 'asked' ? asked : { ...failures[piecesOsStart.failure], action: retry };
}

/**
 * @param signIn - where a sign-in stands
 * @returns the words for it, or `undefined` while none is going on
 */
export function describeSignIn(
  signIn: SignIn,
): { readonly title: string; readonly detail: string; readonly advice: string } | undefined {
  const { waiting, notKept, failures } = messages.signIn;
  if (signIn.state === 'idle') return undefined;
  if (signIn.state === 'waiting') {
    const advice = waiting.until(timeText(signIn.until));
    if (signIn.via === 'keychain') return { title: messages.restore.title, detail: messages.restore.detail, advice };
    if (signIn.via === 'token') return { ...messages.pasteToken.sending, advice };
    const { title, detail } = signIn.address === 'notOpened' ? waiting.noBrowser : { title: waiting.title, detail: waiting.detail[signIn.via] };
    const shown = signIn.address === 'copied' ? waiting.copied : detail;
    return { title, detail: sentences(shown, signIn.ignored === true && waiting.ignored), advice };
  }
  if ('somebodyElse' in signIn) {
    const { title, detail, advice } = messages.signIn.somebodyElse;
    return { title: title(labelFor(signIn.somebodyElse.userId, signIn.somebodyElse.label)), detail, advice };
  }
  if (signIn.state === 'notKept') return { title: notKept.title, detail: notKept.detail(causePhrase(signIn.cause)), advice: '' };
  const { title, detail, advice } = failures[signIn.failure];
  // Its title says that much.
  const cause = signIn.failure === 'unexpected' && signIn.cause?.code === 'unknown' ? undefined : signIn.cause;
  return { title, detail: detail(cause && causePhrase(cause)), advice };
}

/**
 * @param result - what came of a pasted token
 * @returns what did not go as wished; empty where nothing did not
 */
export function describePaste(result: PasteResult): string {
  const { problems, busy, cancelled, lost, notKept } = messages.pasteToken;
  if (result.ok) return result.notKept === undefined ? '' : notKept(causeText(result.notKept));
  if ('cause' in result) return messages.pasteToken[result.failure](causePhrase(result.cause));
  return { ...problems, busy, cancelled, lost }[result.failure];
}

/** A step of a disconnect in words, with the labels of what a person can do then. */
export interface DisconnectDescription {
  readonly title: string;
  readonly detail: string;
  readonly advice?: string;
  /** The label of the button that disconnects or tries again, if there is one. */
  readonly confirm?: string;
  /** The label of the button that closes this, if it can be closed. */
  readonly dismiss?: string;
}

/**
 * @param disconnect - where a disconnect stands
 * @returns the words for it, or `undefined` while none is going on
 */
export function describeDisconnect(disconnect: Disconnect): DisconnectDescription | undefined {
  if (disconnect.state === 'idle') return undefined;
  const name = labelFor(disconnect.userId, disconnect.label);
  const { asking, running, done, resumed, failedReason, steps, cancel, close, retry } = messages.disconnect;
  if (disconnect.state === 'running') return { title: oneEllipsis(running.title(name)), detail: running.detail };
  if (disconnect.state === 'done') {
    const revocation = disconnect.revocation !== undefined && done.revocation[disconnect.revocation];
    return { title: done.title(name), detail: sentences(disconnect.resumed === true && resumed.done, done.detail, revocation), dismiss: close };
  }
  if (disconnect.state === 'asking') {
    const { detail, advice, confirm } = asking;
    return { title: asking.title(name), detail, advice, confirm, dismiss: cancel };
  }
  const step = steps[disconnect.step];
  return {
    title: step.title(name),
    detail: sentences(disconnect.resumed === true && resumed.failed, step.what(name), step.kept, failedReason(causePhrase(disconnect.cause))),
    advice: step.advice,
    confirm: retry,
    dismiss: close,
  };
}

/**
 * @param notice - something the person should know
 * @returns the words for it
 */
export function describeNotice(notice: Notice): { readonly title: string; readonly detail: string } {
  const { title } = messages.notices[notice.id];
  return { title, detail: noticeDetail(notice) };
}

function noticeDetail(notice: Notice): string {
  const { settingsSetAside, settingsNotSaved, serviceUrlIgnored, settingsIgnored, notificationsFailed, portFileIgnored } = messages.notices;
  if (notice.id === 'settingsSetAside') return settingsSetAside.detail(plainText(notice.path, QUOTE_GRAPHEMES_MAX));
  if (notice.id === 'settingsUnreadable') return messages.notices.settingsUnreadable.detail(plainText(notice.path, QUOTE_GRAPHEMES_MAX));
  if (notice.id === 'autostartBroken') return messages.notices.autostartBroken.detail(causeText(notice.cause));
  if (notice.id === 'settingsNotSaved') return settingsNotSaved.detail(causeText(notice.cause));
  if (notice.id === 'notificationsFailed') return notificationsFailed.detail(causePhrase(notice.cause));
  if (notice.id === 'portFileIgnored') {
    return portFileIgnored.detail(plainText(notice.path, QUOTE_GRAPHEMES_MAX), messages.portFileProblem[notice.problem]);
  }
  if (notice.id === 'historySetAside') return messages.notices.historySetAside.detail(plainText(notice.path, QUOTE_GRAPHEMES_MAX));
  if (notice.id === 'historyNotSaved') return messages.notices.historyNotSaved.detail(causeText(notice.cause));
  if (notice.id === 'settingsIgnored') {
    const values = notice.values.map(({ key, value }) => `${key}: ${isolated(plainText(value, URL_GRAPHEMES_MAX), messages.direction)}`);
    return settingsIgnored.detail(values.join(', '));
  }
  return serviceUrlIgnored.detail(plainText(notice.value, URL_GRAPHEMES_MAX), messages.serviceUrlProblem[notice.problem]);
}
