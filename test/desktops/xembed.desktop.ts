/** A tray that only embeds windows: the app draws icon and menu itself. */
import { expect, test } from '@playwright/test';
import { XEMBED } from './desktop-kinds.ts';
import { packagedApp, PACKAGING_LIMIT_MS } from './packaged-app.ts';
import { ended, isWindow, onRealDesktop } from './real-desktop.ts';
import { belowPanel, centreOf, changedPart, panelPart, type Rect, type Screen } from './screen.ts';

const RIGHT_BUTTON = 3;
const MENU_SIDE_MIN_PX = 80;

test('on a tray that embeds windows, the icon is shown and changes, and its menu says the state and opens the window', async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  await onRealDesktop(XEMBED, await packagedApp(), async (desktop, simulator) => {
    await desktop.startPanel();
    const empty = await desktop.still();
    const app = await desktop.startApp('--hidden');
    await desktop.see('an icon in the tray', (now) => changedPart(empty, now, panelPart(now)));
    const signedIn = await desktop.still();
    const icon = changedPart(empty, signedIn, panelPart(signedIn)) as Rect;
    /** Opens it within a part of the screen, where a notification may be elsewhere. */
    const openMenu = async (within: Rect): Promise<{ screen: Screen; menu: Rect }> => {
      const menuOn = (now: Screen): Rect | null => {
        const changed = changedPart(empty, now, within);
        return changed !== null && changed.width > MENU_SIDE_MIN_PX && changed.height > MENU_SIDE_MIN_PX ? changed : null;
      };
      await desktop.click(centreOf(icon), RIGHT_BUTTON);
      await desktop.see('a menu', menuOn);
      const screen = await desktop.still();
      return { screen, menu: menuOn(screen) as Rect };
    };
    const opened = await openMenu(belowPanel(empty));
    await desktop.keepPicture('menu');
    simulator.signOut();
    await desktop.see('another icon', (now) => changedPart(signedIn, now, icon));
    // Electron closes the menu then, or leaves it open.
    await desktop.keys('Escape');
    await desktop.see('no menu', (now) => changedPart(opened.screen, now, opened.menu));
    const again = await openMenu(opened.menu);
    await desktop.keepPicture('menu-signed-out');
    expect(changedPart(opened.screen, again.screen, opened.menu)).not.toBeNull();
    await desktop.keys('Down', 'Return');
    await desktop.see('the account window', (now) => {
      const changed = changedPart(empty, now, belowPanel(now));
      return changed !== null && isWindow(changed);
    });
    app.kill('SIGTERM');
    expect(await ended(app)).toBe(0);
  });
});
