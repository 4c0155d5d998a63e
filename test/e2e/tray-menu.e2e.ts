/** Where the items of the tray menu lead. */
import { messages } from '../../src/shared/i18n/messages.ts';
import { startLinkOpener } from '../support/links.ts';
import { menuText, type MenuNode } from '../support/menu-tree.ts';
import { expect, test } from './fixtures.ts';

const HIDDEN = { flags: ['--hidden'] };
const start = messages.startPiecesOs;
const has = (text: string) => (menu: MenuNode): boolean => menuText(menu).includes(text);

test('“Settings…” opens the window at its settings, also while it is being loaded; the state opens it at the account', async ({ launch }) => {
  const app = await launch(HIDDEN);
  const tray = await app.tray();
  await tray.waitForMenu(has('Signed in as'));
  await tray.click(messages.tray.settings);
  const window = await app.window();
  await expect(window.getByRole('heading', { name: messages.window.settings, exact: true })).toBeFocused();
  await tray.click(messages.session.signedIn.title('Ada Lovelace'));
  await expect(window.locator('h1')).toBeFocused();
  await expect(window.locator('h1')).toBeInViewport();
});

test('Pieces OS is started from the menu where nothing answers, and nothing else is opened', async ({ simulator, desktop, launch }) => {
  const opener = await startLinkOpener(desktop.env['PATH'] ?? '', 'pieces');
  try {
    await simulator.down();
    const app = await launch({ ...HIDDEN, env: opener.env });
    const tray = await app.tray();
    await tray.waitForMenu(has(start.action));
    const opened = opener.next();
    await tray.click(start.action);
    expect(await opened).toBe('pieces://launch');
    await tray.waitForMenu(has(start.asked.title));
    await simulator.up();
    const menu = await tray.waitForMenu(has('Signed in as'));
    expect(menuText(menu)).not.toContain(start.action);
    expect(opener.links).toEqual(['pieces://launch']);
  } finally {
    await opener.close();
  }
});

test('where no program is registered for it, no browser gets the address, and the menu says so', async ({ simulator, desktop, launch }) => {
  const opener = await startLinkOpener(desktop.env['PATH'] ?? '');
  try {
    await simulator.down();
    const tray = await (await launch({ ...HIDDEN, env: opener.env })).tray();
    await tray.waitForMenu(has(start.action));
    await tray.click(start.action);
    await tray.waitForMenu(has(start.failures.noProgram.title));
    expect(opener.links).toEqual([]);
  } finally {
    await opener.close();
  }
});
