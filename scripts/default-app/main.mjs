/**
 * A stand-in for Electron's own `default_app.asar`, which makes `electron [-r module] <folder> [arguments]` work. The
 * fallback runtime comes without it. Only what this project needs is here: no page of its own, no prompt.
 */
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/**
 * Not in Electron's types, though its own default app calls them too.
 *
 * @typedef {{ setVersion(version: string): void, setAppPath(path: string): void, setDesktopName?(name: string): void }} Undocumented
 */
/** @typedef {{ name?: string, productName?: string, version?: string, desktopName?: string, v8Flags?: string }} AppPackage */

/**
 * @param {readonly string[]} args - the command line after the executable
 * @returns {{ modules: string[], version: boolean, path?: string }}
 */
const readCommandLine = (args) => {
  /** @type {string[]} */
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') modules.push(args[(index += 1)] ?? '');
    else if (arg === '-v' || arg === '--version') return { modules, version: true };
    // What follows the path is the app's own command line; switches before it are Chromium's.
    else if (!arg.startsWith('-')) return { modules, version: false, path: arg };
  }
  return { modules, version: false };
};

/**
 * Puts the app's own name and version in the place of Electron's, and sets its V8 flags.
 *
 * @param {string} folder
 */
const takeIdentityFrom = (folder) => {
  const packageFile = join(folder, 'package.json');
  if (!existsSync(packageFile)) return;
  /** @type {AppPackage} */
  const { name, productName, version, desktopName, v8Flags } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const identity = /** @type {typeof app & Undocumented} */ (app);
  if (version) identity.setVersion(version);
  app.setName(productName ?? name ?? app.getName());
  identity.setDesktopName?.(desktopName ?? `${app.getName()}.desktop`);
  if (v8Flags) setFlagsFromString(v8Flags);
  identity.setAppPath(folder);
};

const { modules, version, path } = readCommandLine(process.argv.slice(1));

if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (path === undefined) {
  process.stderr.write('Usage: electron [-r module] <folder or file> [arguments]\n');
  process.exit(1);
}

const requireFromHere = createRequire(join(process.cwd(), 'command-line.cjs'));
for (const module of modules) requireFromHere(module);

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

try {
  const folder = resolve(path);
  takeIdentityFrom(folder);
  const main = requireFromHere.resolve(folder);
  // Awaited here, at the top level: Electron holds back `ready` until this file is done, and the app's main has calls
  // to make that must come before it.
  await import(pathToFileURL(main).href);
} catch (error) {
  process.stderr.write(`The app threw an error while loading:\n${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
