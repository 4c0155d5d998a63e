import { builtinModules, createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);
const NAMESPACE = 'builtin';
const BUILTIN = new RegExp(`^(?:node:.+|electron|${builtinModules.join('|')})$`);
/** Each takes 3–14 ms to load, and nothing needs them before the tray says who is signed in. */
const WHEN_USED: ReadonlySet<string> = new Set(['crypto', 'http2', 'https', 'tls', 'zlib'].map((name) => `node:${name}`));

/** got reads this one for each request, and calls it for HTTPS only. */
const WHEN_CALLED: ReadonlyMap<string, readonly string[]> = new Map([['node:tls', ['checkServerIdentity']]]);

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

/**
 * A module that is loaded when one of its exports is read. One that the runtime lacks is undefined: whoever looks whether it is
 * there gets the truth, whatever Node the app is built with.
 */
const whenUsed = (path: string): string => {
  const called = WHEN_CALLED.get(path);
  const properties = Object.keys(require(path) as object).map((name) =>
    called?.includes(name) === true ? `${name}: (...args) => load().${name}(...args)` : `get ${name}() { return load().${name}; }`,
  );
  return `const load = () => ${required(path)};\nmodule.exports = { ${properties.join(', ')} };`;
};
