import { builtinModules, createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const NAMESPACE = 'builtin';
const BUILTIN = new RegExp(`^(?:node:.+|electron|${builtinModules.join('|')})$`);
/** Each takes 3–14 ms to load, and nothing needs them before the tray says who is signed in. */
const WHEN_USED: ReadonlySet<string> = new Set(['crypto', 'http2', 'https', 'tls', 'zlib'].map((name) => `node:${name}`));

/**
 * Has the bundle `require` the modules of Node and Electron. An `import` of one makes a namespace object first, which reads
 * every export: of `electron` and `node:crypto`, for example, that loads parts that nobody uses, before the icon is there.
 */
export const builtinsWhenUsed: Plugin = {
  name: 'builtins-when-used',
  setup(build) {
    build.onResolve({ filter: BUILTIN }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: NAMESPACE } : { path, external: true },
    );
    build.onLoad({ filter: BUILTIN, namespace: NAMESPACE }, ({ path }) => ({ contents: WHEN_USED.has(path) ? whenUsed(path) : `module.exports = ${required(path)};` }));
  },
};

const required = (path: string): string => `require(${JSON.stringify(path)})`;

/** A module that is loaded when one of its functions is called, or another export is read. */
const whenUsed = (path: string): string =>
  Object.entries(require(path) as object)
    .map(([name, value]) => `${JSON.stringify(name)}: { enumerable: true, ${isPlainFunction(name, value) ? `value: (...args) => load().${name}(...args)` : `get: () => load().${name}`} },`)
    .reduce((all, property) => all + property, `const load = () => ${required(path)};\nObject.defineProperties(exports, {`) + '});';

/** A class has a capital, and is called with `new`. */
const isPlainFunction = (name: string, value: unknown): boolean => typeof value === 'function' && /^[a-z]/u.test(name);
