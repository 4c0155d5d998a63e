/** The measurements, each of which gives the lines of the table that it is for. */
import timers from 'node:timers/promises';
import { messages } from '../../src/shared/i18n/messages.ts';
import { CHECK_SPAN_MS } from '../../src/main/watch/trigger-limit.ts';
import { packageApp } from '../../scripts/package.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { cpuMsBetween, treePssMiB, treeThreadTimes, type ThreadTimes } from './process-tree.ts';
import { extraRow, limitRow, ratioRow, type Row } from './stats.ts';
import { clickOpenWindow, showsSignedIn, type Bench, type Started, type SubjectName } from './subject.ts';

const SUBJECTS: readonly SubjectName[] = ['bare', 'app'];
export const ADA = 'Ada Lovelace';
const SIGN_OUTS = 20;
/** After ten changes, the app checks once in each of these spans, however often the stream speaks. */
const BETWEEN_CHANGES_MS = CHECK_SPAN_MS + 250;
/** After this long nothing of a start, or of a window that came or went, is still being done. */
const SETTLED_MS = 4000;
/** After this long V8 has given back what a start, or a window, needed for a moment. */
const AT_REST_MS = 30_000;
/** A minute each; they take it at the same time. */
const CPU_RUNS = 3;
const CPU_WINDOW_MS = 60_000;
const BYTES_PER_MEGABYTE = 1e6;

export interface Means {
  readonly bench: Bench;
  readonly simulator: Simulator;
  /** How often what is compared is measured. */
  readonly runs: number;
}

/** Values of each subject, run by run in turn. */
async function inTurn(runs: number, measure: (name: SubjectName) => Promise<readonly number[]>) {
  const values: Record<SubjectName, number[][]> = { app: [], bare: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const name of SUBJECTS) {
      for (const [at, value] of (await measure(name)).entries()) (values[name][at] ??= []).push(value);
    }
  }
  return (at: number) => ({ app: values.app[at] ?? [], bare: values.bare[at] ?? [] });
}

/** Starts a subject, and stops it whatever comes of the measurement. */
export async function withStarted<T>({ bench, simulator }: Pick<Means, 'bench'> & { readonly simulator: { readonly url: string } }, name: SubjectName, inspected: boolean, use: (started: Started) => Promise<T>): Promise<T> {
  const started = await bench.start(name, { serviceUrl: simulator.url, inspected });
  try {
    return await use(started);
  } finally {
    await started.stop();
  }
}

/** How long it takes until the icon is there, and until it tells the truth. */
export async function measureStart(means: Means): Promise<Row[]> {
  const measure = (name: SubjectName) =>
    withStarted(means, name, false, async (started) => {
      if (name === 'app') await showsSignedIn(started, ADA);
      return [started.trayMs, started.sinceStartMs() - started.trayMs];
    });
  // Not counted: the first ones read everything from the disk.
  for (const name of SUBJECTS) await measure(name);
  const pairs = await inTurn(means.runs, measure);
  return [
    ratioRow('start → icon in the tray', 'ms', pairs(0), 1.15),
    limitRow('icon in the tray → it says who is signed in', 'ms', pairs(1).app, 150),
  ];
}

/** Memory of the whole process tree at rest. */
export async function measureMemory(means: Means): Promise<Row[]> {
  const measure = (name: SubjectName) =>
    withStarted(means, name, true, async (started) => {
      const { pid } = started;
      const atRest = async (): Promise<number> => {
        await timers.setTimeout(AT_REST_MS);
        return treePssMiB(pid);
      };
      const trayOnly = await atRest();
      await clickOpenWindow(started);
      const pages = await started.debugger();
      await pages.waitForPage();
      const windowOpen = await atRest();
      await pages.closePages();
      return [trayOnly, windowOpen, await atRest()];
    });
  const pairs = await inTurn(means.runs, measure);
  return [
    ratioRow('memory (PSS), icon only', 'MiB', pairs(0), 1.06),
    ratioRow('memory (PSS), window open', 'MiB', pairs(1), 1.1),
    ratioRow('memory (PSS), window closed again', 'MiB', pairs(2), 1.06),
  ];
}

