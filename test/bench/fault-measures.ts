/** How long a person waits while something is wrong with the service, or while it moves. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { portFilePaths } from '../../src/main/users-api/port-file.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, demoProfiles, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { FAULT_CASES, titleOf, type FaultCase, type Shown } from '../support/fault-table.ts';
import type { Means } from './measures.ts';
import { limitRow, type Row } from './stats.ts';
import { clickOpenWindow, showsSignedIn, type Started } from './subject.ts';

const ALL_WELL: Shown = { state: 'signedIn', users: demoProfiles.length, unreadable: 0 };
const OPENS_LIMIT_MS = 200;
const FOUND_LIMIT_MS = 3000;
const MOVES = 20;
/** A call that hangs is given up after ten seconds. */
const SHOWN_LIMIT_MS = 20_000;
/** Where nothing changes on the outside, the menu is opened for this long: a look takes less, unless it hangs. */
const OPENS_FOR_MS = 500;

/**
 * Opens the menu in the tray again and again, from the click on “Check now” until what is wrong is shown; with the
 * window open, which has to be told everything too.
 *
 * @param means - a desktop and the app; each fault happens to a service of its own
 * @returns one line, for the slowest opening of all
 */
export async function measureFaults({ bench }: Means): Promise<Row[]> {
  const simulator = await startSimulator({ users: demoProfiles });
  const started = await bench.start('app', { serviceUrl: simulator.url });
  try {
    await says(started, ALL_WELL);
    await clickOpenWindow(started);
    const slowest: number[] = [];
    let slowestOf = '';
    for (const each of FAULT_CASES) {
      const openings = await openWhile(started, simulator, each);
      const worst = Math.max(...openings);
      if (worst > Math.max(0, ...slowest)) slowestOf = each.name;
      slowest.push(worst);
    }
    console.error(`The slowest opening was at: ${slowestOf}`);
    return [limitRow(`the tray menu opens while any of ${FAULT_CASES.length} faults lasts`, 'ms', slowest, OPENS_LIMIT_MS, { counts: 'max' })];
  } finally {
    await started.stop();
    await simulator.close();
  }
}

const says = ({ tray }: Started, what: Shown): Promise<unknown> =>
  tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(titleOf(what)), { timeoutMs: SHOWN_LIMIT_MS });

/** Milliseconds of each opening while the fault lasts. */
async function openWhile(started: Started, simulator: Simulator, { begin, end, shows }: FaultCase): Promise<readonly number[]> {
  const { tray } = started;
  await begin(simulator);
  const untilMs = performance.now() + OPENS_FOR_MS;
  await tray.click(messages.tray.checkNow);
  const shown = new AbortController();
  const waiting = says(started, shows).finally(() => shown.abort());
  const openings: number[] = [];
  while (!shown.signal.aborted || performance.now() < untilMs) {
    const beginMs = performance.now();
    await tray.openMenu();
    openings.push(performance.now() - beginMs);
  }
  await waiting;
  await end(simulator);
  await tray.click(messages.tray.checkNow);
  await says(started, ALL_WELL);
  return openings;
}

/**
 * Lets the service restart on another port, and back, each time with its port file.
 *
 * @param means - a desktop and the app
 * @returns one line: from the change of the port file until the tray says who is signed in there
 */
export async function measureMoves({ bench }: Means): Promise<Row[]> {
  const { env, home } = bench.desktop;
  const portFile = portFilePaths('linux', env, home)[0] ?? '';
  const [first, second] = await Promise.all([startSimulator({ users: [ada] }), startSimulator({ users: [misaki] })]);
  await mkdir(dirname(portFile), { recursive: true });
  await writeFile(portFile, String(first.port));
  await second.down();
  const started = await bench.start('app', { instance: 'finding' });
  const times: number[] = [];
  try {
    await showsSignedIn(started, ada.name ?? '');
    for (let move = 0; move < MOVES; move += 1) {
      const [from, to, name] = move % 2 === 0 ? [first, second, misaki.name] : [second, first, ada.name];
      await from.down();
      await to.up();
      const beginMs = performance.now();
      await writeFile(portFile, String(to.port));
      await showsSignedIn(started, name ?? '');
      times.push(performance.now() - beginMs);
    }
  } finally {
    await started.stop();
    await Promise.all([first.close(), second.close()]);
  }
  return [limitRow('the service moves: its port file changes → the tray says who is signed in there', 'ms', times, FOUND_LIMIT_MS, { counts: 'max' })];
}
