/** How long the main thread is deaf while it takes in many users, with the window open. */
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ask } from '../simulator/ask.ts';
import { CONTROL_PREFIX } from '../simulator/control.ts';
import type { Fault } from '../simulator/faults.ts';
import { PROPERTIES_INTERFACE } from '../support/bus.ts';
import { findMenuItem } from '../support/menu-tree.ts';
import { openProcesses } from '../support/processes.ts';
import { ITEM_INTERFACE } from '../support/tray-item.ts';
import { ADA, withStarted, type Means } from './measures.ts';
import { limitRow, type Row } from './stats.ts';
import { clickOpenWindow, showsSignedIn, type Bench, type Started } from './subject.ts';

const MANY_USERS = 1000;
const REPLACED_USERS = 10_000;
/** How many of them the tray menu has room for. */
const MANY_USERS_IN_MENU = 10;
/** What follows a check is drawn, written and told within this time. */
const SETTLED_MS = 3000;
/** Without it, the questions would take a core from the app and the service. */
const BETWEEN_QUESTIONS_MS = 1;

/** A service in a process of its own: to make ten thousand users takes it longer than the app may take to read them. */
interface ServiceProcess {
  readonly url: string;
  readonly listsUsers: (fault: Fault) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function startServiceProcess(): Promise<ServiceProcess> {
  const processes = await openProcesses('bench-service-');
  const program = join(import.meta.dirname, '..', 'simulator', 'main.ts');
  const service = processes.start(process.execPath, [program, '--port', '0']);
  const line = await service.until(service.firstLine('stdout'));
  const [url = ''] = /http:\/\/[\w.:]+/.exec(line) ?? [];
  const control = async (call: string, body?: unknown): Promise<void> => {
    const { status } = await ask(`${url}${CONTROL_PREFIX}${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (status !== 200) throw new Error(`The simulator answered ${call} with ${String(status)}.`);
  };
  return {
    url,
    listsUsers: (fault) => control('fault', { operation: 'GET /users', fault }),
    clear: () => control('clear'),
    close: () => processes.close(),
  };
}

/**
 * @param means - a desktop and the app
 * @returns one line for users who arrive, one for users of whom all are others at each check
 */
export async function measureManyUsers({ bench, runs }: Means): Promise<Row[]> {
  const service = await startServiceProcess();
  try {
    const arriving = await arrivals(bench, service, runs);
    const replaced = await replacements(bench, service, runs);
    return [
      limitRow(`${MANY_USERS} users arrive: longest pause of the main thread`, 'ms', arriving, 50),
      limitRow(`${REPLACED_USERS} users, others at each check: longest pause of the main thread`, 'ms', replaced, 100, { counts: 'max' }),
    ];
  } finally {
    await service.close();
  }
}

const withOpenWindow = <T>(bench: Bench, service: ServiceProcess, use: (started: Started) => Promise<T>): Promise<T> =>
  withStarted({ bench, simulator: service }, 'app', true, async (started) => {
    await showsSignedIn(started, ADA);
    await clickOpenWindow(started);
    await (await started.debugger()).evaluate(`document.querySelector('h1')?.textContent`);
    return use(started);
  });

async function arrivals(bench: Bench, service: ServiceProcess, runs: number): Promise<number[]> {
  const more = messages.tray.moreUsers(MANY_USERS - MANY_USERS_IN_MENU);
  const pauses: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await withOpenWindow(bench, service, async (started) => {
      await service.listsUsers({ kind: 'manyUsers', count: MANY_USERS });
      const arrived = started.tray.waitForMenu((menu) => findMenuItem(menu, more) !== undefined);
      await started.tray.click(messages.tray.checkNow);
      pauses.push(await slowestAnswerMs(bench, started, arrived));
      await service.clear();
    });
  }
  return pauses;
}

const replacements = (bench: Bench, service: ServiceProcess, runs: number): Promise<number[]> =>
  withOpenWindow(bench, service, async (started) => {
    const pauses: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      await service.listsUsers({ kind: 'manyUsers', count: REPLACED_USERS, from: (run + 1) * REPLACED_USERS });
      await started.tray.click(messages.tray.checkNow);
      const pause = await slowestAnswerMs(bench, started, timers.setTimeout(SETTLED_MS));
      // The first time they arrive; from then on they replace each other.
      if (run > 0) pauses.push(pause);
    }
    await service.clear();
    return pauses;
  });

/** Asks on the bus, which the main thread answers, again and again until something has come. */
async function slowestAnswerMs({ desktop }: Bench, { tray }: Started, until: Promise<unknown>): Promise<number> {
  const ended = new AbortController();
  const come = until.finally(() => ended.abort());
  const { busName: to, path } = tray;
  const question = { to, path, iface: PROPERTIES_INTERFACE, member: 'Get', signature: 'ss', body: [ITEM_INTERFACE, 'Status'] };
  let slowest = 0;
  while (!ended.signal.aborted) {
    const askedMs = performance.now();
    await desktop.bus.call(question);
    slowest = Math.max(slowest, performance.now() - askedMs);
    await timers.setTimeout(BETWEEN_QUESTIONS_MS);
  }
  await come;
  return slowest;
}
