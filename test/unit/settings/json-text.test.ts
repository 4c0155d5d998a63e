import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readJsonText } from '../../../src/main/settings/json-text.ts';
import { anyText } from '../../support/any-text.ts';

const VALUES = { serviceUrl: 'http://localhost:1000', pollSeconds: 20, name: 'Ä 字' };
const TEXT = JSON.stringify(VALUES, null, 2);
const BOM = '\uFEFF';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const READ: Readonly<Record<string, string | Buffer>> = {
  'as the app writes it': TEXT,
  'a byte order mark': BOM + TEXT,
  'UTF-16 with a byte order mark': Buffer.from(BOM + TEXT, 'utf16le'),
  'UTF-16 without one': Buffer.from(TEXT, 'utf16le'),
  'UTF-16, big-endian, with a byte order mark': utf16be(BOM + TEXT),
  'UTF-16, big-endian, without one': utf16be(TEXT),
  'Windows line ends': TEXT.replaceAll('\n', '\r\n'),
  'old Macintosh line ends': TEXT.replaceAll('\n', '\r'),
  'spaces before and after everything': ` \t\n${TEXT.replaceAll(/([{}:,])/gu, ' $1\t ').replaceAll('http : ', 'http:').replaceAll('localhost : ', 'localhost:').replaceAll(/\s*:\s*\/\/localhost\s*:\s*/gu, '://localhost:')}  \n\n`,
  'no-break and zero-width spaces': `\u00A0${TEXT.replaceAll('\n', '\n\u00A0\u200B')}\u00A0\n`,
  'a trailing comma': TEXT.replace('\n}', ',\n}'),
  'a comment for each line': TEXT.replaceAll('\n', ' // it is so, "really" }\n'),
  'a comment before and after': `/* Ada's { */\n${TEXT}\n/**/`,
  'a trailing comma before a comment': TEXT.replace('\n}', ', // last\n}'),
};

const NOT_READ: Readonly<Record<string, string | Buffer>> = {
  'cut off': TEXT.slice(0, -1),
  'a missing comma': TEXT.replace(',', ''),
  'two commas': TEXT.replace(',', ',,'),
  'single quotes': TEXT.replaceAll('"', "'"),
  'names without quotes': '{pollSeconds: 20}',
  'a Python value': '{"keepSignedIn": True}',
  'two objects': TEXT + TEXT,
  'a list': '[1, 2]',
  'a text': '"pollSeconds"',
  'null': 'null',
  'a comment that is never closed': `${TEXT}/* `,
  'Latin-1': Buffer.from('{"name": "Ä"}', 'latin1'),
  'bytes of another kind': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
};

const bytes = (content: string | Buffer): Buffer => (typeof content === 'string' ? Buffer.from(content) : content);

describe('a JSON file that a person edited', () => {
  for (const [what, content] of Object.entries(READ)) {
    test(`is read: ${what}`, () => assert.deepEqual(readJsonText(bytes(content)).values, VALUES));
  }
  for (const [what, content] of Object.entries(NOT_READ)) {
    test(`is not guessed at: ${what}`, () => assert.throws(() => readJsonText(bytes(content))));
  }

  test('is nothing set where it is empty', () => {
    for (const text of ['', ' \n', BOM]) assert.deepEqual(readJsonText(bytes(text)), { values: {}, plain: true });
  });

  test('has more in it than its values where it has comments or another encoding', () => {
    assert.equal(readJsonText(bytes(TEXT)).plain, true);
    for (const content of [`${TEXT}// mine`, Buffer.from(TEXT, 'utf16le')]) assert.equal(readJsonText(bytes(content)).plain, false);
  });

  test('keeps what looks like a comment, a comma or a space inside quotes', () => {
    const values = { a: '// no comment', b: '/* nor */ this ,]', c: 'x\u00A0\u200By\\"// "', 'd"/*': ',}' };
    assert.deepEqual(readJsonText(bytes(JSON.stringify(values))).values, values);
  });

  test('is read as JSON.parse does where that reads it', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText(), fc.jsonValue()), (values) => {
        const text = JSON.stringify(values);
        assert.deepEqual(readJsonText(bytes(text.toWellFormed())).values, JSON.parse(text.toWellFormed()));
      }),
    );
  });

  test('is read in a time that grows with its length only, whatever is in it', { timeout: 20_000 }, () => {
    const part = 150_000;
    for (const text of ['"\\', '\\"', '/*', '/*/', '//', ', ', '"', '{"a":', '/**/,']) {
      assert.throws(() => readJsonText(bytes(text.repeat(part))));
    }
  });
});
