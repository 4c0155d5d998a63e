import { describeNotice } from '../../shared/describe-flows.ts';
import { statusLines } from '../../shared/describe.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Session, Snapshot } from '../../shared/snapshot.ts';
import type { App } from './create-app.ts';

/** What `--status` ends with, so that scripts need not read what it prints. */
export const STATUS_EXIT_CODES: Readonly<Record<Session['state'], number>> = {
  signedIn: 0,
  signedOut: 3,
  unreachable: 4,
  starting: 4,
  incompatible: 5,
  currentUnknown: 5,
};

/**
 * Checks once and says who is signed in.
 *
 * @param app - that was not started
 * @param json - as the snapshot instead of words
 * @returns what to print, without the last line end, and the exit code
 */
export async function status({ languageKnown, locator, recorder, store }: App, json: boolean): Promise<{ text: string; exitCode: number }> {
  await languageKnown;
  await locator.locate();
  await recorder.check();
  await recorder.versionKnown();
  const snapshot = store.get();
  const text = json ? JSON.stringify(snapshot, null, 2) : [...statusLines(snapshot, Date.now()), ...noticeLines(snapshot)].join('\n');
  return { text, exitCode: STATUS_EXIT_CODES[snapshot.session.state] };
}

/** Whatever the window would tell besides the session. */
const noticeLines = ({ notices }: Snapshot): string[] =>
  notices.map((notice) => {
    const { title, detail } = describeNotice(notice);
    return messages.cli.notice(title, detail);
  });
