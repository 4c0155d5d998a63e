/** What `npm run demo` can be told. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = 'Usage: npm run demo [-- --seconds N] or npm run demo -- --headless [--seconds 20] [--out demo-out]';

const HEADLESS_SECONDS = 20;
const SECONDS_MAX = 86_400;

export type DemoOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'headless'; readonly seconds: number; readonly outDir: string }
  /** Without `seconds` until the person ends it. */
  | { readonly kind: 'desktop'; readonly seconds: number | undefined };

/** The command line is not one that the demo knows; the message says what is wrong with it. */
export class UsageError extends Error {}

/**
 * @param args - what the person wrote behind `npm run demo --`
 * @throws {@link UsageError}
 */
export function parseOptions(args: readonly string[]): DemoOptions {
  const { help, headless, seconds: text, out } = valuesOf(args);
  if (help) return { kind: 'help' };
  const seconds = text === undefined ? undefined : secondsOf(text);
  if (out === '') throw new UsageError('--out needs a folder.');
  if (headless) return { kind: 'headless', seconds: seconds ?? HEADLESS_SECONDS, outDir: resolve(out ?? 'demo-out') };
  if (out !== undefined) throw new UsageError('--out goes with --headless: without it there is a window to look at.');
  return { kind: 'desktop', seconds };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        headless: { type: 'boolean', default: false },
        seconds: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/u.test(text) && seconds >= 1 && seconds <= SECONDS_MAX) return seconds;
  throw new UsageError(`--seconds must be a whole number from 1 to ${SECONDS_MAX}, not ${JSON.stringify(text)}.`);
}
