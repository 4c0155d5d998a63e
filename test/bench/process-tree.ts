/** What a process and everything below it uses, as Linux counts it. */
import { readdir, readFile } from 'node:fs/promises';

const KIBIBYTES_PER_MEBIBYTE = 1024;
const NANOSECONDS_PER_MILLISECOND = 1e6;

/**
 * @param root - the id of a process
 * @returns its memory and that of its descendants, shared pages divided among those who share them
 */
export async function treePssMiB(root: number): Promise<number> {
  const sizes = (await treeOf(root)).map(async (pid) => {
    const text = await textOf(`/proc/${pid}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+) kB$/mu.exec(text)?.[1] ?? 0);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / KIBIBYTES_PER_MEBIBYTE;
}

/** How long each thread has run so far, in nanoseconds. Whole processes are counted in steps of 10 ms only. */
export type ThreadTimes = ReadonlyMap<string, number>;

/**
 * @param root - the id of a process
 * @returns the times of its threads and of those of its descendants
 */
export async function treeThreadTimes(root: number): Promise<ThreadTimes> {
  const times = new Map<string, number>();
  for (const pid of await treeOf(root)) {
    for (const thread of await namesIn(`/proc/${pid}/task`)) {
      const [ran] = (await textOf(`/proc/${pid}/task/${thread}/schedstat`)).split(' ');
      times.set(thread, Number(ran));
    }
  }
  return times;
}

/** The processor time between two samples, without that of threads that ended in between. */
export function cpuMsBetween(before: ThreadTimes, after: ThreadTimes): number {
  let nanoseconds = 0;
  for (const [thread, ran] of after) nanoseconds += ran - (before.get(thread) ?? 0);
  return nanoseconds / NANOSECONDS_PER_MILLISECOND;
}

async function treeOf(root: number): Promise<number[]> {
  const pids = (await namesIn('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const children = new Map<number, number[]>();
  for (const pid of pids) {
    const parent = parentIn(await textOf(`/proc/${pid}/stat`));
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const withBelow = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(withBelow)];
  return withBelow(root);
}

/** The name of the program, which comes before, may itself contain spaces and brackets. */
const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);

// Processes and threads come and go while they are counted.
const textOf = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
const namesIn = (path: string): Promise<string[]> => readdir(path).catch(() => []);
