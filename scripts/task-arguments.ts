/** The arguments of npm scripts that know few, checked before anything is installed or deleted for them. */
import { parseArgs } from 'node:util';
import { SetUpError } from './say.mjs';

/** Options by name; a `string` needs a value. */
export type KnownOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/**
 * @param name - of the npm script
 * @param args - behind `npm run NAME --`
 * @param options - that it knows
 * @throws SetUpError for an argument that it does not know
 */
export function assertArguments(name: string, args: readonly string[], options: KnownOptions): void {
  const known = Object.keys(options).map((option) => `--${option}`);
  const knows = known.length === 0 ? 'It takes no arguments.' : `It knows ${known.join(', ')}.`;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const empty = Object.keys(values).find((option) => values[option] === '');
    if (empty !== undefined) throw new Error(`--${empty} needs a value.`);
  } catch (error) {
    throw new SetUpError(`npm run ${name}: ${(error as Error).message} ${knows}`);
  }
}
