/** What a desktop is asked to tell the person, as it hears it on the session bus. */
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { menuText } from '../support/menu-tree.ts';
import type { ShownNotification } from '../support/notifications.ts';
import { makeTokens } from '../support/tokens.ts';
import type { TrayItem } from '../support/tray-item.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const HIDDEN = { flags: ['--hidden'] };
const NAME = 'Ada Lovelace';
const { fields } = messages.settings.of.notifications;
const transitions = messages.transitions;
/** She has no name, and is called by what she calls herself. */
const GRACE = grace.username ?? '';
const MISAKI = misaki.name ?? '';

test.use({ service: { users: [ada] } });

const trayShows = (tray: TrayItem, text: string): Promise<unknown> => tray.waitForMenu((menu) => menuText(menu).includes(text));
const waitForTitle = (desktop: VirtualDesktop, title: string): Promise<ShownNotification> =>
  desktop.notifications.waitFor(({ summary }) => summary === title);
const titles = (desktop: VirtualDesktop): string[] => desktop.notifications.shown.map(({ summary }) => summary);

test('a sign-out that nobody asked for is told once, and a click on that opens the window', async ({ simulator, desktop, launch }) => {
  const app = await launch(HIDDEN);
  await trayShows(await app.tray(), messages.session.signedIn.title(NAME));
  simulator.signOut();
  const { id, body, appName, imageSize } = await waitForTitle(desktop, transitions['signed-out'].notification.title(NAME, 1));
  expect(appName).toBe('Pieces Account Tray');
  // Notification services that get no picture draw a general one, or none.
  expect(imageSize).toEqual([96, 96]);
  expect(body).toContain(transitions['signed-out'].notification.detail);
  expect(app.electron.windows()).toHaveLength(0);

  desktop.notifications.invoke(id);
  const window = await app.window();
  await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
  expect(titles(desktop)).toHaveLength(1);
});

test('a click brings an open window to the activity', async ({ simulator, desktop, launch }) => {
  const window = await (await launch()).window();
  const heading = window.locator('h1');
  await expect(heading).toHaveText(NAME);
  const activity = window.getByRole('heading', { name: messages.history.heading });
  await expect(activity).toHaveCount(0);
  simulator.signOut();
  const { id } = await waitForTitle(desktop, transitions['signed-out'].notification.title(NAME, 1));
  desktop.notifications.invoke(id);
  await expect(window.getByRole('tabpanel', { name: messages.window.places.activity })).toBeVisible();
  await expect(activity).toBeFocused();
  await expect(heading).toHaveText(messages.session.signedOut.title);
});

test('who comes back is taken back', async ({ simulator, desktop, launch }) => {
  const tray = await (await launch(HIDDEN)).tray();
  await trayShows(tray, messages.session.signedIn.title(NAME));
  simulator.signOut();
  const { id } = await waitForTitle(desktop, transitions['signed-out'].notification.title(NAME, 1));
  simulator.signIn(ada);
  await desktop.notifications.waitUntilClosed(id);
  await trayShows(tray, messages.session.signedIn.title(NAME));
});

test('another user in the place of the one before is told', async ({ simulator, desktop, launch }) => {
  await trayShows(await (await launch(HIDDEN)).tray(), messages.session.signedIn.title(NAME));
  simulator.signIn({ ...misaki, name: 'Tom & <b>Jerry</b>' });
  const { body } = await waitForTitle(desktop, transitions['user-switched'].notification.title('Tom & <b>Jerry</b>', NAME));
  // A desktop may take it for markup.
  expect(body).not.toContain('Jerry');
});

test('what the person did here is not told, and what follows without them is', async ({ simulator, desktop, launch }) => {
  const app = await launch();
  const window = await app.window();
  await window.getByRole('button', { name: messages.disconnect.action }).click();
  await window.getByRole('dialog').getByRole('button', { name: messages.disconnect.asking.confirm, exact: true }).click();
  await expect(window.getByRole('dialog')).toContainText(messages.disconnect.done.title(NAME));
  simulator.signIn(grace);
  await expect(window.locator('h1')).toHaveText(GRACE);
  simulator.signIn(misaki);
  await waitForTitle(desktop, transitions['user-switched'].notification.title(MISAKI, GRACE));
  expect(titles(desktop)).toHaveLength(1);
});

test('what is turned off in the window is not told, and stays off; the others are told', async ({ simulator, desktop, launch }) => {
  const first = await launch();
  const window = await first.window();
  await goTo(window, 'settings');
  const signedOut = window.getByRole('switch', { name: fields.signedOut.label });
  await expect(signedOut).toBeChecked();
  await signedOut.click();
  await expect(signedOut).not.toBeChecked();
  await first.close();

  const tray = await (await launch(HIDDEN)).tray();
  await trayShows(tray, messages.session.signedIn.title(NAME));
  simulator.signOut();
  await trayShows(tray, messages.session.signedOut.title);
  simulator.signIn(grace);
  await trayShows(tray, messages.session.signedIn.title(GRACE));
  simulator.signIn(misaki);
  await waitForTitle(desktop, transitions['user-switched'].notification.title(MISAKI, GRACE));
  expect(titles(desktop)).toHaveLength(1);
});

test.describe('with a locked keychain', () => {
  test.use({ keyring: 'unlocked' });

  test('that is told when it is found locked', async ({ desktop, vault, launch }) => {
    await vault.save(ada.id, makeTokens('of-ada', 100));
    await writeAppFile(desktop, 'keychain-index', { users: [ada.id] });
    await desktop.keyring.lock();
    const app = await launch();
    const window = await app.window();
    await window.getByRole('button', { name: messages.disconnect.action }).click();
    await window.getByRole('dialog').getByRole('button', { name: messages.disconnect.asking.confirm, exact: true }).click();
    const { id } = await waitForTitle(desktop, transitions['keychain-locked'].notification.title);
    expect(titles(desktop)).toHaveLength(1);
    await desktop.keyring.unlock();
    await window.getByRole('dialog').getByRole('button', { name: messages.disconnect.retry }).click();
    await desktop.notifications.waitUntilClosed(id);
  });
});

test.describe('where no desktop shows notifications', () => {
  test.use({ notifications: false });

  test('the window says that one could not be shown', async ({ simulator, window }) => {
    await expect(window.locator('h1')).toHaveText(NAME);
    simulator.signOut();
    await expect(window.locator('.notices')).toContainText(messages.notices.notificationsFailed.title);
  });
});
