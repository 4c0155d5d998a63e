/** The fields of the settings: what is wrong is said at the field while a person types, and an address is tested before it is saved. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test, userDataDir } from './fixtures.ts';
import { goTo } from './places.ts';

const { of } = messages.settings;

test('what is wrong is said at its field while it is typed, nothing of it is saved, and an address can be tested', async ({ window, simulator, desktop }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const panel = await goTo(window, 'settings');
  const saysNothing = async (field: Locator): Promise<void> => {
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  };
  const says = async (field: Locator, problem: string): Promise<void> => {
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(problem.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(' ', '\\s'), 'u'));
  };

  const interval = panel.getByLabel(of.pollSeconds.label, { exact: true });
  await interval.fill('1');
  await says(interval, messages.settings.numberProblem(2, 3600));
  await interval.press('Enter');
  await expect(interval).toBeFocused();
  await interval.fill('15');
  await saysNothing(interval);
  await interval.fill('1.5');

  const address = panel.getByLabel(of.serviceUrl.label, { exact: true });
  const form = panel.locator('form', { has: window.getByLabel(of.serviceUrl.label, { exact: true }) });
  await address.fill('htt');
  await saysNothing(address);
  await address.fill('http://pieces.example.org');
  await says(address, messages.serviceUrlProblem.notEncrypted);
  const asked = simulator.requests.length;
  await form.getByRole('button', { name: messages.serviceTest.action }).click();
  await expect(address).toBeFocused();
  await address.fill(`${simulator.url}/`);
  await saysNothing(address);
  await form.getByRole('button', { name: messages.serviceTest.action }).press('Enter');
  await expect(form.locator('.tested')).toContainText(simulator.url);
  await expect(form.locator('.tested')).toContainText(messages.serviceTest.owner.self);
  await address.fill('http://127.0.0.1:9');
  await expect(form.locator('.tested')).toBeEmpty();
  await form.getByRole('button', { name: messages.serviceTest.action }).press('Enter');
  await expect(form.locator('.tested')).toContainText(messages.reasons.refused.title);
  expect(simulator.requests.slice(asked).filter(({ path }) => path.startsWith('/.well-known/')).length).toBeGreaterThan(0);

  await panel.getByText(of.oauth.title).click();
  const group = panel.locator('details', { hasText: of.oauth.title });
  const issuer = group.getByLabel(of.oauth.fields.issuer.label, { exact: true });
  const clientId = group.getByLabel(of.oauth.fields.clientId.label, { exact: true });
  await issuer.fill('http://login.example.com');
  await says(issuer, messages.oauthProblem.issuerNotHttps);
  await saysNothing(clientId);
  await issuer.fill('https://login.example.com');
  await saysNothing(issuer);
  await group.getByRole('button', { name: messages.window.save }).click();
  await says(clientId, messages.oauthProblem.clientIdMissing);
  await expect(clientId).toBeFocused();
  await expectAccessible(window);
  const problem = group.getByText(messages.oauthProblem.clientIdMissing, { exact: true });
  const example = panel.getByLabel(of.caFile.label, { exact: true });
  // Colours tell neither what is wrong nor what is an example here.
  await window.emulateMedia({ forcedColors: 'active' });
  const widthOf = (field: Locator): Promise<string> => field.evaluate((element) => getComputedStyle(element).borderInlineStartWidth);
  expect([await widthOf(issuer), await widthOf(clientId), await widthOf(problem)]).toEqual(['1px', '2px', '2px']);
  expect(await example.evaluate((element) => [getComputedStyle(element).fontStyle, getComputedStyle(element, '::placeholder').fontStyle])).toEqual(['normal', 'italic']);
  await window.emulateMedia({ forcedColors: null });
  const stored = await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8').catch(() => '{}');
  expect(Object.keys(JSON.parse(stored) as object).filter((key) => ['pollSeconds', 'serviceUrl', 'oauth'].includes(key))).toEqual([]);
});
