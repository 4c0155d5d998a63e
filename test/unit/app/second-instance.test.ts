import assert from 'node:assert/strict';
import { chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { asksForWindow, lockProblemText, takeInstanceLock } from '../../../src/main/system/instance-lock.ts';

test('only a second start that says it is hidden asks for no window, whatever else arrives', () => {
  const shown = [null, undefined, 0, 1, '', 'hidden', true, [], [true], {}, { hidden: false }, { hidden: 'true' }, { hidden: null }, { other: true }];
  assert.deepEqual(shown.filter((data) => !asksForWindow(data)), []);
  assert.equal(asksForWindow({ hidden: true }), false);
});

test('a data folder of another user is not used, also where a link leads to it, and no lock is asked for', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'second-instance-test-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const [folder, link] = [join(dir, 'folder'), join(dir, 'link')];
  mkdirSync(folder);
  symlinkSync(folder, link);
  // What belongs to root is used by everybody.
  const owner = process.getuid?.() || 65_534;
  if (process.getuid?.() === 0) chownSync(folder, owner, owner);
  let requests = 0;
  const request = (): boolean => (requests += 1) > 0;
  for (const path of [folder, link]) {
    const result = await takeInstanceLock(path, request, owner + 1);
    assert.deepEqual(result, { kind: 'otherUser', path });
    assert.ok(typeof result === 'object' && lockProblemText(result).includes(path));
  }
  assert.equal(requests, 0);
  for (const [path, uid] of [[folder, owner], [link, owner], [join(dir, 'missing'), owner + 1], ['/', owner + 1]] as const) {
    assert.equal(await takeInstanceLock(path, request, uid), 'taken', path);
  }
});
