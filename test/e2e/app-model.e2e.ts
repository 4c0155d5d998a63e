/** More than a hundred random steps with the real app: what the tray and the window show was true, and becomes what is true. */
import * as fc from 'fast-check';
import { live } from '../support/app-model/act.ts';
import { AppWorld } from '../support/app-model/app-world.ts';
import { sequences } from '../support/app-model/steps.ts';
import { modelParameters, WATCH_RUNS } from '../support/model-runs.ts';
import { startSleepService } from '../support/sleep.ts';
import { expect, test, writeAppFile } from './fixtures.ts';

/** Of some twenty steps each. */
const SEQUENCES = 8;
/** Ends what hangs: a sequence takes 5 s on two idle cores, with the start of the app. */
const SEQUENCE_LIMIT_MS = 40_000;
/** What failed is made shorter for as long as this at most. */
const SHRINKING_LIMIT_MS = 120_000;

test.use({ keyring: 'unlocked', service: { users: [] } });

test('whatever happens to service, desktop and keyring: no false “signed in”, no false “signed out”, and soon the truth', async ({ simulator, desktop, vault, launch }) => {
  const parameters = modelParameters(SEQUENCES / WATCH_RUNS);
  const allMs = parameters.numRuns * SEQUENCE_LIMIT_MS;
  test.setTimeout(allMs + SHRINKING_LIMIT_MS);
  await writeAppFile(desktop, 'settings', { pollSeconds: 2 });
  const world = new AppWorld({
    simulator,
    desktop,
    vault,
    sleep: await startSleepService(desktop.bus),
    launch: (hidden) => launch({ flags: hidden ? ['--hidden'] : [] }),
    writeKeychainIndex: (users) => writeAppFile(desktop, 'keychain-index', { users }),
  });
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      expect(await live(world, steps)).toEqual([]);
    }),
    { ...parameters, interruptAfterTimeLimit: allMs, markInterruptAsFailure: true },
  );
});
