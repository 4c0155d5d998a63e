/** What a test of the service address found, in words. Pure. */
import type { ServiceTest } from './bridge-contract.ts';
import { sentences, URL_GRAPHEMES_MAX } from './describe.ts';
import { plainText } from './format.ts';
import { messages } from './i18n/messages.ts';

export interface ServiceTestDescription {
  readonly ok: boolean;
  readonly title: string;
  readonly detail: string;
}

/** @param test - undefined where the test itself did not come about */
export function describeServiceTest(test: ServiceTest | undefined): ServiceTestDescription {
  const words = messages.serviceTest;
  if (test === undefined) return { ok: false, title: words.notTested, detail: '' };
  switch (test.state) {
    case 'answered': {
      const url = plainText(test.baseUrl, URL_GRAPHEMES_MAX);
      const where = test.source === 'typed' ? words.typed(url) : words.found(url, messages.source[test.source]);
      const title = test.version === undefined ? words.answeredWithoutVersion : words.answered(plainText(test.version));
      return { ok: true, title, detail: sentences(where, words.checked, words.owner[test.owner]) };
    }
    case 'failed': {
      const { title, detail, advice } = messages.reasons[test.reason];
      return { ok: false, title, detail: words.failed(detail(plainText(test.baseUrl, URL_GRAPHEMES_MAX)), advice) };
    }
    case 'notFound':
      return { ok: false, ...words.notFound };
    case 'invalid':
      return { ok: false, title: messages.serviceUrlProblem[test.problem], detail: '' };
  }
}
