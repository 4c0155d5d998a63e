/** Whatever is in the files that the app reads, and whatever a page calls: no error, no change of what was not meant, no secret. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import Conf from 'conf';
import * as fc from 'fast-check';
import { readLines } from '../../src/main/history/history-lines.ts';
import { readSettings } from '../../src/main/settings/setting-values.ts';
import { openSettings } from '../../src/main/settings/settings.ts';
import { putTogether, readHeader } from '../../src/main/tokens/credential-pieces.ts';
import { readPortFile } from '../../src/main/users-api/port-file.ts';
import { checkArguments } from '../../src/main/window/bridge-arguments.ts';
import { COMMAND_NAMES } from '../../src/shared/bridge-contract.ts';
import { DEFAULT_SETTINGS, SETTING_KEYS } from '../../src/shared/settings.ts';
import { anyText } from '../support/any-text.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createMemoryVault } from '../support/memory-vault.ts';
import { createTestApp } from '../support/test-app.ts';

const SECRET = 'SECRET-of-the-test';
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

let dir: string;
let prototypeBefore: PropertyKey[];
before(() => (dir = mkdtempSync(join(tmpdir(), 'bad-input-'))));
after(() => rmSync(dir, { recursive: true }));
beforeEach(() => (prototypeBefore = Reflect.ownKeys(Object.prototype)));
afterEach(() => assert.deepEqual(Reflect.ownKeys(Object.prototype), prototypeBefore));

/** JSON as a person, another program or a broken disk may leave it, with these names in it and those of prototypes. */
const jsonWith = (...names: readonly string[]): fc.Arbitrary<string> => {
  const key = fc.constantFrom(...names, ...PROTOTYPE_KEYS);
  const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(1e308, -1, 0.5, '', 'x'.repeat(5000), [], {}, null, true), fc.array(fc.oneof(fc.string(), fc.jsonValue())));
  const entries = fc.array(fc.tuple(key, fc.oneof(value, fc.array(fc.tuple(key, value)).map((pairs) => new Map(pairs)))), { maxLength: 8 });
  // By hand: an object made here would take `__proto__` for something else.
  const text = (of: unknown): string => (of instanceof Map ? `{${[...of].map(([name, inner]) => `${JSON.stringify(name)}:${text(inner)}`).join(',')}}` : JSON.stringify(of));
  return fc.oneof({ weight: 8, arbitrary: entries.map((pairs) => text(new Map(pairs))) }, { weight: 1, arbitrary: anyText() });
};

