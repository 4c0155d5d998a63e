/** The copy of the checkout from which an ordinary user runs the tests. */
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { copyForReading } from '../support/ordinary-user.ts';

let folder: string;
const at = (...path: string[]): string => join(folder, ...path);
const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copy-test-'));
  await mkdir(at('from', 'inner'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

for (const [name, mode, wanted] of [
  ['private.txt', 0o600, '644'],
  ['private-program', 0o700, '755'],
  ['group.txt', 0o640, '644'],
  ['public.txt', 0o644, '644'],
  ['program', 0o755, '755'],
] as const) {
  test(`a file with mode ${mode.toString(8)} becomes readable for everybody`, async () => {
    await writeFile(at('from', 'inner', name), name);
    await chmod(at('from', 'inner', name), mode);
    await chmod(at('from', 'inner'), 0o700);
    copyForReading(at('from'), at('to'));
    assert.equal(await modeOf(at('to', 'inner', name)), wanted);
    assert.equal(await modeOf(at('to', 'inner')), '755');
    assert.equal(await readFile(at('to', 'inner', name), 'utf8'), name);
    // The original is as private as it was.
    assert.equal(await modeOf(at('from', 'inner', name)), mode.toString(8));
  });
}

test('symbolic links are kept, and what is left out is not copied', async () => {
  await symlink('target', at('from', 'inner', 'link'));
  await mkdir(at('from', '.git'));
  copyForReading(at('from'), at('to'), (name) => name === '.git');
  assert.equal(await readlink(at('to', 'inner', 'link')), 'target');
  await assert.rejects(stat(at('to', '.git')));
});
