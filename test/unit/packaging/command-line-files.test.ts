/** The man page and the completions of shells know the options that the app has, and no other. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { ROOT } from '../../../scripts/paths.ts';
import { parseCommandLine } from '../../../src/main/app/command-line.ts';
import { STATUS_EXIT_CODES } from '../../../src/main/app/status.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';

const FOLDER = join(ROOT, 'packaging', 'linux');
const BASH_FILE = join(FOLDER, 'completions', 'pieces-account-tray.bash');
const readText = (name: string): Promise<string> => readFile(join(FOLDER, name), 'utf8');
/** Those that the app itself tells of. */
const OPTIONS = [...new Set([...messages.cli.help.matchAll(/^ {2}(--[a-z-]+)/gmu)].map(([, option = '']) => option))].sort();

const optionsIn = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(([, option = '']) => `--${option}`))].sort();

test('the options that the app tells of are those that it takes', () => {
  assert.ok(OPTIONS.length >= 7);
  for (const option of OPTIONS) {
    const value = option === '--service-url' ? '=http://127.0.0.1:1' : option.endsWith('-dir') ? '=/x' : '';
    const args = option === '--json' ? ['--status', option] : [option + value];
    assert.notEqual(parseCommandLine(args, '1.0.0', true).kind, 'error', option);
  }
});

for (const [name, pattern] of [
  ['pieces-account-tray.1', /--([a-z][a-z-]+)/gu],
  ['completions/pieces-account-tray.bash', /--([a-z][a-z-]+)(?=[ '])(?! "\$word")/gu],
  ['completions/_pieces-account-tray', /^ {2}'--([a-z-]+)/gmu],
  ['completions/pieces-account-tray.fish', / -l ([a-z-]+)/gu],
] as const) {
  test(`${name} has every option`, async () => {
    assert.deepEqual(optionsIn((await readText(name)).replaceAll('\\-', '-'), pattern), OPTIONS);
  });
}

test('the man page has every exit code', async () => {
  const text = await readText('pieces-account-tray.1');
  const section = text.slice(text.indexOf('.SH EXIT STATUS'), text.indexOf('.SH FILES'));
  const told = [...section.matchAll(/^\.B (\d+)$/gmu)].map(([, code]) => Number(code));
  assert.deepEqual(told, [...new Set([0, 1, 2, ...Object.values(STATUS_EXIT_CODES)])].sort((one, other) => one - other));
});

describe('bash completes', () => {
  const completed = async (...words: string[]): Promise<string[]> => {
    const script = 'source "$1"; shift; COMP_WORDS=(pieces-account-tray "$@"); COMP_CWORD=$#; _pieces_account_tray; printf "%s\\n" "${COMPREPLY[@]}"';
    const { stdout } = await promisify(execFile)('bash', ['-c', script, 'bash', BASH_FILE, ...words]);
    return stdout.split('\n').filter((line) => line !== '');
  };

  for (const [words, wanted] of [
    [['--'], OPTIONS],
    [['--st'], ['--status']],
    [['--status', '--j'], ['--json']],
    [['--service-url', '--'], []],
    [['--nothing'], []],
  ] as const) {
    test(`“${words.join(' ')}” to ${wanted.join(' ') || 'nothing'}`, async () => {
      assert.deepEqual((await completed(...words)).sort(), [...wanted].sort());
    });
  }
});
