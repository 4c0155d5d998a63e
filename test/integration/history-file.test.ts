import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { openHistoryFile, type HistoryFile, type HistoryProblem } from '../../src/main/history/history-file.ts';
import { AGE_MAX_MS, ENTRIES_MAX, lineOf } from '../../src/main/history/history-lines.ts';
import type { HistoryEntry } from '../../src/shared/history.ts';

const START_MS = Date.UTC(2026, 0, 31, 12);
const MINUTE_MS = 60_000;
const GIGABYTE = 1024 ** 3;

let dir: string;
let path: string;
let problems: HistoryProblem[];
let nowMs: number;

const open = (at = path): HistoryFile => openHistoryFile({ path: at, now: () => new Date(nowMs), onProblem: (problem) => problems.push(problem) });
const entry = (id: string, minutesAgo = 0): HistoryEntry => ({
  at: new Date(nowMs - minutesAgo * MINUTE_MS).toISOString(),
  kind: 'profile-changed',
  userId: id,
  state: 'signedOut',
});
const idsOf = (file: HistoryFile): (string | undefined)[] => file.read().map(({ userId }) => userId);
const text = (): string => fs.readFileSync(path, 'utf8');
const setAside = (): string[] => problems.flatMap((problem) => ('setAside' in problem ? [problem.setAside] : []));
const asideFiles = (): string[] => fs.readdirSync(dir).filter((name) => name.includes('unreadable'));

beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'history-test-'));
  path = join(dir, 'history.jsonl');
  problems = [];
  nowMs = START_MS;
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

