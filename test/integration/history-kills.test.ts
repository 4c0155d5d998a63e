/** Two hundred sudden deaths of a process that writes history. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { openHistoryFile } from '../../src/main/history/history-file.ts';
import { ENTRIES_MAX, lineOf } from '../../src/main/history/history-lines.ts';

/** A killed process is gone only when the disk has done what it was asked for; where there is no disk, that is at once. */
const IN_MEMORY = '/dev/shm';
const WRITER = join(import.meta.dirname, '..', 'support', 'history-writer.ts');
const KILLS = 200;
/** At once, each with a file of its own. */
const LANES = 2;
/** So that no two kills fall on the same moment of a writer's life: after so many entries, and so much later. */
const ENTRIES_BEFORE_KILL = 40;
const LATER_NS_MAX = 400_000n;

let dir: string;
let writer: string;

before(async () => {
  dir = await mkdtemp(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'history-kills-'));
  writer = join(dir, 'writer.mjs');
  // As plain JavaScript it starts in half the time.
  await build({ entryPoints: [WRITER], outfile: writer, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
});
after(() => rm(dir, { recursive: true }));

interface Killed {
  /** The last number that the writer had told. */
  readonly told: number;
  readonly problems: readonly string[];
}

/** Starts a writer, and kills it a moment after it has told so many entries. */
async function killAfter(path: string, first: number, entries: number, laterNs: bigint): Promise<Killed> {
  const child = spawn(process.execPath, [writer, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let isKilled = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isKilled || output.split('\n').length <= entries) return;
    isKilled = true;
    const until = process.hrtime.bigint() + laterNs;
    while (process.hrtime.bigint() < until);
    child.kill('SIGKILL');
  });
  const [exitCode, signal] = (await once(child, 'close')) as [number | null, string | null];
  assert.deepEqual([exitCode, signal], [null, 'SIGKILL']);
  const lines = output.split('\n').slice(0, -1);
  const numbers = lines.filter((line) => /^\d+$/u.test(line)).map(Number);
  return { told: numbers.at(-1) ?? first - 1, problems: lines.filter((line) => line.startsWith('problem')) };
}

/** @returns the numbers in the file, and what had to be told about it */
function numbersIn(path: string): { numbers: number[]; problems: unknown[] } {
  const problems: unknown[] = [];
  const file = openHistoryFile({ path, now: () => new Date(), onProblem: (problem) => problems.push(problem) });
  const entries = file.read().filter(({ kind }) => kind === 'profile-changed');
  return { numbers: entries.map(({ userId }) => Number(userId)), problems };
}

async function killAgainAndAgain(path: string, kills: number): Promise<{ torn: number }> {
  let next = 0;
  let torn = 0;
  // Nearly full, so that some of the kills fall into the time in which the file is written anew.
  const full = Array.from({ length: ENTRIES_MAX - 60 }, () =>
    lineOf({ at: new Date().toISOString(), kind: 'profile-changed', userId: String(next++), state: 'signedIn', currentId: 'someone' }),
  );
  await writeFile(path, full.join(''));
  for (let kill = 0; kill < kills; kill += 1) {
    const { told, problems } = await killAfter(path, next, 1 + ((kill * 7) % ENTRIES_BEFORE_KILL), (LATER_NS_MAX * BigInt(kill)) / BigInt(kills));
    assert.deepEqual(problems, []);
    if (!(await readFile(path, 'utf8')).endsWith('\n')) torn += 1;
    const { numbers, problems: found } = numbersIn(path);
    assert.deepEqual(found, []);
    const last = numbers.at(-1) ?? -1;
    // Each that was told is there; of the one that was being written nobody knows.
    assert.ok(last === told || last === told + 1, `kill ${kill}: told ${told}, kept up to ${last}`);
    assert.ok(numbers.every((number, index) => number === last - numbers.length + 1 + index), `kill ${kill}: a gap`);
    assert.ok(numbers.length > ENTRIES_MAX / 2);
    next = last + 1;
  }
  return { torn };
}

test(`${String(KILLS)} times killed in the middle of writing: nothing is lost but the entry that was being written, and never the file`, async (t) => {
  const lanes = Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(join(dir, `history-${String(lane)}.jsonl`), KILLS / LANES));
  const torn = (await Promise.all(lanes)).reduce((sum, lane) => sum + lane.torn, 0);
  t.diagnostic(`${String(torn)} of them left a torn line`);
  assert.deepEqual((await readdir(dir)).filter((name) => name.includes('unreadable')), []);
});
