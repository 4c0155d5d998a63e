/** What an npm script needs to be ready before its own program is run. All that is said here goes to standard error. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { runInPlace } from './child-process.mjs';
import { electronExecutable } from './electron-runtime.ts';
import { ROOT } from './paths.ts';
import { say, SetUpError } from './say.mjs';
import { assertArguments, type KnownOptions } from './task-arguments.ts';
import { ensureSystemPackages, GNOME_PROGRAMS, KDE_PROGRAMS, LOGIN_PROGRAMS, LXQT_PROGRAMS, SWAY_PROGRAMS, TEST_PROGRAMS, XEMBED_PROGRAMS, XFCE_PROGRAMS, type Needs, type Programs } from './system-packages.ts';

interface Task {
  readonly script: string;
  /** Whether an Electron has to be there, and the app be built. */
  readonly app: boolean;
  /** Whether the task brings its own display, session bus and keyring. */
  readonly headless: (args: readonly string[]) => boolean;
  /** Whether somebody signs in on a web page in it. */
  readonly browser?: boolean;
  /** Parts of real desktops. */
  readonly programs?: Programs;
  /** All options that it knows; left out where the task checks its arguments itself. */
  readonly options?: KnownOptions;
}

const never = (): boolean => false;
const always = (): boolean => true;

const TASKS: Readonly<Record<string, Task>> = {
  start: { script: 'scripts/start.ts', app: true, headless: never },
  'contact-sheet': { script: 'test/contact-sheet/contact-sheet.ts', app: true, headless: always, options: { out: { type: 'string' }, only: { type: 'string' } } },
  demo: { script: 'test/demo/demo.ts', app: true, headless: (args) => args.includes('--headless') },
  simulator: { script: 'test/simulator/main.ts', app: false, headless: never },
  test: { script: 'scripts/test.ts', app: true, headless: always, browser: true, programs: TEST_PROGRAMS },
  desktops: { script: 'test/desktops/run.ts', app: true, headless: always, programs: { ...XFCE_PROGRAMS, ...LXQT_PROGRAMS, ...GNOME_PROGRAMS, ...KDE_PROGRAMS, ...SWAY_PROGRAMS, ...XEMBED_PROGRAMS, ...LOGIN_PROGRAMS }, options: { out: { type: 'string' } } },
  package: { script: 'scripts/package.ts', app: true, headless: never },
  bench: { script: 'test/bench/bench.ts', app: true, headless: always },
  mutations: { script: 'scripts/mutations.ts', app: true, headless: always, browser: true },
  smoke: { script: 'test/smoke/smoke.ts', app: false, headless: never, options: {} },
  sbom: { script: 'scripts/sbom.ts', app: false, headless: never, options: {} },
  audit: { script: 'scripts/audit.ts', app: false, headless: never, options: { online: { type: 'boolean' } } },
  icons: { script: 'scripts/icons.ts', app: false, headless: never, options: {} },
};

const readyElectron = async (needs: Needs): Promise<string> => {
  const { path, folder } = await electronExecutable();
  await ensureSystemPackages(path, needs);
  return folder;
};

const runTask = async (name: string | undefined, args: readonly string[]): Promise<number> => {
  const task = name !== undefined && Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (!task) throw new SetUpError(`There is no task ${name ?? '(none given)'}; there are: ${Object.keys(TASKS).join(', ')}.`);
  const script = join(ROOT, task.script);
  if (!existsSync(script)) throw new SetUpError(`${task.script} is not there, so ${name} cannot be run.`);
  if (task.options !== undefined) assertArguments(name ?? '', args, task.options);
  if (!task.app) return runInPlace(process.execPath, [script, ...args]);

  const [folder] = await Promise.all([readyElectron({ headless: task.headless(args), browser: task.browser === true, programs: task.programs ?? {} }), build()]);
  // `require('electron')`, Playwright and the packager all look here, and so does a task that is run by this one.
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder };
  return runInPlace(process.execPath, [script, ...args], { env });
};

try {
  const [name, ...args] = process.argv.slice(2);
  process.exitCode = await runTask(name, args);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
