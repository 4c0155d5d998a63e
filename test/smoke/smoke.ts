/** `npm run smoke`: starts the app that `npm run package` has left in `release/`, on the system that this runs on. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.ts';
import { say } from '../../scripts/say.mjs';
import { startSimulator } from '../simulator/simulator.ts';

/** Where electron-builder leaves the executable. */
const EXECUTABLES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'linux*-unpacked/pieces-account-tray',
  darwin: 'mac*/*.app/Contents/MacOS/*',
  win32: 'win*-unpacked/pieces-account-tray.exe',
};
const RUN_LIMIT_MS = 60_000;
/** Chromium does not start as root with its sandbox, and the packaged app takes no switch against it: root is somebody else, then. */
const AS_ORDINARY_USER = process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=1000', '--map-group=1000'] : [];
/** The packaged app refuses what is set for the tools around it, for example the folder of an Electron. */
const OF_TOOLS = /^(?:CHROME|ELECTRON|NODE)_/u;
const ENV = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_TOOLS.test(name)));

interface End {
  readonly exitCode: number;
  readonly output: string;
}

const runApp = (executable: string, args: readonly string[]): Promise<End> =>
  new Promise((resolve) => {
    const [program = executable, ...rest] = [...AS_ORDINARY_USER, executable, ...args];
    execFile(program, rest, { timeout: RUN_LIMIT_MS, env: ENV }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), output: `${stdout}${stderr}` });
    });
  });

const findExecutable = async (): Promise<string> => {
  const pattern = EXECUTABLES[process.platform] ?? '';
  for await (const path of glob(pattern, { cwd: join(ROOT, 'release') })) return join(ROOT, 'release', path);
  say(`There is no release/${pattern}: run npm run package first.`);
  process.exit(1);
};

const executable = await findExecutable();
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const simulator = await startSimulator();
const folder = await mkdtemp(join(tmpdir(), 'smoke-'));
try {
  const status = ['--status', '--json', `--user-data-dir=${folder}`];
  const cases: readonly (readonly [args: readonly string[], exitCode: number, output: RegExp])[] = [
    [['--version'], 0, new RegExp(`^${version.replaceAll('.', '\\.')}\\s*$`, 'mu')],
    [[...status, `--service-url=${simulator.url}`], 0, /Ada Lovelace/u],
    [[...status, '--service-url=http://127.0.0.1:9'], 4, /"state"/u],
    [['--no-such-option'], 2, /no-such-option/u],
  ];
  for (const [args, exitCode, output] of cases) {
    const end = await runApp(executable, args);
    assert.equal(end.exitCode, exitCode, `${args.join(' ')}:\n${end.output}`);
    assert.match(end.output, output);
    assert.doesNotMatch(end.output, /unrecognized flag/u, 'V8 does not know a flag in package.json');
    say(`✔ ${args.join(' ')} ends with ${exitCode}`);
  }
} finally {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
}
