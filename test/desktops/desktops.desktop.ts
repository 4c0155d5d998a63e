/** The packaged app on real desktops. */
import { test } from '@playwright/test';
import { DESKTOPS } from './desktop-kinds.ts';
import { playOn } from './desktop-story.ts';
import { packagedApp, PACKAGING_LIMIT_MS } from './packaged-app.ts';

let executable: string;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  executable = await packagedApp();
});

for (const kind of DESKTOPS) test(kind.name, () => playOn(kind, executable));
