/**
 * In the bundle this stands for `debug`, which `electron-updater` has below it: with `DEBUG` in the environment that prints addresses
 * to standard error, past the log of the app.
 */
const silent: { (...parts: readonly unknown[]): void; readonly enabled: boolean } = Object.assign(() => undefined, { enabled: false });

export default function debug(): typeof silent {
  return silent;
}
