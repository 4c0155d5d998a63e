import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { checkArguments } from '../../../src/main/window/bridge-arguments.ts';
import { COMMAND_NAMES, type CommandName } from '../../../src/shared/bridge-contract.ts';
import { DEFAULT_SETTINGS, SETTING_KEYS } from '../../../src/shared/settings.ts';

const OAUTH = { ...DEFAULT_SETTINGS.oauth, issuer: 'https://login.example.com', clientId: 'tray' };
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
/** What structured cloning makes of an object with such a key: a property of its own. */
const withOwn = (key: string, value: unknown): object => Object.defineProperty({}, key, { value, enumerable: true });

const ACCEPTED: { readonly [Name in CommandName]?: readonly (readonly unknown[])[] } = {
  pasteToken: [['token', true], ['', false]],
  searchUsers: [['ada'], [''], ['x'.repeat(1024)]],
  askDisconnect: [['u1']],
  confirmDisconnect: [['u1'], ['u1', true], ['u1', undefined]],
  setStartAtLogin: [[true]],
  setSetting: [
    ['serviceUrl', ''],
    ['serviceUrl', 'nonsense'],
    ['pollSeconds', 2],
    ['pollSeconds', 3600],
    ['keepSignedIn', true],
    ['oauth', OAUTH],
    ['oauth', { clientId: 'tray' }],
    ['notifications', { service: false }],
  ],
  dismissNotice: [['settingsIgnored'], ['nothing of the kind']],
  exportHistory: [['csv', true], ['json', false]],
  getDiagnostics: [[true], [false]],
  testServiceAddress: [[''], ['nonsense'], ['x'.repeat(1024)]],
};

const REFUSED: { readonly [Name in CommandName]?: readonly (readonly unknown[])[] } = {
  getSnapshot: [[1], [undefined]],
  searchUsers: [[], [42], [null], ['a', 'b'], ['x'.repeat(1025)], [['a']], [{}]],
  checkNow: [[{}]],
  pasteToken: [[], ['token'], ['token', 'yes'], [7, true], ['token', true, 1], ['a'.repeat(1_048_577), true]],
  testServiceAddress: [[], [42], [null], ['x'.repeat(1025)], ['a', 'b'], [['a']]],
  getDiagnostics: [[], [1], ['true'], [null], [true, true]],
  copyDiagnostics: [['text'], [undefined]],
  saveDiagnostics: [['/etc/passwd'], [undefined]],
  openLogFolder: [['/']],
  getLicences: [['/etc/passwd']],
  openProjectPage: [['https://example.com']],
  askDisconnect: [[], [42], [''], ['a', 'b'], ['x'.repeat(1025)], [['a']], [null]],
  confirmDisconnect: [[], [''], ['a', 'yes'], ['a', true, true], [true], [{ userId: 'a' }]],
  setStartAtLogin: [[], [1], ['true'], [null], [true, true]],
  setSetting: [
    [],
    ['serviceUrl'],
    ['', 'serviceUrl'],
    ['serviceUrl', undefined],
    ['serviceUrl', ['http://localhost:1000']],
    ['serviceUrl', 'x'.repeat(2049)],
    ['serviceUrl', 'http://localhost', 1],
    ['pollSeconds', 1],
    ['pollSeconds', 3601],
    ['pollSeconds', 2.5],
    ['pollSeconds', '10'],
    ['pollSeconds', 10n],
    ['pollSeconds', Number.NaN],
    ['pollSeconds', new Date(10)],
    ['keepSignedIn', 1],
    ['oauth', null],
    ['oauth', []],
    ['oauth', { issuer: 1 }],
    ['oauth', { ...OAUTH, more: '' }],
    ['oauth', { redirectPort: 65_536 }],
    ['oauth', { redirectPort: -1 }],
    ['oauth', { issuer: undefined }],
    ['oauth', withOwn('__proto__', {})],
    ['oauth', new Map([['issuer', 'x']])],
    ['notifications', { signedOut: 1 }],
    ['notifications', { somethingElse: true }],
    ['notifications', true],
    ['notifications', cyclic],
    ['__proto__', true],
    ['constructor', true],
    ['toString', true],
    ['setAside', []],
    [true, 'keepSignedIn'],
  ],
  resetSettings: [[true]],
  dismissNotice: [[], [null], ['x'.repeat(1025)]],
  exportHistory: [[], ['csv'], ['xml', true], ['csv', 'true'], [['csv'], true], ['__proto__', true]],
};

describe('the arguments of the bridge', () => {
  for (const name of COMMAND_NAMES) {
    test(`of ${name}: only those of the contract are accepted`, () => {
      for (const args of ACCEPTED[name] ?? [[]]) assert.deepEqual(checkArguments(name, args), args);
      for (const args of REFUSED[name] ?? [['more'], [undefined], [cyclic]]) assert.equal(checkArguments(name, args), undefined, `${name} ${String(args[0])}`);
    });
  }

  test('take no field from a prototype', () => {
    const inherited = Object.create({ issuer: 'https://evil.example' }) as object;
    assert.equal(checkArguments('setSetting', ['oauth', inherited]), undefined);
  });

  test('that are anything at all are checked without an error, and changed to nothing else', () => {
    const key = fc.oneof(fc.constantFrom(...SETTING_KEYS, '__proto__', 'constructor', 'prototype', 'setAside'), fc.string());
    const anything = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withTypedArray: true, withNullPrototype: true, maxDepth: 6 }), key, fc.boolean());
    const before = JSON.stringify(Object.prototype);
    fc.assert(
      fc.property(fc.constantFrom(...COMMAND_NAMES), fc.array(anything, { maxLength: 4 }), (name, args) => {
        const checked = checkArguments(name, args);
        if (checked !== undefined) assert.deepEqual(checked, args);
        assert.equal(JSON.stringify(Object.prototype), before);
      }),
      { numRuns: 2000 },
    );
  });

  test('that are nested very deeply or very long are refused at once', () => {
    let deep: unknown = true;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const long = Array.from({ length: 1_000_000 }, () => 'x');
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${String(index)}`, true]));
    for (const name of COMMAND_NAMES) {
      for (const args of [[deep], [deep, deep], long, ['notifications', wide], ['notifications', deep]]) assert.equal(checkArguments(name, args), undefined, name);
    }
  });
});
