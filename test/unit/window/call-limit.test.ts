import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { createCallLog } from '../../../src/main/window/call-log.ts';
import { COSTLY_COMMANDS, createCallLimit, createCommandLimit, isSmall, MAIN_LIMITS, PAGE_LIMITS } from '../../../src/shared/call-limit.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';

describe('the limit of calls', () => {
  test('lets a burst through, then so many a second, and the burst again after a pause', () => {
    let nowMs = 5000;
    const isWithin = createCallLimit({ burst: 3, perSecond: 2 }, () => nowMs);
    const calls = (count: number): number => Array.from({ length: count }, () => isWithin()).filter(Boolean).length;
    assert.equal(calls(10_000), 3);
    nowMs += 500;
    assert.equal(calls(10), 1);
    nowMs += 60_000;
    assert.equal(calls(10), 3);
  });

  test('is never exceeded, however the calls come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { minLength: 1, maxLength: 300 }), (gaps) => {
        let nowMs = 0;
        const isWithin = createCallLimit(PAGE_LIMITS.all, () => nowMs);
        let passed = 0;
        for (const gap of gaps) {
          nowMs += gap;
          if (isWithin()) passed += 1;
        }
        assert.ok(passed <= PAGE_LIMITS.all.burst + (nowMs * PAGE_LIMITS.all.perSecond) / 1000);
      }),
    );
  });

  test('is the lower one for each command that opens, sends, reads or writes something, or calls an address of the page', () => {
    const isCostly = new Set<string>(COSTLY_COMMANDS);
    for (const name of ['getDiagnostics', 'copyDiagnostics', 'saveDiagnostics', 'openLogFolder', 'getLicences', 'openProjectPage', 'testServiceAddress']) {
      assert.ok(isCostly.has(name), name);
    }
  });

  test('of the page is met before that of the main process', () => {
    for (const kind of ['all', 'costly'] as const) {
      assert.ok(PAGE_LIMITS[kind].burst <= MAIN_LIMITS[kind].burst && PAGE_LIMITS[kind].perSecond <= MAIN_LIMITS[kind].perSecond);
    }
  });

  test('is lower for each command that opens, sends or writes something, and leaves the others alone', () => {
    const isWithin = createCommandLimit({ all: { burst: 100, perSecond: 0 }, costly: { burst: 3, perSecond: 0 } }, () => 0);
    const passed = (name: (typeof COSTLY_COMMANDS)[number] | 'getSnapshot'): number => Array.from({ length: 10 }, () => isWithin(name)).filter(Boolean).length;
    for (const name of COSTLY_COMMANDS) assert.equal(passed(name), 3, name);
    assert.equal(passed('getSnapshot'), 10);
  });
});

describe('the size of arguments', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;

  test('of every command is small', () => {
    for (const args of [[], ['a'.repeat(1_048_576), true], ['oauth', DEFAULT_SETTINGS.oauth], [null, undefined, 1, 1n]]) assert.equal(isSmall(args), true);
  });

  test('that would keep the main process busy is not', () => {
    let deep: unknown = true;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    const wide = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [String(index), 1]));
    const big = Array.from({ length: 1_000_000 }, () => 'x');
    for (const value of [deep, wide, big, cyclic, 'a'.repeat(1_200_000), { ['k'.repeat(1_200_000)]: 1 }, new Uint8Array(1), new ArrayBuffer(1), new Map(), new Date()]) {
      assert.equal(isSmall([value]), false, Object.prototype.toString.call(value));
    }
  });

  test('of anything is told without an error', () => {
    fc.assert(fc.property(fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true })), (args) => assert.equal(typeof isSmall(args), 'boolean')));
  });
});

describe('the log of refused calls', () => {
  test('has one line a second, which counts those between', () => {
    let nowMs = 0;
    const lines: string[] = [];
    const refused = createCallLog('refused', (line) => lines.push(line), () => nowMs);
    for (let call = 0; call < 10_000; call += 1) refused('setSetting');
    nowMs += 1000;
    refused('signIn');
    nowMs += 5000;
    refused('signIn');
    assert.deepEqual(lines, ['refused a call of setSetting', 'refused a call of signIn, and 9999 calls before it', 'refused a call of signIn']);
  });
});
