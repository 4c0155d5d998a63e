/** A value of the other direction is isolated in every text with gaps, in every language; any other text is as it was written. */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { speakLanguage } from '../../../src/main/app/language.ts';
import { namesOf } from '../../../src/shared/describe.ts';
import { causePhrase } from '../../../src/shared/describe-cause.ts';
import { describeDisconnect, describeNotice } from '../../../src/shared/describe-flows.ts';
import { oneEllipsis, plainSentence, plainText } from '../../../src/shared/format.ts';
import { de } from '../../../src/shared/i18n/de/index.ts';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { es } from '../../../src/shared/i18n/es/index.ts';
import { fr } from '../../../src/shared/i18n/fr/index.ts';
import { isolated, isolating } from '../../../src/shared/i18n/isolates.ts';
import { ja } from '../../../src/shared/i18n/ja/index.ts';
import { messages, speak, type Messages } from '../../../src/shared/i18n/messages.ts';
import { pseudoCatalogue } from '../../support/pseudo.ts';
import { commandsOf, labelsOf, signedIn, user, viewOf } from '../../support/tray-menu.ts';

const CATALOGUES: Readonly<Record<string, Messages>> = { en, de, es, fr, ja, mirrored: pseudoCatalogue(en, 'mirrored') };
const FROM_RIGHT = ['שלום', 'שלום (2)', '2 שלום', '(مرحبا)', 'مرحبا!', 'Ada שלום', 'שלום Ada', 'שלום…', '\u0661\u0662 - \u0663', 'ߒߞߏ', '𞤀𞤣'];
const FROM_LEFT = ['Ada', 'Ada (2)', '2 Fast', '(Ada)', 'Ada!', 'ada@example.org', 'http://127.0.0.1:39300', '美咲', 'Жанна', '123 456', '+49 30 1234'];
const WITHOUT_DIRECTION = ['', '2', '…', '🧩', '(2)'];

const wrap = (text: string): string => `\u2068${text}\u2069`;
const ISOLATES = /[\u2068\u2069]/u;
type Call = (...values: unknown[]) => unknown;
const callsIn = (texts: unknown): Call[] =>
  typeof texts === 'function' ? [texts as Call] : typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(callsIn) : [];
const stringsIn = (texts: unknown): string[] =>
  typeof texts === 'string' ? [texts] : typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(stringsIn) : [];
/** Every text with a gap that this value fills. */
const filledWith = (catalogue: Messages, value: string): string[] =>
  callsIn(catalogue).flatMap((call) => stringsIn(call(value, value, value, value))).filter((text) => text.includes(value));

afterEach(() => speak(en));

describe('a value in a text with gaps', () => {
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    const [foreign, own] = catalogue.direction === 'ltr' ? [FROM_RIGHT, FROM_LEFT] : [FROM_LEFT, ['שלום', 'שלום (2)', '(مرحبا)', '2 שלום']];

    test(`is isolated wherever it stands, where its direction is the other one: ${language}`, () => {
      for (const value of foreign) {
        const texts = filledWith(isolating(catalogue), value);
        assert.ok(texts.length > 100, value);
        for (const text of texts) assert.ok(!text.replaceAll(wrap(value), '').includes(value), text);
      }
    });

    test(`changes no byte of the text otherwise: ${language}`, () => {
      for (const value of own) assert.deepEqual(filledWith(isolating(catalogue), value), filledWith(catalogue, value));
      for (const value of WITHOUT_DIRECTION) {
        for (const text of filledWith(isolating(catalogue), value)) assert.doesNotMatch(text, ISOLATES);
      }
      assert.deepEqual(stringsIn(isolating(catalogue)), stringsIn(catalogue));
    });
  }

  test('that a text begins with leaves the text its direction, for who takes it from the first letter', () => {
    const { disconnect, quoted, transitions } = messages;
    assert.equal(disconnect.done.title('שלום'), `\u200E${wrap('שלום')} is disconnected`);
    assert.equal(quoted('2 שלום'), `\u200E“${wrap('2 שלום')}”`);
    assert.equal(transitions['user-switched'].notification.title('Ada', 'שלום'), `Ada is now signed in to Pieces OS instead of ${wrap('שלום')}`);
    assert.equal(messages.consent.trustAuthority('/שלום').title, `Trust the certificate authority in ${wrap('/שלום')}?`);
    assert.equal(messages.sentence(disconnect.done.title('שלום')), `\u200E${wrap('שלום')} is disconnected.`);
    assert.equal(plainSentence(disconnect.done.title('שלום'), 8), `\u200E${wrap('שלום')} is…`);
    for (const text of filledWith(isolating(CATALOGUES['mirrored'] as Messages), 'Ada')) assert.match(text, /^[^\p{L}]*[\u200F\u0590-\u05FF]/u);
  });

  test('is isolated once, however many sentences it is in', () => {
    const inner = messages.session.signedIn.title('שלום');
    assert.equal(inner, `Signed in as ${wrap('שלום')}`);
    assert.equal(messages.session.tooltip(inner), `${en.app}: ${inner}`);
    assert.equal(isolated(`${inner} שלום`, 'ltr'), wrap(`${inner} שלום`));
    assert.equal(isolated(wrap('Ada'), 'rtl'), wrap('Ada'));
    speak(messages);
    assert.equal(messages.disconnect.actionFor('שלום'), `Disconnect ${wrap('שלום')}…`);
  });
});

