/** The demo on an ordinary desktop: the real icon and window, on a simulated Pieces OS, and nothing of the person's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInPlace } from '../../scripts/child-process.mjs';
import { lacksDisplay } from '../../scripts/start.ts';
import { CONTROL_PREFIX } from '../simulator/control.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { appCommand, markWelcomed } from '../support/app.ts';

/** How long a sign-in takes, as if a person were busy in the browser. */
const SIGN_IN_DELAY_MS = 1500;

/**
 * Runs the app until the person quits it or presses Ctrl-C.
 *
 * @param seconds - ends it earlier
 * @returns the exit code
 */
export async function runOnDesktop(seconds: number | undefined): Promise<number> {
  if (lacksDisplay([], process.env, process.platform)) {
    throw new Error(
      'There is no display to show a tray on (DISPLAY and WAYLAND_DISPLAY are not set): use `npm run demo -- --headless`, which brings its own.',
    );
  }
  const simulator = await startSimulator({ signInDelayMilliseconds: SIGN_IN_DELAY_MS });
  const folder = await mkdtemp(join(tmpdir(), 'tray-demo-'));
  try {
    // A folder of its own holds no list of kept tokens either, and without one the app leaves the keychain alone.
    const flags = [`--user-data-dir=${folder}`, `--service-url=${simulator.url}`, '--password-store=basic'];
    await markWelcomed(folder);
    const { program, args } = await appCommand({ flags });
    console.log(whatToTry(simulator.url + CONTROL_PREFIX));
    const exitCode = await runInPlace(program, args, {
      env: envFor(folder),
      ...(seconds !== undefined && { timeout: seconds * 1000 }),
    });
    const ranOut = seconds !== undefined && performance.now() >= seconds * 1000;
    return ranOut ? 0 : exitCode;
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function envFor(folder: string): NodeJS.ProcessEnv {
  // Some editors' terminals set it; with it Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  // “Start at login” is a file in here, and the demo is not to start at anybody's login.
  return process.platform === 'linux' ? { ...env, XDG_CONFIG_HOME: folder } : env;
}

const whatToTry = (control: string): string => `The app runs on a simulated Pieces OS on which Ada Lovelace is signed in. Its icon is in the tray, its window is open.
Nothing of yours is touched: settings are in a temporary folder, your keychain is left alone${process.platform === 'linux' ? '' : '; only “Start at login” would be real'}.

Try, in another terminal, and watch tray and window follow:
  curl -d '{}' ${control}sign-out
  curl -d '{}' ${control}sign-in
  curl -d '{"milliseconds":20000}' ${control}down
Or in the window: Disconnect, then Sign in.

Quit it in the tray, or press Ctrl-C here.
`;
