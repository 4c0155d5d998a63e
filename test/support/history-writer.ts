/**
 * A process that writes history until it is killed: one entry after the other, numbered in `userId`. Tells each number on
 * standard output as soon as the entry is written. Arguments: the file, and the first number.
 */
import { writeSync } from 'node:fs';
import { openHistoryFile } from '../../src/main/history/history-file.ts';

const [path = '', first = '0'] = process.argv.slice(2);
const STDOUT = 1;

const file = openHistoryFile({
  path,
  now: () => new Date(),
  onProblem: (problem) => writeSync(STDOUT, `problem ${JSON.stringify(problem)}\n`),
});
file.lastRun();
let next = Number(first);

function writeOne(): void {
  file.append({ at: new Date().toISOString(), kind: 'profile-changed', userId: String(next), state: 'signedIn', currentId: 'someone' });
  writeSync(STDOUT, `${String(next)}\n`);
  next += 1;
  // What is done in the background gets its turn, and can be killed too.
  setImmediate(writeOne);
}
writeOne();
