import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { parseCommandLine } from '../../../src/main/app/command-line.ts';
import type { CommandLine } from '../../../src/main/app/command-line.ts';

const VERSION = '1.2.3';
const parse = (...args: readonly string[]): CommandLine => parseCommandLine(args, VERSION);
const RUN = { kind: 'run', hidden: false, serviceUrl: undefined, userDataDir: undefined } as const;
const errorOf = (...args: readonly string[]): string => {
  const result = parse(...args);
  assert.equal(result.kind, 'error', args.join(' '));
  return result.kind === 'error' ? result.message : '';
};

describe('what the app is told to do', () => {
  test('runs with a window when nothing is said', () => {
    assert.deepEqual(parse(), RUN);
  });

  test('--hidden runs without a window', () => {
    assert.deepEqual(parse('--hidden'), { ...RUN, hidden: true });
  });

  test('--service-url and --user-data-dir take a value behind a space or an equals sign', () => {
    const told = { ...RUN, serviceUrl: 'http://127.0.0.1:39300', userDataDir: '/tmp/a b' };
    assert.deepEqual(parse('--service-url', 'http://127.0.0.1:39300', '--user-data-dir', '/tmp/a b'), told);
    assert.deepEqual(parse('--user-data-dir=/tmp/a b', '--service-url=http://127.0.0.1:39300/'), told);
    assert.deepEqual(parse('--user-data-dir', 'x=y'), { ...RUN, userDataDir: 'x=y' });
  });

  test('--status asks once, in words or as JSON', () => {
    assert.deepEqual(parse('--status'), { ...RUN, kind: 'status', json: false });
    assert.deepEqual(parse('--json', '--status', '--service-url', 'http://[::1]:1000'), {
      ...RUN,
      kind: 'status',
      json: true,
      serviceUrl: 'http://[::1]:1000',
    });
  });

  test('--version prints the version, --help names every option', () => {
    assert.deepEqual(parse('--version'), { kind: 'print', text: VERSION });
    const help = parse('--help');
    assert.equal(help.kind, 'print');
    for (const option of ['--hidden', '--status', '--json', '--service-url', '--user-data-dir', '--version', '--help']) {
      assert.ok(help.kind === 'print' && help.text.includes(option), option);
    }
  });

  test('--help goes before everything that is right', () => {
    assert.equal(parse('--version', '--json', '--help').kind, 'print');
  });
});

describe('what is wrong with the arguments', () => {
  test('an option that there is not', () => {
    assert.match(errorOf('--verbose'), /“--verbose”/u);
    assert.match(errorOf('-h'), /“-h”/u);
    assert.match(errorOf('--no-hidden'), /“--no-hidden”/u);
    assert.match(errorOf('--help', '--toString'), /“--toString”/u);
    assert.match(errorOf('--constructor=1'), /“--constructor”/u);
  });

  test('an argument that is no option', () => {
    assert.match(errorOf('status'), /“status”/u);
    assert.match(errorOf('--status', '--', '--json'), /“--json”/u);
    assert.match(errorOf('--hidden', 'true'), /“true”/u);
  });

  test('a value that is missing', () => {
    for (const option of ['--service-url', '--user-data-dir']) {
      assert.match(errorOf(option), /needs a value/u);
      assert.match(errorOf(`${option}=`), /needs a value/u);
      assert.match(errorOf('--status', option, ''), /needs a value/u);
    }
  });

  test('a value that is missing is not made of the next option', () => {
    assert.match(errorOf('--user-data-dir', '--status'), /--user-data-dir needs a value/u);
    assert.match(errorOf('--service-url', '--hidden'), /--service-url needs a value/u);
  });

  test('a value that is not taken', () => {
    for (const option of ['--hidden', '--status', '--json', '--version', '--help']) {
      assert.match(errorOf(`${option}=yes`), /takes no value/u);
    }
  });

  test('--json without --status', () => {
    assert.match(errorOf('--json'), /--status/u);
  });

  test('an address that cannot be used, with what is wrong about it', () => {
    assert.match(errorOf('--service-url', 'localhost'), /--service-url: .*not an address/u);
    assert.match(errorOf('--service-url', 'http://pieces.example.org'), /https/u);
    assert.match(errorOf('--status', '--service-url', 'http://a:b@localhost'), /password/u);
  });
});

describe('switches of the runtime', () => {
  test('are left to it, with and without a value', () => {
    const switches = ['--no-sandbox', '--inspect=0', '--inspect-brk', '--remote-debugging-port=0', '--lang=de', '--disable-gpu', '--ozone-platform=headless', '--password-store=basic', '--force-dark-mode', '--js-flags=--expose-gc'];
    assert.deepEqual(parse(...switches, '--hidden'), { ...RUN, hidden: true });
  });

  test('are only those that begin with their very name', () => {
    assert.equal(parse('--no-sandboxes').kind, 'error');
    assert.equal(parse('-inspect').kind, 'error');
    assert.equal(parse('--inspect_brk').kind, 'error');
  });
});

test('any arguments lead to something: a run, an answer, or a sentence', () => {
  const likely = fc.constantFrom('--status', '--json', '--hidden', '--service-url', 'http://127.0.0.1:1', '--user-data-dir', '--help', '--', '-', '', '--=', '--inspect', '--__proto__');
  fc.assert(
    fc.property(fc.array(fc.oneof(likely, fc.string({ unit: 'binary' })), { maxLength: 6 }), (args) => {
      const result = parse(...args);
      if (result.kind === 'error') assert.notEqual(result.message, '');
      if (result.kind === 'status' || result.kind === 'run') assert.ok(args.includes('--status') === (result.kind === 'status'));
    }),
  );
});
