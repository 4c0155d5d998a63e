/** `npm run bench [-- --json]`: what the app costs, beside a bare Electron app on the same runtime in the same run. */
import { parseArgs } from 'node:util';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import { measureFaults, measureMoves } from './fault-measures.ts';
import { measureManyUsers } from './many-users.ts';
import * as measures from './measures.ts';
import { circumstances, tableOf, verdictOn } from './report.ts';
import { measureEndurance } from './soak.ts';
import type { Row } from './stats.ts';
import { openBench } from './subject.ts';

const MEASURES: Readonly<Record<string, (means: measures.Means) => Promise<Row[]>>> = {
  start: measures.measureStart,
  memory: measures.measureMemory,
  processor: measures.measureCpu,
  window: measures.measureWindow,
  users: measureManyUsers,
  'sign-out': measures.measureSignOut,
  faults: measureFaults,
  moves: measureMoves,
  status: measures.measureStatus,
  shipped: measures.measureShipped,
  endurance: measureEndurance,
};
const RUNS = 7;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const USAGE = `Usage: npm run bench [-- --json] [--runs ${RUNS}] [--only NAME …]; the names: ${Object.keys(MEASURES).join(', ')}`;

interface Options {
  readonly json: boolean;
  readonly runs: number;
  readonly names: readonly string[];
}

class UsageError extends Error {}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false }, runs: { type: 'string' }, only: { type: 'string', multiple: true } },
  });
  const runs = values.runs === undefined ? RUNS : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new UsageError('--runs must be a whole number from 1 on.');
  const names = values.only ?? Object.keys(MEASURES);
  const unknown = names.filter((name) => !Object.hasOwn(MEASURES, name));
  if (unknown.length > 0) throw new UsageError(`There is no measurement ${unknown.join(', ')}.`);
  return { json: values.json, runs, names };
}

/** Standard output is for the result alone, whatever the packager and others have to say. */
function keepForResult(): (text: string) => Promise<void> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (text) => new Promise((resolve) => write(`${text}\n`, () => resolve()));
}

async function measureAll({ runs, names }: Options): Promise<Row[]> {
  const rows: Row[] = [];
  const desktop = await startVirtualDesktop({ keyring: 'unlocked' });
  const simulator = await startSimulator();
  const bench = await openBench(desktop);
  try {
    for (const name of names) {
      console.error(`Measuring: ${name} …`);
      rows.push(...((await MEASURES[name]?.({ bench, simulator, runs })) ?? []));
    }
  } finally {
    await bench.close();
    await simulator.close();
    await desktop.close();
  }
  return rows;
}

async function main(args: readonly string[]): Promise<number> {
  const print = keepForResult();
  let options: Options;
  try {
    options = optionsOf(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return EXIT_USAGE;
  }
  try {
    const { version } = await electronExecutable();
    const rows = await measureAll(options);
    const on = circumstances(version, options.runs);
    if (options.json) await print(JSON.stringify({ ...on, rows }, undefined, 2));
    else await print(`Electron ${on.electron} · ${on.machine} · ${on.measuredAt}\n\n${tableOf(rows)}\n\n${verdictOn(rows)}`);
    // A missed budget is a result like any other.
    return 0;
  } catch (error) {
    console.error(`The benchmark could not be carried out: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT_FAILED;
  }
}

process.exit(await main(process.argv.slice(2)));
