import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { autostartEntry } from '../../../src/main/system/desktop-entry.ts';
import { argumentsIn, execValue } from '../../../src/main/system/exec-value.ts';

const COMMAND = ['/opt/Pieces Account Tray/pieces-account-tray', '--hidden'];
const ENTRY = autostartEntry('Pieces Account Tray', 'Keeps watch', COMMAND);

const ODD_CHARACTERS = ' |"|\'|`|$|\\|%|;|&|<|>|*|?|#|(|)|~|='.split('|');
const STRING_ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
/** What has to be quoted in `Exec`, in the words of the specification. */
const RESERVED = /[\s"'\\><~|&;$*?#()`]/u;

/** Reads an entry as the Desktop Entry Specification says, independently of the code that wrote it. */
function readEntry(text: string): ReadonlyMap<string, string> {
  const [header, ...lines] = text.split('\n');
  assert.equal(header, '[Desktop Entry]');
  assert.equal(lines.pop(), '', 'the last line has no end');
  return new Map(
    lines.map((line) => {
      const groups = /^(?<key>[A-Za-z0-9-]+)=(?<value>[^\p{Cc}]*)$/u.exec(line)?.groups;
      assert.ok(groups, `not a line of an entry: ${JSON.stringify(line)}`);
      const value = (groups['value'] ?? '').replaceAll(/\\(.?)/gu, (escape, letter: string) => {
        const meant = STRING_ESCAPES[letter];
        assert.ok(meant !== undefined, `no such escape: ${escape}`);
        return meant;
      });
      return [groups['key'] ?? '', value];
    }),
  );
}

/** The arguments that a desktop makes of the value of `Exec`, after the escapes of a string were resolved. */
function readExec(value: string): string[] {
  const found = [...value.matchAll(/"((?:[^"\\`$]|\\["\\`$])*)"|([^ ]+)/gu)];
  assert.equal(found.map(([whole]) => whole).join(' '), value, 'something between the arguments');
  return found.map(([, quoted, plain]) => {
    if (plain !== undefined) assert.doesNotMatch(plain, RESERVED);
    const argument = quoted?.replaceAll(/\\(.)/gu, '$1') ?? plain ?? '';
    assert.doesNotMatch(argument.replaceAll('%%', ''), /%/u, 'a field code');
    return argument.replaceAll('%%', '%');
  });
}

const startedBy = (command: readonly string[]): string[] => readExec(readEntry(autostartEntry('Name', 'Comment', command)).get('Exec') ?? '');

describe('an autostart entry', () => {
  test('says what is started, and that a desktop may start it', () => {
    const entry = readEntry(ENTRY);
    assert.equal(entry.get('Type'), 'Application');
    assert.equal(entry.get('Name'), 'Pieces Account Tray');
    assert.equal(entry.get('Comment'), 'Keeps watch');
    assert.equal(entry.get('Terminal'), 'false');
    assert.equal(entry.get('Hidden'), undefined);
    assert.deepEqual(readExec(entry.get('Exec') ?? ''), COMMAND);
  });

  test('starts a program of any odd path', () => {
    for (const odd of ['/a b/c', '/a"b', "/a'b", '/a$HOME/b', '/a`id`', '/a\\b', '/a\\\\b\\', '/100%/%f', '/a;b&c|d', '/ä/美咲 🧩', '/~x', '/#', '/\\s\\n', '']) {
      assert.deepEqual(startedBy([odd, '--hidden']), [odd, '--hidden'], odd);
    }
  });

  test('starts a program of any path without control characters', () => {
    const character = fc.oneof(fc.constantFrom(...ODD_CHARACTERS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }));
    const argument = fc.array(character).map((parts) => parts.join('').replaceAll(/\p{Cc}/gu, ''));
    fc.assert(fc.property(fc.array(argument, { minLength: 1 }), (command) => assert.deepEqual(startedBy(command), command)));
  });

  test('starts a program of a path with control characters, and no line of the path becomes one of the entry', () => {
    for (const odd of ['/a\nExec=/bin/false', '/a\tb', '/a\rb']) assert.deepEqual(startedBy([odd, '--hidden']), [odd, '--hidden']);
  });

  test('leaves a plain command unquoted, as people write it', () => {
    assert.equal(execValue(['/usr/bin/pieces-account-tray', '--hidden']), '/usr/bin/pieces-account-tray --hidden');
  });
});

describe('the arguments of an Exec value', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    '': [],
    '/a --hidden': ['/a', '--hidden'],
    '  /a   --hidden ': ['/a', '--hidden'],
    '"/a b" --hidden %U': ['/a b', '--hidden'],
    "'/a b' --hidden": ['/a b', '--hidden'],
    '/a\\\\ b': ['/a b'],
    '"/a\\\\"b"': ['/a"b'],
    '/a\\sb': ['/a', 'b'],
    '/100%%/a %f': ['/100%/a'],
    'env /a': ['/a'],
    'env -u X A=1 B="2 3" /a --hidden': ['/a', '--hidden'],
    '/usr/bin/env -i A=1 /a': ['/a'],
    'env A=1': [],
    '"unclosed': ['unclosed'],
  };
  for (const [value, args] of Object.entries(cases)) {
    test(`of ${JSON.stringify(value)}`, () => assert.deepEqual(argumentsIn(value), args));
  }

  test('are those of any command that was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }).map((text) => `/${text}`), { minLength: 1 }), (command) => {
        const plain = command.map((argument) => argument.replaceAll(/[\p{Cc}]/gu, '')).filter((argument) => !argument.endsWith('/env'));
        assert.deepEqual(argumentsIn(execValue(plain)), plain);
      }),
    );
  });
});
