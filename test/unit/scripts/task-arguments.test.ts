/** What is wrong with the arguments of an npm script is one sentence, before the script does anything. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetUpError } from '../../../scripts/say.mjs';
import { assertArguments, type KnownOptions } from '../../../scripts/task-arguments.ts';

const OUT: KnownOptions = { out: { type: 'string' }, only: { type: 'string' } };

describe('arguments of an npm script', () => {
  const refused: readonly (readonly [args: readonly string[], options: KnownOptions, knows: RegExp])[] = [
    [['--bogus'], OUT, /knows --out, --only\.$/u],
    [['pictures'], OUT, /knows --out, --only\.$/u],
    [['--out'], OUT, /knows --out/u],
    [['--out', ''], OUT, /--out needs a value/u],
    [['--out=', '--only=x'], OUT, /--out needs a value/u],
    [['--out', '--only'], OUT, /knows --out/u],
    [['--online=yes'], { online: { type: 'boolean' } }, /knows --online\.$/u],
    [['--online'], {}, /takes no arguments\.$/u],
    [['x'], {}, /takes no arguments\.$/u],
  ];
  for (const [args, options, knows] of refused) {
    test(`${JSON.stringify(args)} is refused with what the script knows`, () => {
      assert.throws(() => assertArguments('name', args, options), (error) => error instanceof SetUpError && knows.test(error.message) && error.message.startsWith('npm run name: '));
    });
  }

  test('that it knows are accepted', () => {
    for (const args of [[], ['--out', 'x'], ['--out=x', '--only', 'y z']]) assertArguments('name', args, OUT);
    assertArguments('name', [], {});
  });
});
