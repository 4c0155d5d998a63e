import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const MEDIA = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** Says what axe finds wrong, in light, dark and forced colours. */
export async function expectAccessible(window: Page): Promise<void> {
  for (const [name, media] of Object.entries(MEDIA)) {
    // Colours that are still on their way would be measured in between.
    await window.emulateMedia({ ...media, reducedMotion: 'reduce' });
    const { violations, passes } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
  }
  await window.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
}
