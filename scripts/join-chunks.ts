import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { ROOT } from './paths.ts';

const MAIN = 'src/main';
const INDEX = `${MAIN}/index.ts`;
/** Loaded before anything that is imported when it is needed. */
const FIRST = [`${MAIN}/startup.ts`];
/** Loaded before whatever these import when it is needed, in the desktop app and for `--status`. */
const SECOND = [...FIRST, `${MAIN}/app/create-app.ts`, `${MAIN}/electron/ports.ts`];

/**
 * esbuild makes a chunk for each set of entries that share modules, and each file costs a start 0.4 ms or more: there were
 * 44. A module that is imported when it is needed says here that it imports what is loaded by then anyway. So all of that is
 * in the same set, and in one chunk; nothing is loaded earlier or twice.
 *
 * @param options - of the main process, without this plugin
 */
export const joinChunks = (options: BuildOptions): Plugin => ({
  name: 'join-chunks',
  setup(build) {
    let loadedBefore: ReadonlyMap<string, readonly string[]> = new Map();
    build.onStart(async () => {
      const { metafile } = await bundle({ ...options, write: false, metafile: true });
      loadedBefore = importsToAdd(metafile);
    });
    build.onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, async ({ path }) => {
      const imports = loadedBefore.get(path);
      if (imports === undefined) return undefined;
      const lines = imports.filter((each) => each !== path).map((each) => `import ${JSON.stringify(each)};`);
      return { contents: `${lines.join('')}${await readFile(path, 'utf8')}`, loader: 'ts' };
    });
  },
});

/** For each module that is imported when it is needed, by its path. */
function importsToAdd({ inputs }: Metafile): Map<string, readonly string[]> {
  const first = staticImportsOf(INDEX, inputs);
  const added = new Map<string, readonly string[]>();
  // Those of the first modules last: what both import may come before the second modules.
  for (const [from, { imports }] of Object.entries(inputs).sort(([a], [b]) => Number(first.has(a)) - Number(first.has(b)))) {
    for (const { kind, path } of imports) {
      if (kind === 'dynamic-import' && path in inputs) added.set(join(ROOT, path), (first.has(from) ? FIRST : SECOND).map((each) => join(ROOT, each)));
    }
  }
  return added;
}

/** @returns the module and all that is loaded with it */
function staticImportsOf(module: string, inputs: Metafile['inputs'], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(module)) return found;
  found.add(module);
  for (const { kind, path } of inputs[module]?.imports ?? []) if (kind === 'import-statement') staticImportsOf(path, inputs, found);
  return found;
}