/** Processor time of a minute at rest: the bare app, the app told by the stream, and the app that has to ask. */
export async function measureCpu({ bench, simulator }: Means): Promise<Row[]> {
  const mute = await startSimulator();
  mute.fault('WS /user/stream', { kind: 'status', status: 404 });
  const minutes: number[][] = [];
  try {
    for (let run = 0; run < CPU_RUNS; run += 1) {
      const all = [
        await bench.start('bare', { serviceUrl: simulator.url }),
        await bench.start('app', { serviceUrl: simulator.url, instance: 'told' }),
        await bench.start('app', { serviceUrl: mute.url, instance: 'asking' }),
      ];
      minutes.push(await minuteOf(all));
      for (const started of all) await started.stop();
    }
  } finally {
    await mute.close();
  }
  const column = (at: number): number[] => minutes.map((values) => values[at] ?? Number.NaN);
  return [
    extraRow('processor time a minute, told by the stream', 'ms', { app: column(1), bare: column(0) }, 20),
    extraRow('processor time a minute, asking every 10 s', 'ms', { app: column(2), bare: column(0) }, 60),
  ];
}

async function minuteOf(all: readonly Started[]): Promise<number[]> {
  const times = (): Promise<ThreadTimes[]> => Promise.all(all.map(({ pid }) => treeThreadTimes(pid)));
  await timers.setTimeout(SETTLED_MS);
  const before = await times();
  await timers.setTimeout(CPU_WINDOW_MS);
  const after = await times();
  return all.map((_started, at) => cpuMsBetween(before[at] ?? new Map(), after[at] ?? new Map()));
}

/** From the click in the tray until the first window of a process has been painted, which is with the profile in it. */
export async function measureWindow(means: Means): Promise<Row[]> {
  const measure = (name: SubjectName) =>
    withStarted(means, name, true, async (started) => {
      if (name === 'app') await showsSignedIn(started, ADA);
      const pages = await started.debugger();
      // What a start does after the tray tells the session is not part of it.
      await timers.setTimeout(SETTLED_MS);
      const clickMs = performance.timeOrigin + performance.now();
      await clickOpenWindow(started);
      const paintedMs = await pages.evaluate(
        `(() => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0];
          return paint && document.body.innerText.includes(${JSON.stringify(name === 'app' ? ADA : 'Hello')})
            ? performance.timeOrigin + paint.startTime : null;
        })()`,
      );
      return [Number(paintedMs) - clickMs];
    });
  const { app, bare } = (await inTurn(means.runs, measure))(0);
  return [limitRow('click in the tray → profile painted in a new window', 'ms', app, 200, { bare })];
}

/** How long it takes from a sign-out at the service until the tray says so. */
export async function measureSignOut(means: Means): Promise<Row[]> {
  const { simulator } = means;
  const delays = await withStarted(means, 'app', false, async (started) => {
    await showsSignedIn(started, ADA);
    const values: number[] = [];
    for (let time = 0; time < SIGN_OUTS; time += 1) {
      const nobody = messages.session.tooltip(messages.session.signedOut.title);
      const beginMs = performance.now();
      simulator.signOut();
      await started.tray.waitForProperties(({ toolTip }) => toolTip.title === nobody);
      values.push(performance.now() - beginMs);
      await timers.setTimeout(BETWEEN_CHANGES_MS);
      simulator.signIn();
      await showsSignedIn(started, ADA);
      await timers.setTimeout(BETWEEN_CHANGES_MS);
    }
    return values;
  });
  return [limitRow('sign-out at the service → the tray says so, told by the stream', 'ms', delays, 50, { counts: 'max' })];
}

/** How long `--status` takes, from its start to its end. */
export async function measureStatus({ bench, simulator, runs }: Means): Promise<Row[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await bench.runToEnd(['--status', `--service-url=${simulator.url}`]));
  return [limitRow('--status, from start to end', 'ms', times, 1000)];
}

/** How large the packaged app is without Electron. */
export async function measureShipped(): Promise<Row[]> {
  const packaged = await packageApp({ targets: [], otherElectron: true, quick: true });
  return [limitRow('shipped besides Electron', 'MB', packaged.map(({ ownBytes }) => ownBytes / BYTES_PER_MEGABYTE), 3)];
}
