import { build as bundle, type BuildOptions, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { glob, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { LANGUAGE_CODES } from '../src/shared/i18n/languages.ts';
import { builtinsWhenUsed } from './builtins-when-used.ts';
import { joinChunks } from './join-chunks.ts';
import { ROOT } from './paths.ts';

const SOURCE = join(ROOT, 'src');
const ASSETS = join(ROOT, 'assets');
/** Where the app is built to; Electron starts what `main` in package.json names in here. */
export const DIST = join(ROOT, 'dist');

// The oldest runtime that is supported decides: Electron 33 is Node 20 and Chromium 130.
const NODE_TARGET = 'node20';
const BROWSER_TARGET = 'chrome130';

const LAZY_LIST_FORMAT = join(ROOT, 'scripts', 'lazy-list-format.ts');

/** What the app reads at run time besides its code. */
const RUNTIME_ASSETS = ['tray/*.png', 'icon*.png'];

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  // One character beyond Latin-1 makes V8 keep a whole file in two bytes a character.
  charset: 'ascii',
  legalComments: 'none',
  // Not the names: got and zod tell people what went wrong by them, and so do stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Parts of libraries that the app does not use. What stands for each, in `scripts/left-out`, says why. */
const LEFT_OUT: readonly { readonly part: RegExp; readonly of: string; readonly by: string }[] = [
  { part: /^ajv(?:\/dist\/2020\.js|-formats)$/, of: 'conf', by: 'ajv.ts' },
  { part: /^semver$/, of: 'conf', by: 'semver.ts' },
  { part: /^cacheable-request$/, of: 'got', by: 'cacheable-request.ts' },
  { part: /\/http2-client\.js$/, of: 'got', by: 'http2-client.ts' },
  { part: /\/diagnostics-channel\.js$/, of: 'got', by: 'diagnostics-channel.ts' },
  { part: /^debug$/, of: 'builder-util-runtime', by: 'debug.ts' },
];

const leavingOut: Plugin = {
  name: 'leaving-out',
  setup(build) {
    for (const { part, of, by } of LEFT_OUT) {
      const library = join(sep, 'node_modules', of, sep);
      build.onResolve({ filter: part }, ({ importer }) => (importer.includes(library) ? { path: join(ROOT, 'scripts', 'left-out', by) } : undefined));
    }
  },
};

const MAIN_APART: BuildOptions = {
  ...COMMON,
  define: { ...COMMON.define, 'Intl.ListFormat': 'LazyListFormat' },
  inject: [LAZY_LIST_FORMAT],
  entryPoints: [join(SOURCE, 'main', 'index.ts')],
  outdir: join(DIST, 'main'),
  platform: 'node',
  format: 'esm',
  target: NODE_TARGET,
  // What is only needed later (the window, the keychain) is a file of its own and costs the start nothing.
  splitting: true,
  chunkNames: '[name]-[hash]',
  plugins: [builtinsWhenUsed, leavingOut],
  // `keytar` is native code, found by its path in node_modules.
  external: ['keytar'],
  // CommonJS dependencies call `require`, which an ES module does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
};

const MAIN: BuildOptions = { ...MAIN_APART, plugins: [joinChunks(MAIN_APART), ...(MAIN_APART.plugins ?? [])] };

const PRELOAD: BuildOptions = {
  ...COMMON,
  entryPoints: [join(SOURCE, 'preload', 'index.ts')],
  outdir: join(DIST, 'preload'),
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  // A sandboxed preload script cannot be an ES module, and must be one file.
  format: 'cjs',
  target: [NODE_TARGET, BROWSER_TARGET],
  external: ['electron'],
};

const RENDERER: BuildOptions = {
  ...COMMON,
  entryPoints: [
    { in: join(SOURCE, 'renderer', 'main.tsx'), out: 'main' },
    { in: join(SOURCE, 'renderer', 'styles.css'), out: 'styles' },
    // The page loads the one that it speaks.
    ...LANGUAGE_CODES.map((code) => ({ in: join(SOURCE, 'shared', 'i18n', code, 'index.ts'), out: `language-${code}` })),
  ],
  outdir: join(DIST, 'renderer'),
  platform: 'browser',
  format: 'esm',
  target: BROWSER_TARGET,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minifyIdentifiers: true,
};

type Output = Pick<OutputFile, 'path' | 'contents'>;

const bundled = async (options: BuildOptions): Promise<Output[]> =>
  (await bundle({ ...options, write: false })).outputFiles;

const copied = async (from: string, to: string): Promise<Output> => ({ path: to, contents: await readFile(from) });

const assets = async (): Promise<Output[]> => {
  const found: Promise<Output>[] = [];
  for await (const name of glob(RUNTIME_ASSETS, { cwd: ASSETS })) {
    found.push(copied(join(ASSETS, name), join(DIST, 'assets', name)));
  }
  return Promise.all(found);
};

const page = async (): Promise<Output[]> => [
  await copied(join(SOURCE, 'renderer', 'index.html'), join(DIST, 'renderer', 'index.html')),
];

const writeIfChanged = async ({ path, contents }: Output): Promise<void> => {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
};

const removeAllBut = async (wanted: ReadonlySet<string>): Promise<void> => {
  await mkdir(DIST, { recursive: true });
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const stale = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !wanted.has(path));
  await Promise.all(stale.map((path) => rm(path, { force: true })));
};

/**
 * Builds the app into `dist`. Files that would be the same are not touched, so that a build beside a running app does
 * not pull the files from under it.
 */
export const build = async (): Promise<void> => {
  const outputs = (await Promise.all([bundled(MAIN), bundled(PRELOAD), bundled(RENDERER), page(), assets()])).flat();
  await Promise.all(outputs.map(writeIfChanged));
  await removeAllBut(new Set(outputs.map(({ path }) => path)));
};

type Outputs = Metafile['outputs'];

const outputsOf = async (options: BuildOptions): Promise<Outputs> => (await bundle({ ...options, write: false, metafile: true })).metafile.outputs;

const packagesIn = (outputs: readonly Outputs[string][]): string[] => {
  const folders = outputs.flatMap(({ inputs }) => Object.keys(inputs)).map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
};

/**
 * @returns the folders in node_modules from which code ends up in `dist`, sorted
 */
export const bundledPackages = async (): Promise<string[]> =>
  packagesIn((await Promise.all([MAIN, PRELOAD, RENDERER].map(outputsOf))).flatMap((outputs) => Object.values(outputs)));

/**
 * @returns what the main process loads until the tray says who is signed in: how many files, and from which packages
 */
export const loadedAtStart = async (): Promise<{ files: number; packages: string[] }> => {
  const outputs = await outputsOf(MAIN);
  const entries = new Set<string | undefined>(['src/main/index.ts', 'src/main/electron-app.ts']);
  const found = new Set(Object.keys(outputs).filter((path) => entries.has(outputs[path]?.entryPoint)));
  // A set may grow while it is read.
  for (const path of found) for (const { path: imported, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement' && imported in outputs) found.add(imported);
  const packages = packagesIn([...found].flatMap((path) => outputs[path] ?? [])).map((folder) => folder.replace(/^.*node_modules\//u, ''));
  return { files: found.size, packages };
};

if (import.meta.main) await build();
