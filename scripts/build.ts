import { build as bundle, type BuildOptions, type OutputFile } from 'esbuild';
import { glob, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LANGUAGE_CODES } from '../src/shared/i18n/languages.ts';
import { ROOT } from './paths.ts';

const SOURCE = join(ROOT, 'src');
const ASSETS = join(ROOT, 'assets');
/** Where the app is built to; Electron starts what `main` in package.json names in here. */
export const DIST = join(ROOT, 'dist');

// The oldest runtime that is supported decides: Electron 33 is Node 20 and Chromium 130.
const NODE_TARGET = 'node20';
const BROWSER_TARGET = 'chrome130';

const WITHOUT_AJV = join(ROOT, 'scripts', 'without-ajv.ts');
const WITHOUT_DEBUG = join(ROOT, 'scripts', 'without-debug.ts');
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

const MAIN: BuildOptions = {
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
  // `keytar` is native code, found by its path in node_modules.
  external: ['electron', 'keytar'],
  alias: { 'ajv/dist/2020.js': WITHOUT_AJV, 'ajv-formats': WITHOUT_AJV, debug: WITHOUT_DEBUG },
  // CommonJS dependencies call `require`, which an ES module does not have.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
};

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

/**
 * @returns the folders in node_modules from which code ends up in `dist`, sorted
 */
export const bundledPackages = async (): Promise<string[]> => {
  const results = await Promise.all(
    [MAIN, PRELOAD, RENDERER].map((options) => bundle({ ...options, write: false, metafile: true })),
  );
  const used = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  const folders = used.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
};

if (import.meta.main) await build();
