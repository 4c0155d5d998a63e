/** The log file on a real disk: private, rotated, and never written through a link. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { log, logUnexpected, sendLogTo } from '../../src/main/system/log.ts';
import { openLogFile } from '../../src/main/system/log-file.ts';
import { LOG_FILES } from '../../src/main/system/log-folder.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { ada } from '../simulator/profiles.ts';

const KIB = 1024;
const [NEWEST, ...OLDER] = LOG_FILES;

let dir: string;
let failures: number;
const at = (name: string): string => join(dir, 'logs', name);
const read = (name: string): string => fs.readFileSync(at(name), 'utf8');
const modeOf = (path: string): string => (fs.statSync(path).mode & 0o7777).toString(8);
const open = () => openLogFile(join(dir, 'logs'), () => void (failures += 1));

beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'log-file-test-'));
  failures = 0;
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

describe('the log file', () => {
  test('is private, in a private folder, also where it was not before', () => {
    fs.mkdirSync(join(dir, 'logs'), { mode: 0o755 });
    for (const name of LOG_FILES.slice(0, 2)) fs.writeFileSync(at(name), 'before\n', { mode: 0o644 });
    open()('a line');
    assert.equal(read(NEWEST), 'before\na line\n');
    assert.deepEqual([join(dir, 'logs'), at(NEWEST), at(LOG_FILES[1])].map(modeOf), ['700', '600', '600']);
  });

  test('is rotated at 1 MiB, and two older files are kept', () => {
    const write = open();
    const line = 'x'.repeat(KIB - 1);
    for (let kib = 0; kib < 5 * KIB; kib += 1) write(`${line.slice(0, -5)}${String(kib).padStart(5, '0')}`);
    assert.deepEqual(fs.readdirSync(join(dir, 'logs')).sort(), [...LOG_FILES].sort());
    for (const name of LOG_FILES) {
      assert.ok(fs.statSync(at(name)).size <= (KIB + 2) * KIB, name);
      assert.equal(modeOf(at(name)), '600', name);
    }
    assert.ok(fs.statSync(at(OLDER[0] ?? '')).size > (KIB - 2) * KIB);
    assert.match(read(NEWEST), /05119\n$/u);
  });

  test('takes a line with signs of a format as it is', () => {
    open()('100 %s %d %c %o {text}');
    assert.equal(read(NEWEST), '100 %s %d %c %o {text}\n');
  });

  test('that cannot be rotated does not grow', () => {
    const write = open();
    fs.mkdirSync(join(at(OLDER[0] ?? ''), 'in the way'), { recursive: true });
    for (let kib = 0; kib < 3 * KIB; kib += 1) write('x'.repeat(KIB - 1));
    assert.ok(fs.statSync(at(NEWEST)).size <= (KIB + 2) * KIB);
  });
});

describe('in the place of the log file', () => {
  const KINDS: Readonly<Record<string, (path: string) => unknown>> = {
    'a link to a file': (path) => fs.symlinkSync(join(dir, 'target'), path),
    'a link to nothing': (path) => fs.symlinkSync(join(dir, 'not there'), path),
    'a pipe': (path) => execFileSync('mkfifo', [path]),
    'a folder': (path) => fs.mkdirSync(path),
  };
  for (const [kind, put] of Object.entries(KINDS)) {
    for (const name of LOG_FILES) {
      test(`${kind} at ${name} is moved aside, and nothing is written through it`, () => {
        fs.mkdirSync(join(dir, 'logs'));
        fs.writeFileSync(join(dir, 'target'), 'of the person');
        put(at(name));
        open()('a line');
        assert.equal(read(NEWEST), 'a line\n');
        assert.equal(fs.readFileSync(join(dir, 'target'), 'utf8'), 'of the person');
        assert.ok(!fs.existsSync(join(dir, 'not there')));
        assert.ok(fs.lstatSync(at(`${name}.set-aside`)));
      });
    }
    test(`${kind} while the app runs gets nothing, and is told once`, () => {
      fs.writeFileSync(join(dir, 'target'), 'of the person');
      const write = open();
      write('a line');
      fs.rmSync(at(NEWEST));
      put(at(NEWEST));
      write('another');
      write('a third');
      assert.equal(fs.readFileSync(join(dir, 'target'), 'utf8'), 'of the person');
      assert.ok(!fs.existsSync(join(dir, 'not there')));
      assert.equal(failures, 1);
    });
  }
});

describe('whatever is logged', () => {
  const token = tokenFor(ada).access_token;
  /** Each way to write a line. */
  const WAYS: Readonly<Record<string, () => void>> = {
    'a line': () => log(`a call failed with ${token} for ada.lovelace@example.org`),
    'an error with a secret in its message': () => logUnexpected(new Error(`invalid ${token} of ada.lovelace@example.org`)),
    'an error whose message looks like its stack': () => logUnexpected(new Error(`x\n    at ${token} (ada.lovelace@example.org:1:1)`)),
  };
  for (const [way, write] of Object.entries(WAYS)) {
    test(`is in the file without secrets and e-mail addresses: ${way}`, () => {
      write();
      sendLogTo(open());
      write();
      sendLogTo(() => undefined);
      assert.match(read(NEWEST), /^\d{4}-\d\d-\d\dT/u);
      assert.ok(!read(NEWEST).includes(token) && !read(NEWEST).includes('ada.lovelace'), read(NEWEST));
    });
  }

  test('an error keeps where it came from, without the folders', () => {
    sendLogTo(open());
    logUnexpected(new TypeError('x'));
    sendLogTo(() => undefined);
    assert.match(read(NEWEST), /unexpected TypeError\n {4}at .*log-file\.test\.ts:\d+:\d+/u);
    assert.ok(!read(NEWEST).includes(import.meta.dirname));
  });
});
