import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { speakLanguage } from '../../src/main/app/language.ts';
import { status } from '../../src/main/app/status.ts';
import { trayView } from '../../src/main/tray/menu.ts';
import { LANGUAGE_CODES, languageFor } from '../../src/shared/i18n/languages.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

let simulator: Simulator;
let dir: string;

beforeEach(async () => {
  simulator = await startSimulator({ users: [] });
  dir = await mkdtemp(join(tmpdir(), 'language-test-'));
});

afterEach(async () => {
  await speakLanguage('en');
  await simulator.close();
  await rm(dir, { recursive: true });
});

describe('the language', () => {
  const CASES = [
    ['of the system, in its own spelling', 'system', ['de-AT'], 'de'],
    ['of the system with an underscore', 'system', ['de_CH.UTF-8'], 'de'],
    ['of the system, of another country', 'system', ['es-MX'], 'es'],
    ['of the system, of another country with an underscore', 'system', ['fr_CA.UTF-8'], 'fr'],
    ['that the system wants next, where the app does not speak the first', 'system', ['tlh', 'de-DE', 'en'], 'de'],
    ['English, where the app speaks none of them', 'system', ['tlh', 'eo'], 'en'],
    ['English, where the system tells none', 'system', [], 'en'],
    ['English for names of other properties', 'system', ['constructor', '__proto__', 'toString'], 'en'],
    ['that the person chose, whatever the system wants', 'en', ['de-DE'], 'en'],
  ] as const;
  for (const [name, choice, preferred, expected] of CASES) {
    test(`is ${name}`, () => assert.equal(languageFor(choice, preferred), expected));
  }

  test('changes at once with the setting, and the snapshot names it', async () => {
    const app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url });
    const titles = new Map<string, string>();
    for (const language of [...LANGUAGE_CODES, 'en'] as const) {
      const spoken = Promise.withResolvers<void>();
      const stop = app.store.subscribe((snapshot) => snapshot.language === language && spoken.resolve());
      await app.commands.setSetting('language', language);
      if (app.store.get().language !== language) await spoken.promise;
      stop();
      assert.equal(messages.language, language);
      titles.set(language, trayView(app.store.get(), Date.now()).tooltip);
    }
    assert.equal(new Set(titles.values()).size, LANGUAGE_CODES.length);
  });

  test('that is chosen last is spoken, however long the others take to load', async () => {
    const app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url });
    await Promise.all([...LANGUAGE_CODES, 'en' as const].map((language) => app.commands.setSetting('language', language)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual([messages.language, app.store.get().language], ['en', 'en']);
  });

  test('of a status is that of the settings', async () => {
    await writeFile(join(dir, 'settings.json'), JSON.stringify({ language: 'de' }));
    const app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url, readOnly: true });
    const { text } = await status(app, false);
    assert.equal(messages.language, 'de');
    assert.ok(text.startsWith(messages.session.signedOut.title), text);
  });
});