describe('names of both directions', () => {
  const NAMES = ['שלום (2)', 'Ada (2)', 'مرحبا'];
  const people = NAMES.map((name, at) => user(`u-${String(at)}`, { name }));

  test('are isolated one by one in a list', () => {
    assert.equal(namesOf(people), `${wrap('שלום (2)')}, Ada (2) and ${wrap('مرحبا')}`);
    speak(CATALOGUES['mirrored'] as Messages);
    assert.ok(namesOf(people).includes(wrap('Ada (2)')));
    assert.ok(!namesOf(people).includes(wrap('مرحبا')));
  });

  test('are isolated in the tray menu', () => {
    const [hebrew, ada, arabic] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
    const one = viewOf(signedIn(hebrew));
    assert.equal(labelsOf(one)[0], `Signed in as ${wrap('שלום (2)')}`);
    assert.ok(one.tooltip.endsWith(`Signed in as ${wrap('שלום (2)')}`));
    const disconnectsOf = (...of: Parameters<typeof signedIn>): string[] => commandsOf(viewOf(signedIn(...of)), 'askDisconnect').map(({ label }) => label);
    assert.deepEqual(disconnectsOf(hebrew), [`Disconnect ${wrap('שלום (2)')}…`]);
    assert.deepEqual(disconnectsOf(hebrew, ada, arabic), [`\u200E${wrap('שלום (2)')} (current)…`, 'Ada (2)…', `\u200E${wrap('مرحبا')}…`]);
    const namesake = user('u-9', { name: 'שלום (2)', email: 'שלום@example.org' });
    assert.equal(disconnectsOf(ada, hebrew, namesake).at(-1), `\u200E${wrap('שלום (2)')} (${wrap('שלום@example.org')})…`);
  });

  test('are isolated in a disconnect, in a reason and in a notice', () => {
    assert.equal(describeDisconnect({ state: 'running', userId: 'u', label: 'שלום…' })?.title, `Disconnecting ${wrap('שלום')}…`);
    assert.equal(causePhrase({ code: 'replied', value: { words: 'שלום 2.' } }), `\u200E“${wrap('שלום 2.')}”`);
    assert.equal(causePhrase({ code: 'fieldTwice', value: 'שלום' }), `The answer contains the field “${wrap('שלום')}” twice`);
    assert.ok(describeNotice({ id: 'settingsIgnored', values: [{ key: 'a', value: 'שלום' }, { key: 'b', value: '2' }] }).detail.includes(`a: ${wrap('שלום')}, b: 2`));
  });
});

test('a language that is spoken already is not wrapped again', async () => {
  const before = messages;
  await speakLanguage('en');
  assert.equal(messages, before);
});

describe('a sentence that is shortened', () => {
  test('counts isolates as nothing and ends them at the cut', () => {
    const text = `Signed in as ${wrap('שלום')}`;
    assert.equal(plainSentence(text, 17), text);
    assert.equal(plainSentence(text, 16), `Signed in as ${wrap('של')}…`);
    for (let max = 1; max < 17; max += 1) assert.equal(plainSentence(text, max).replaceAll(/[\u2068\u2069]/gu, ''), plainText(text, max));
  });

  test('has no isolates that a text of another origin brought with it, unless they are whole', () => {
    for (const text of ['\u2068Ada', 'Ada\u2069', '\u2069Ada\u2068', '\u2066Ada\u2069', '\u202E\u2068Ada']) assert.equal(plainSentence(text, 80), 'Ada');
    assert.equal(plainSentence(`\u202E${wrap('Ada')}\u2067`, 80), wrap('Ada'));
    assert.equal(plainText(wrap('Ada'), 80), 'Ada');
  });

  test('has one ellipsis at its end, also behind an isolated name that was shortened', () => {
    assert.equal(oneEllipsis(`Disconnect ${wrap('שלום…')}…`), `Disconnect ${wrap('שלום')}…`);
    assert.equal(oneEllipsis(`${wrap(wrap('שלום...'))} …`), `${wrap(wrap('שלום'))}…`);
    assert.equal(oneEllipsis('…\u2069'.repeat(100_000)).length, 200_000);
  });
});
