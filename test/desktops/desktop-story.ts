/** What happens on each desktop, told once for all of them. */
import { expect, test } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada } from '../simulator/profiles.ts';
import { menuItems } from '../support/menu-tree.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { DesktopKind } from './desktop-kinds.ts';
import { ended, isWindow, onRealDesktop, type RealDesktop } from './real-desktop.ts';
import { belowPanel, centreOf, changedPart, contrastOf, panelPart, type Rect, type Screen } from './screen.ts';

/** Of the smallest drawing that is told from noise. */
const ICON_PIXELS_MIN = 40;
/** For graphics that are needed to understand something: WCAG 2.2, 1.4.11. */
const CONTRAST_MIN = 3;
const MENU_SIDE_MIN_PX = 80;
const RIGHT_BUTTON = 3;
const NAME = 'Ada Lovelace';

/**
 * @param kind - the desktop
 * @param executable - of the packaged app
 */
export const playOn = (kind: DesktopKind, executable: string): Promise<void> => onRealDesktop(kind, executable, (desktop, simulator) => play(kind, desktop, simulator));

async function play(kind: DesktopKind, desktop: RealDesktop, simulator: Simulator): Promise<void> {
  await desktop.startPanel();
  const empty = await desktop.still();
  const app = await desktop.startApp('--hidden');
  if (kind.startPanel !== undefined) {
    const icon = await test.step('the icon is in the panel, and stands out from it', () => seeIcon(desktop, kind, empty));
    const signedIn = await desktop.still();
    await desktop.keepPicture('icon');
    await test.step('a sign-out at the service changes the icon, and a notification is shown', async () => {
      simulator.signOut();
      await desktop.see('another icon', (now) => changedPart(signedIn, now, icon));
      await openByNotification(desktop, empty);
    });
    await test.step('the panel opens the menu, and Disconnect is chosen in it', async () => {
      simulator.signIn(ada);
      await desktop.see('the first icon again', (now) => changedPart(signedIn, now, icon) === null);
      await chooseInMenu(desktop, kind, icon, messages.disconnect.actionFor(NAME));
      await seeWindow(desktop, empty);
      await desktop.keepPicture('disconnect');
      await closeWindow(desktop, empty);
    });
    await test.step('the icon is there again after the panel was started anew', async () => {
      await desktop.stopPanel();
      await desktop.startPanel();
      await seeIcon(desktop, kind, empty);
    });
  }
  await test.step('a second start shows the window', async () => {
    expect(await ended(await desktop.startApp())).toBe(0);
    await seeWindow(desktop, empty);
    await desktop.keepPicture('window');
  });
  if (kind.startPanel === undefined) {
    await test.step('where there is no icon, a notification is another way to the window', async () => {
      await closeWindow(desktop, empty);
      simulator.signOut();
      await openByNotification(desktop, empty);
    });
  }
  await test.step('SIGTERM ends it as Quit does', async () => {
    app.kill('SIGTERM');
    expect(await ended(app)).toBe(0);
  });
  if (kind.startPanel !== undefined) {
    await test.step('a panel that starts after the app shows the icon', async () => {
      await desktop.stopPanel();
      const early = await desktop.startApp('--hidden');
      await desktop.startPanel();
      await seeIcon(desktop, kind, empty);
      early.kill('SIGTERM');
      expect(await ended(early)).toBe(0);
    });
  }
}

/** @returns where it is */
async function seeIcon(desktop: RealDesktop, kind: DesktopKind, empty: Screen): Promise<Rect> {
  const find = (now: Screen): Rect | null => {
    const changed = changedPart(empty, now, (kind.icons ?? panelPart)(now));
    return changed !== null && changed.pixels >= ICON_PIXELS_MIN ? changed : null;
  };
  await desktop.see('an icon in the panel', find);
  // It says “starting” for a moment.
  const now = await desktop.still();
  const icon = find(now);
  expect(icon).not.toBeNull();
  expect(contrastOf(now, icon as Rect, empty)).toBeGreaterThanOrEqual(CONTRAST_MIN);
  return icon as Rect;
}

const seeWindow = (desktop: RealDesktop, empty: Screen): Promise<Rect> =>
  desktop.see('the account window', (now) => {
    const changed = changedPart(empty, now, belowPanel(now));
    return changed !== null && isWindow(changed) ? changed : null;
  });

async function closeWindow(desktop: RealDesktop, empty: Screen): Promise<void> {
  // Over the icon the pointer would bring up a tooltip, and below the panel some compositors draw it into the picture.
  await desktop.point([Math.round(empty.width / 3), 2]);
  // The first closes a dialog, the second the window.
  await desktop.keys('Escape', 'Escape');
  await desktop.see('no window', (now) => changedPart(empty, now, belowPanel(now)) === null);
}

/** In the menu that the panel draws: a right click on the icon, then the keys, or a click on the row. */
async function chooseInMenu(desktop: RealDesktop, kind: DesktopKind, icon: Rect, label: string): Promise<void> {
  const item = await desktop.item();
  const before = await desktop.still();
  const rows = menuItems(await item.openMenu()).filter(({ visible, label: text }) => visible && text !== '');
  const choices = rows.filter(({ enabled }) => enabled);
  const steps = choices.findIndex((choice) => choice.label === label) + 1;
  expect(steps).toBeGreaterThan(0);
  await desktop.click(centreOf(icon), RIGHT_BUTTON);
  await desktop.see('a menu', (now) => {
    const changed = changedPart(before, now, belowPanel(now));
    return changed !== null && changed.width > MENU_SIDE_MIN_PX && changed.height > MENU_SIDE_MIN_PX;
  });
  const open = await desktop.still();
  await desktop.keepPicture('menu');
  if (kind.menuByPointer !== true) return desktop.keys(...Array.from({ length: steps }, () => 'Down'), 'Return');
  const menu = changedPart(before, open) as Rect;
  // The lines between the rows are thin.
  const row = rows.findIndex((each) => each.label === label);
  await desktop.click([Math.round(menu.x + menu.width / 2), Math.round(menu.y + (menu.height * (row + 0.5)) / rows.length)]);
}

/** A click on the notification opens the window, which is then closed. */
async function openByNotification(desktop: RealDesktop, empty: Screen): Promise<void> {
  const find = (now: Screen): Rect | null => changedPart(empty, now, belowPanel(now));
  await desktop.see('a notification', find);
  const now = await desktop.still();
  await desktop.keepPicture('notification');
  await desktop.click(centreOf(find(now) as Rect));
  await seeWindow(desktop, empty);
  await desktop.keepPicture('activity');
  await closeWindow(desktop, empty);
}
