/** `npm run demo [-- --headless --seconds N --out DIR]`: the real app on a simulated Pieces OS. */
import { playHeadless } from './headless.ts';
import { runOnDesktop } from './on-desktop.ts';
import { parseOptions, USAGE, UsageError } from './options.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

async function demo(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  switch (options.kind) {
    case 'help':
      console.log(USAGE);
      return 0;
    case 'headless':
      await playHeadless(options);
      return 0;
    case 'desktop':
      return runOnDesktop(options.seconds);
  }
}

let exitCode: number;
try {
  exitCode = await demo(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(USAGE);
  exitCode = isUsage ? EXIT_USAGE : EXIT_FAILED;
}
// Not `process.exitCode`: whatever a failure left open must not keep the terminal waiting.
process.exit(exitCode);
