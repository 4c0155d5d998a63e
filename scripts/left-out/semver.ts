/**
 * Stands in the bundle for `semver` where `conf` (below electron-store) loads it at each start, 47 KB of code, for
 * migrations. The app gives it none.
 */
const refuse = (): never => {
  throw new Error('This app is built without semver in its store: a store must not be given migrations.');
};

export default { Range: refuse, satisfies: refuse, gt: refuse, lte: refuse, compare: refuse, minVersion: refuse, valid: refuse };
