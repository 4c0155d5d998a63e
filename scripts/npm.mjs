import { existsSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';

const ON_WINDOWS = process.platform === 'win32';
const OWN_BIN = `node_modules${sep}.bin`;

/**
 * The environment for an npm of our own inside an `npm run`. The outer npm puts the project's `node_modules/.bin` first
 * on the path, and with it a `node` that `npm ci` is about to delete; and it describes the outer command, which is not
 * ours. Settings (registry, proxy, cache, …) stay as they are.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Record<string, string | undefined>}
 */
export const npmEnv = (env) => {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_(lifecycle|package|command|node_execpath|execpath|config_(json|dry_run|omit|include|global))/i.test(name),
  );
  const inner = Object.fromEntries(kept);
  const pathName = Object.keys(inner).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  inner[pathName] = (inner[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(OWN_BIN))
    .join(delimiter);
  return inner;
};

/**
 * How to start the npm that the person started us with, or else the one on the path.
 *
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @returns {{ file: string, args: string[], options: { env: Record<string, string | undefined>, shell: boolean } }}
 */
export const npmCommand = (env = process.env) => {
  const inner = npmEnv(env);
  const npmScript = env['npm_execpath'];
  if (npmScript && /\.c?js$/.test(npmScript) && existsSync(npmScript)) {
    const name = ON_WINDOWS ? 'node.exe' : 'node';
    const path = Object.entries(inner).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
    const found = path.split(delimiter).map((folder) => join(folder, name)).find((file) => existsSync(file));
    return { file: found ?? process.execPath, args: [npmScript], options: { env: inner, shell: false } };
  }
  const beside = join(dirname(process.execPath), 'npm');
  const file = !ON_WINDOWS && !process.execPath.includes(`node_modules${sep}`) && existsSync(beside) ? beside : 'npm';
  // On Windows npm is a .cmd file, which only a shell starts.
  return { file, args: [], options: { env: inner, shell: ON_WINDOWS } };
};
