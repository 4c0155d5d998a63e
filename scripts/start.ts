/** `npm start -- FLAGS`: the app on this computer's Pieces OS. */
import { electronExecutable } from './electron-runtime.ts';
import { parseCommandLine } from '../src/main/app/command-line.ts';
import { ROOT } from './paths.ts';
import { runInPlace } from './child-process.mjs';
import { say, SetUpError } from './say.mjs';

/**
 * @param flags - the person's flags for the app
 * @param env - the environment
 * @param platform - as `process.platform`
 * @returns whether the app would start and die for want of a display
 */
export const lacksDisplay = (flags: readonly string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform === 'linux' &&
  !env['DISPLAY'] &&
  !env['WAYLAND_DISPLAY'] &&
  // Everything else, mistakes included, is answered on the command line, without a window or a tray.
  parseCommandLine(flags, '', false).kind === 'run';

const start = async (flags: readonly string[]): Promise<number> => {
  if (lacksDisplay(flags, process.env, process.platform)) {
    throw new SetUpError(
      'There is no display to show a tray on (DISPLAY and WAYLAND_DISPLAY are not set). Run it from a desktop session, ' +
        'or use `npm run demo -- --headless`, which brings a virtual display.',
    );
  }
  const { path } = await electronExecutable();
  // Chromium refuses to run as root with its sandbox. This is the only place that gives it up, and only for root, so
  // that containers and build machines can run the app; as an ordinary user the sandbox stays on.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Some editors' terminals set it; with it Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return runInPlace(path, [...sandbox, ROOT, ...flags], { env });
};

if (import.meta.main) {
  try {
    process.exitCode = await start(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
