/** The command `npm run simulator`: only the simulated Pieces OS, until it is interrupted. */
import { parseArgs } from 'node:util';
import { CONTROL_PREFIX } from './control.ts';
import type { Simulator } from './simulator.ts';
import { startSimulator } from './simulator.ts';

const DEFAULT_PORT = 1000;
const DEFAULT_HOST = '127.0.0.1';
const MAX_PORT = 65_535;
const SIGN_IN_DELAY_MS = 1500;
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const USAGE = `Usage: npm run simulator -- [--port ${String(DEFAULT_PORT)}] [--host ${DEFAULT_HOST}] [--signed-out]`;

interface CommandLine {
  readonly port: number;
  readonly host: string;
  readonly signedOut: boolean;
}

class UsageError extends Error {}

function readCommandLine(): CommandLine | 'help' {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string', default: DEFAULT_HOST },
      'signed-out': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!/^\d+$/u.test(values.port) || port > MAX_PORT) throw new UsageError(`--port must be 0 to ${String(MAX_PORT)}.`);
  return { port, host: values.host, signedOut: values['signed-out'] };
}

function whyNot(error: unknown, { host, port }: CommandLine): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const where = `${host}:${String(port)}`;
  if (code === 'EADDRINUSE') return `The port is already in use: ${where}. Choose another with --port.`;
  if (code === 'EACCES') return `This user may not listen on ${where}. Choose a port above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `This computer has no address ${host}.`;
  return `The simulator could not start on ${where}: ${error instanceof Error ? error.message : String(error)}`;
}

async function serve(commandLine: CommandLine): Promise<void> {
  const { port, host, signedOut } = commandLine;
  let simulator: Simulator;
  try {
    simulator = await startSimulator({
      port,
      host,
      signInDelayMilliseconds: SIGN_IN_DELAY_MS,
      ...(signedOut ? { users: [] } : {}),
    });
  } catch (error) {
    console.error(whyNot(error, commandLine));
    process.exit(EXIT_FAILED);
  }
  const control = simulator.url + CONTROL_PREFIX;
  console.log(
    `Simulated Pieces OS at ${simulator.url} (control: GET ${control}state, ` +
      `POST ${control}sign-in, sign-out, current, profile, fault, clear or down; Ctrl+C ends it)`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void simulator.close().finally(() => process.exit());
    });
  }
}

try {
  const commandLine = readCommandLine();
  if (commandLine === 'help') console.log(USAGE);
  else await serve(commandLine);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exit(EXIT_USAGE);
}