describe('history file: what is written', () => {
  test('makes the file with the first entry, for the person only, and is there after a restart', () => {
    const file = open();
    assert.equal(file.lastRun(), undefined);
    assert.equal(fs.existsSync(path), false);
    file.append(entry('a'));
    file.append(entry('b'));
    assert.equal(text(), lineOf(entry('a')) + lineOf(entry('b')));
    assert.equal(fs.statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(idsOf(open()), ['a', 'b']);
    assert.deepEqual(problems, []);
  });

  test('goes on in a file that was deleted, replaced or shortened by somebody else', () => {
    const file = open();
    file.append(entry('a'));
    fs.rmSync(path);
    file.append(entry('b'));
    assert.deepEqual(idsOf(file), ['b']);
    fs.writeFileSync(path, lineOf(entry('x')) + lineOf(entry('y')));
    fs.truncateSync(path, fs.statSync(path).size - 10);
    file.append(entry('c'));
    assert.deepEqual(idsOf(file), ['x', 'c']);
    fs.rmSync(dir, { recursive: true });
    file.append(entry('d'));
    assert.deepEqual(idsOf(file), ['d']);
    assert.deepEqual(problems, []);
  });

  test('tells how long the last run lived: by its last entry or its last sign of life, which comes every two minutes at most', () => {
    const file = open();
    file.append(entry('a'));
    const alive = (): number | undefined => open().lastRun()?.aliveMs;
    assert.equal(alive(), START_MS);
    nowMs += 1.9 * MINUTE_MS;
    file.touch();
    assert.equal(alive(), START_MS);
    nowMs += 0.1 * MINUTE_MS;
    file.touch();
    assert.equal(alive(), START_MS + 2 * MINUTE_MS);
    assert.deepEqual(open().lastRun()?.last.userId, 'a');
  });
});

describe('history file: what is broken', () => {
  const [first, second, third] = ['a', 'b', 'c'].map((id) => lineOf({ at: '2026-01-31T11:00:00.000Z', kind: 'profile-changed', userId: id, state: 'signedOut' }));
  const whole = `${first}${second}${third}`;

  test('cut off anywhere: what was whole is kept, and nobody is bothered', () => {
    for (let length = whole.length - 1; length > 0; length -= 7) {
      fs.writeFileSync(path, whole.slice(0, length));
      const before = fs.statSync(path).mtimeMs;
      const file = open();
      const kept = file.lastRun() === undefined ? 0 : idsOf(file).length;
      assert.ok(Math.abs(fs.statSync(path).mtimeMs - before) < 1, 'to mend it is no sign of life');
      file.append(entry('z'));
      assert.deepEqual(idsOf(open()), [...['a', 'b', 'c'].slice(0, kept), 'z']);
      assert.ok(kept >= Math.floor(length / (whole.length / 3)));
    }
    assert.deepEqual([problems, asideFiles()], [[], []]);
  });

  test('lines that are no entries: told, kept aside with the rest, and the entries around them stay', async () => {
    fs.writeFileSync(path, `${first}no entry\n${second}{"at":1}\n${third}half a li`);
    const before = text();
    const file = open();
    file.lastRun();
    file.append(entry('z'));
    assert.deepEqual(idsOf(file), ['a', 'b', 'c', 'z']);
    const [aside = ''] = setAside();
    assert.equal(fs.readFileSync(aside, 'utf8'), before);
    await until(() => text() === `${whole}${lineOf(entry('z'))}`);
    open().lastRun();
    assert.equal(problems.length, 1, 'not told again');
  });

  const IN_ITS_PLACE: Readonly<Record<string, () => void>> = {
    'a folder': () => fs.mkdirSync(path),
    'a link that leads nowhere but to itself': () => fs.symlinkSync(path, path),
    'a pipe': () => assert.equal(spawnSync('mkfifo', [path]).status, 0),
    'a device that never ends': () => fs.symlinkSync('/dev/zero', path),
    'a file of a gigabyte': () => {
      fs.writeFileSync(path, '');
      fs.truncateSync(path, GIGABYTE);
    },
  };
  for (const [what, put] of Object.entries(IN_ITS_PLACE)) {
    test(`${what} in its place: set aside as it is, told, and a new file begun`, () => {
      put();
      const file = open();
      assert.equal(file.lastRun(), undefined);
      file.append(entry('a'));
      assert.deepEqual(idsOf(open()), ['a']);
      assert.equal(problems.length, 1);
      assert.ok(fs.lstatSync(setAside()[0] ?? ''));
      assert.equal(asideFiles().length, 1);
    });
  }

  test('comes in its place while the app runs: the same', () => {
    const file = open();
    file.append(entry('a'));
    fs.rmSync(path);
    fs.mkdirSync(path);
    file.append(entry('b'));
    assert.deepEqual([idsOf(open()), setAside().length], [['b'], 1]);
  });

  test('cannot be written: told once, kept in mind, and written as soon as that works again', () => {
    // A link to nowhere: it cannot be made a folder, and what is below it reads as not there.
    fs.symlinkSync(join(dir, 'nowhere', 'folder'), join(dir, 'no-folder'));
    const file = open(join(dir, 'no-folder', 'history.jsonl'));
    file.lastRun();
    for (const id of ['a', 'b']) file.append(entry(id));
    assert.deepEqual(idsOf(file), ['a', 'b']);
    const told = problems.map((problem) => ('notSaved' in problem ? problem.notSaved?.code : 'set aside'));
    assert.match(told[0] ?? '', /^(?:ENOENT|EEXIST)$/u);
    assert.ok(!told.includes(undefined));
    fs.rmSync(join(dir, 'no-folder'));
    file.append(entry('c'));
    assert.deepEqual(problems.at(-1), { notSaved: null });
    assert.deepEqual(fs.readFileSync(join(dir, 'no-folder', 'history.jsonl'), 'utf8'), ['a', 'b', 'c'].map((id) => lineOf(entry(id))).join(''));
  });
});

/** Waits for what is done in the background. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await timers.setImmediate();
}

describe('history file: bounds', () => {
  const full = (count: number, minutesAgo: number): string => Array.from({ length: count }, (_, index) => lineOf(entry(String(index), minutesAgo))).join('');
  const FIVE_DAYS_MIN = 5 * 24 * 60;
  const lineCount = (): number => text().split('\n').length - 1;

  test('one entry more than five thousand: the file is written anew, and what came meanwhile is in it', async () => {
    fs.writeFileSync(path, full(ENTRIES_MAX, 5));
    const file = open();
    file.lastRun();
    for (const id of ['x', 'y', 'z']) file.append(entry(id));
    await until(() => lineCount() < ENTRIES_MAX);
    file.append(entry('later'));
    assert.deepEqual(idsOf(open()).slice(-5), [String(ENTRIES_MAX - 1), 'x', 'y', 'z', 'later']);
    assert.ok(lineCount() > ENTRIES_MAX * 0.9);
    assert.deepEqual([problems, fs.readdirSync(dir)], [[], ['history.jsonl']]);
  });

  test('ninety days: gone at the next start, and while the app runs at the latest a day later', async () => {
    // A clock that goes on without a jump.
    const since = Array.from({ length: 18 }, (_, index) => lineOf(entry(`week ${String(index)}`, (17 - index) * FIVE_DAYS_MIN)));
    fs.writeFileSync(path, full(10, AGE_MAX_MS / MINUTE_MS + 1) + since.join('') + lineOf(entry('young')));
    const file = open();
    file.lastRun();
    await until(() => lineCount() === 20);
    assert.deepEqual(file.read().slice(0, 2).map(({ kind, userId }) => [kind, userId]), [['carried-over', undefined], ['profile-changed', 'week 0']]);
    nowMs += 1.5 * 24 * 60 * MINUTE_MS;
    const before = text();
    await until(() => {
      nowMs += 2 * MINUTE_MS;
      file.touch();
      return text() !== before;
    });
    assert.deepEqual(file.read().at(-1)?.userId, 'young');
    assert.deepEqual(problems, []);
  });
});
