/** The language can change while something is shown: the main process keeps codes, and makes words only where they are shown at once. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../../scripts/paths.ts';

const MAIN_DIR = join(ROOT, 'src/main');
const SPEAKS = /^import (?!type )[^;]*from '[./]*shared\/(?:i18n\/messages|describe(?:-\w+)*)\.ts'/mu;

/** Each with where its words go. */
const SPEAKERS: Readonly<Record<string, string>> = {
  'app/command-line.ts': 'standard output and error',
  'app/create-app.ts': 'none: the language that is spoken',
  'app/language.ts': 'none: loads the catalogues',
  'app/status.ts': 'standard output',
  'electron-app.ts': 'standard error',
  'electron/autostart-of-this-app.ts': 'the autostart entry',
  'electron/help.ts': 'a dialog of the window',
  'electron/save-dialog.ts': 'a dialog of the system',
  'identity-provider/loopback-page.ts': 'a page in the browser',
  'index.ts': 'standard error',
  'notifications/notification-table.ts': 'a notification',
  'sign-in/places.ts': 'a dialog of the system',
  'startup.ts': 'standard error, or a dialog of the system',
  'system/errors.ts': 'none: asks whether the catalogue knows a code',
  'system/instance-lock.ts': 'standard error, or a dialog of the system',
  'tokens/kept-tokens.ts': 'a dialog of the system',
  'tray/menu.ts': 'the menu, made anew with each snapshot',
  'tray/starting-view.ts': 'the menu, made anew with each snapshot',
  'updates/updates.ts': 'a dialog of the system',
  'window/account-window.ts': 'the title of the window',
  'window/context-menu.ts': 'a menu',
};

test('no other file of the main process makes words', () => {
  const found = globSync('**/*.ts', { cwd: MAIN_DIR }).filter((file) => SPEAKS.test(readFileSync(join(MAIN_DIR, file), 'utf8')));
  assert.deepEqual(found.sort(), Object.keys(SPEAKERS).sort());
});
