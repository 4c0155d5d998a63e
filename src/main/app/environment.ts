/** Variables of the environment that would open the installed app to others. */

/** What Electron, Node and Chromium read: logs, keys of TLS connections, checks of certificates, other programs to run. */
const OF_THE_RUNTIME = /^(?:CHROME_|ELECTRON_|NODE_|SSLKEYLOGFILE$)/u;

/** Desktops, other Electron apps and shells set these for every program that they start. They open nothing. */
const HARMLESS: ReadonlySet<string> = new Set([
  'CHROME_DESKTOP',
  'CHROME_WRAPPER',
  'ELECTRON_NO_ATTACH_CONSOLE',
  'ELECTRON_OZONE_PLATFORM_HINT',
  'NODE_ENV',
  // Not read by the installed app, since a fuse is off.
  'NODE_EXTRA_CA_CERTS',
]);

/**
 * @param env - the environment
 * @returns the name of a variable with which the installed app does not start, if there is one
 */
export function forbiddenVariable(env: NodeJS.ProcessEnv): string | undefined {
  // Windows does not tell names apart by upper and lower case.
  return Object.keys(env).find((name) => {
    const upper = name.toUpperCase();
    return env[name] !== '' && OF_THE_RUNTIME.test(upper) && !HARMLESS.has(upper);
  });
}
