import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { parseCommandLine } from '../../../src/main/app/command-line.ts';
import type { CommandLine } from '../../../src/main/app/command-line.ts';
import { anyText } from '../../support/any-text.ts';

const VERSION = '1.2.3';
const parse = (...args: readonly string[]): CommandLine => parseCommandLine(args, VERSION, true);
const parseInDevelopment = (...args: readonly string[]): CommandLine => parseCommandLine(args, VERSION, false);
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

  test('is repeated in one short line on which no terminal acts', () => {
    for (const text of ['a\nb', '\u001B[31mred', 'a\rb', '\u202Eb', '\u009B1m', 'x'.repeat(100_000)]) {
      for (const message of [errorOf(text), errorOf(`--${text}`)]) {
        assert.doesNotMatch(message.replaceAll(/[\u2066-\u2069\u200E\u200F]/gu, ''), /\p{Cc}|\p{Cf}/u);
        assert.ok(message.length < 400);
      }
    }
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
      assert.match(errorOf(`${option}=yes`), /does not take a value/u);
    }
  });

  test('--json without --status', () => {
    assert.match(errorOf('--json'), /--status/u);
  });

  test('an address that cannot be used, with what is wrong about it', () => {
    assert.match(errorOf('--service-url', 'localhost'), /--service-url: .*Enter an address/u);
    assert.match(errorOf('--service-url', 'http://pieces.example.org'), /https/u);
    assert.match(errorOf('--status', '--service-url', 'http://a:b@localhost'), /password/u);
  });
});

/** Which would let others look in, run code, turn protection off, or send traffic elsewhere. */
const OPENING = [
  'remote-debugging-port=9222', 'remote-debugging-pipe', 'remote-debugging-address=0.0.0.0', 'remote-allow-origins=*', 'js-flags=--expose-gc',
  'no-sandbox', 'disable-gpu-sandbox', 'disable-setuid-sandbox', 'disable-seccomp-filter-sandbox', 'single-process', 'in-process-gpu', 'no-zygote',
  'password-store=basic', 'use-mock-keychain', 'enable-logging', 'log-file=x', 'log-level=0', 'vmodule=*=3', 'v=1', 'log-net-log=x', 'net-log-capture-mode=Everything',
  'ssl-key-log-file=x', 'inspect', 'inspect=0', 'inspect-brk', 'inspect-port=1', 'inspect-publish-uid=http', 'debug', 'require=x', 'load-extension=x',
  'proxy-server=http://127.0.0.1:1', 'proxy-pac-url=x', 'no-proxy-server', 'host-resolver-rules=MAP * 127.0.0.1', 'host-rules=x',
  'ignore-certificate-errors', 'allow-insecure-localhost', 'disable-web-security', 'disable-features=x', 'enable-features=x', 'disable-gpu',
  'disable-site-isolation-trials', 'allow-file-access-from-files', 'gpu-launcher=x', 'renderer-cmd-prefix=x', 'utility-cmd-prefix=x', 'browser-subprocess-path=x',
  'auth-server-whitelist=*', 'crash-dumps-dir=x', 'enable-crash-reporter', 'trace-startup', 'app=x', 'type=renderer', 'unsafely-treat-insecure-origin-as-secure=x',
] as const;

describe('switches of the runtime', () => {
  for (const name of OPENING) {
    test(`--${name} is refused by the installed app, alone and beside options of its own`, () => {
      assert.match(errorOf(`--${name}`), /Unknown option/u);
      assert.equal(parse('--hidden', `--${name}`).kind, 'error');
      assert.equal(parse(`--${name}`, '--status').kind, 'error');
      assert.equal(parse('--help', `--${name}`).kind, 'error');
      // Chromium reads each of these as the same switch.
      for (const written of [`-${name}`, ` --${name}`, `--${name} `]) {
        assert.equal(parse(written).kind, 'error', written);
        assert.equal(parse('--service-url', written).kind, 'error', written);
        assert.equal(parse('--user-data-dir', written).kind, 'error', written);
      }
    });
  }

  test('are refused by the installed app in every spelling, and behind what ends the switches', () => {
    for (const args of [['--Remote-Debugging-Port=0'], ['--remote_debugging_port=0'], ['--remote-debugging-port', '0'], ['-r', 'x.cjs'], ['--REQUIRE=x.cjs'], ['--', '--remote-debugging-port=0'], ['--', 'x'], ['--hidden', '--', '--no-sandbox'], ['--user-data-dir=/tmp', '--', '--inspect'], ['--inspect\u00A0'], ['\uFEFF--inspect']]) {
      assert.equal(parse(...args).kind, 'error', args.join(' '));
    }
  });

  test('for the look of the window are left to the runtime, with and without a value', () => {
    const switches = ['--lang=de', '--ozone-platform=wayland', '--ozone-platform-hint=auto', '--force-dark-mode', '--force-high-contrast', '--force-device-scale-factor=2'];
    assert.deepEqual(parse(...switches, '--hidden'), { ...RUN, hidden: true });
  });

  test('that test drivers pass are left to it in development', () => {
    const switches = ['--no-sandbox', '--inspect=0', '--inspect-brk', '--remote-debugging-port=0', '--lang=de', '--disable-gpu', '--password-store=basic', '--js-flags=--expose-gc'];
    assert.deepEqual(parseInDevelopment(...switches, '--hidden'), { ...RUN, hidden: true });
  });

  test('are only those that begin with their very name', () => {
    for (const given of ['--no-sandboxes', '-inspect', '--inspect_brk', '--lang-x', '--Lang=de']) {
      assert.equal(parseInDevelopment(given).kind, 'error', given);
    }
  });
});

test('any arguments lead to something: a run, an answer, or a sentence', () => {
  const likely = fc.constantFrom('--status', '--json', '--hidden', '--service-url', 'http://127.0.0.1:1', '--user-data-dir', '--help', '--', '-', '', '--=', '--inspect', '--__proto__');
  fc.assert(
    fc.property(fc.array(fc.oneof(likely, anyText()), { maxLength: 6 }), (args) => {
      const result = parse(...args);
      if (result.kind === 'error') assert.notEqual(result.message, '');
      if (result.kind === 'status' || result.kind === 'run') assert.ok(args.includes('--status') === (result.kind === 'status'));
    }),
  );
});
