/** A page that calls the main process as often as it can: it is answered, and stays without effect on anything else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BRIDGE_KEY } from '../../src/shared/bridge-contract.ts';
import { PAGE_LIMIT } from '../../src/shared/call-limit.ts';
import { expect, test, userDataDir } from './fixtures.ts';

test('thousands of calls reach the main process no more often than the limit says, and the log stays short', async ({ app, window, desktop }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const result = await window.evaluate(async (key) => {
    const bridge = Reflect.get(window, key) as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const begun = performance.now();
    const ends = (calls: Promise<unknown>[]): Promise<boolean[]> => Promise.all(calls.map((call) => call.then(() => true, () => false)));
    const changes = await ends(Array.from({ length: 3000 }, (_, index) => bridge['setSetting']?.('pollSeconds', 10 + (index % 50)) ?? Promise.reject(new Error('absent'))));
    const refused = await ends(Array.from({ length: 10_000 }, () => bridge['setSetting']?.('__proto__', 1) ?? Promise.reject(new Error('absent'))));
    return { done: changes.filter(Boolean).length, wrong: refused.filter(Boolean).length, seconds: (performance.now() - begun) / 1000 };
  }, BRIDGE_KEY);
  expect(result.done).toBeGreaterThan(0);
  expect(result.done).toBeLessThanOrEqual(PAGE_LIMIT.burst + result.seconds * PAGE_LIMIT.perSecond);
  expect(result.wrong).toBe(0);
  const lines = app.output().split('\n').filter((line) => line.includes('refused a call'));
  expect(lines.length).toBeLessThanOrEqual(Math.ceil(result.seconds) + 1);
  // The window works again once it is used as a person does.
  await expect.poll(() => window.evaluate((key) => (Reflect.get(window, key) as Record<string, (...args: unknown[]) => Promise<unknown>>)['setSetting']?.('pollSeconds', 77).then(() => true, () => false), BRIDGE_KEY)).toBe(true);
  expect(JSON.parse(await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8'))).toMatchObject({ pollSeconds: 77 });
});