describe('whatever is in a file', () => {
  test('a port file gives a port that there can be, or says what is wrong', () => {
    const path = join(dir, '.port.txt');
    const likely = fc.oneof(fc.integer({ min: -5, max: 70_000 }).map(String), fc.constantFrom('null', '0', '065535', '1e3', '0x50', '39300\n', ' 1000 ', '１０００', '1000 1000', '9'.repeat(70)));
    fc.assert(
      fc.property(fc.oneof(likely.map((text) => Buffer.from(text)), fc.uint8Array({ maxLength: 80 })), (bytes) => {
        writeFileSync(path, bytes);
        const found = readPortFile(path);
        if (found.state === 'port') assert.ok(Number.isInteger(found.port) && found.port >= 1 && found.port <= 65_535);
        else assert.ok(found.state === 'noPort' || (found.state === 'unusable' && found.problem === 'tooLarge'));
      }),
    );
  });

  test('settings and the index of the keychain are those of the contract, and what cannot be used is told', () => {
    const folder = join(dir, 'settings');
    const settingsText = jsonWith(...SETTING_KEYS, ...Object.keys(DEFAULT_SETTINGS.oauth), ...Object.keys(DEFAULT_SETTINGS.notifications), 'baseUrl', 'setAside');
    const indexText = jsonWith('users', 'removals', 'disconnects', 'refusals', 'places', 'restores');
    fc.assert(
      fc.property(settingsText, indexText, (settingsJson, indexJson) => {
        rmSync(folder, { recursive: true, force: true });
        openSettings({ openStore: (options) => new Conf(options), dir: folder, version: '0.1.0', now: () => new Date(0) });
        writeFileSync(join(folder, 'settings.json'), settingsJson);
        writeFileSync(join(folder, 'keychain-index.json'), indexJson);
        const opened = openSettings({ openStore: (options) => new Conf(options), dir: folder, version: '0.1.0', now: () => new Date(0) });
        const settings = opened.get();
        assert.deepEqual(readSettings(settings as unknown as Record<string, unknown>, DEFAULT_SETTINGS), { settings, ignored: [] });
        for (const list of [opened.keychainIndex, opened.removals, opened.disconnects, opened.refusals, opened.places]) assert.ok(list.read().every((id) => typeof id === 'string'));
        for (const times of Object.values(opened.restores.read())) assert.ok(times.every((time) => !Number.isNaN(Date.parse(time))));
        structuredClone(opened.notices);
      }),
      { numRuns: 150 },
    );
  });

  test('a history gives entries whose parts are what they are called, and counts the rest', () => {
    const line = fc.oneof(jsonWith('at', 'kind', 'cause', 'userId', 'fromId', 'count', 'state', 'currentId', 'since'), fc.string());
    const begun = line.map((text) => `{"at":"2026-01-31T12:00:00.000Z","kind":"signed-in",${text.slice(1)}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, begun)), (texts) => {
        const { lines, garbage } = readLines(texts.join('\n'));
        for (const { entry } of lines) assert.ok(!Number.isNaN(Date.parse(entry.at)) && typeof entry.kind === 'string' && ['signedIn', 'signedOut', 'unreachable', 'unknown'].includes(entry.state));
        assert.ok(garbage >= 0);
      }),
      { numRuns: 500 },
    );
  });

  test('pieces of the keychain make a token set of texts, or none', () => {
    const part = jsonWith('version', 'slot', 'pieces', 'bytes', 'sha256', 'accessToken', 'tokenType', 'expiresAt', 'provider', 'service');
    fc.assert(
      fc.property(part, fc.array(part), (headerText, pieces) => {
        const header = readHeader(headerText);
        assert.equal(header === undefined ? undefined : putTogether(header, pieces), undefined);
        // A header that is right about them makes no more of pieces than they hold.
        const right = { version: 1, slot: 'a', pieces: 1, bytes: 1, sha256: '' } as const;
        assert.equal(putTogether(right, pieces), undefined);
      }),
    );
  });
});

describe('whatever a page calls', () => {
  const text = fc.oneof(fc.constantFrom(ada.id, 'nobody', '', SECRET, 'http://127.0.0.1:1', 'https://example.invalid', '/etc/passwd', '../..', '\0', '\u202E', 'x'.repeat(1024)), anyText());
  const group = fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS.oauth), ...Object.keys(DEFAULT_SETTINGS.notifications), ...PROTOTYPE_KEYS), fc.oneof(text, fc.boolean(), fc.nat(70_000)));
  const argument = fc.oneof(text, fc.boolean(), fc.nat(4000), fc.constantFrom(...SETTING_KEYS), group, fc.constantFrom('json', 'csv'));
  /** Of each command, what passes the check of arguments. */
  const call = fc
    .tuple(fc.constantFrom(...COMMAND_NAMES), fc.array(argument, { maxLength: 2 }))
    .filter(([name, args]) => checkArguments(name, args) !== undefined);

  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator({ users: [ada] })));
  afterEach(() => simulator.close());

  test('each call is answered without an error, in any order; answers and snapshot can be sent, and hold no token', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
        const folder = mkdtempSync(join(dir, 'app-'));
        const app = createTestApp({
          userDataDir: folder,
          serviceUrl: simulator.url,
          openKeychain: async () => createMemoryVault({ [ada.id]: { accessToken: SECRET, tokenType: 'Bearer', expiresAt: '2099-01-01T00:00:00.000Z' } }),
          confirm: async () => false,
        });
        try {
          await app.scheduler.checkNow();
          for (const [name, args] of calls) {
            const run = app.commands[name] as (...given: unknown[]) => Promise<unknown>;
            const answer = await run(...(checkArguments(name, args) ?? []));
            structuredClone(answer);
            if (name !== 'getSnapshot') assert.ok(!JSON.stringify(answer ?? null).includes(SECRET), name);
          }
          const snapshot = structuredClone(app.store.get());
          const { settings, ...rest } = snapshot;
          assert.deepEqual(readSettings(settings as unknown as Record<string, unknown>, DEFAULT_SETTINGS).ignored, []);
          assert.ok(!JSON.stringify({ ...rest, disconnect: undefined }).includes(SECRET));
        } finally {
          await app.commands.cancelSignIn();
          app.end();
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 40 },
    );
  });
});
