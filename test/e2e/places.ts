import type { Locator, Page } from '@playwright/test';
import type { Place } from '../../src/shared/bridge-contract.ts';
import { messages } from '../../src/shared/i18n/messages.ts';

/** Goes to a place of the window as a person does, with its tab. */
export async function goTo(window: Page, place: Place): Promise<Locator> {
  await window.getByRole('tab', { name: messages.window.places[place] }).click();
  return window.getByRole('tabpanel', { name: messages.window.places[place] });
}
