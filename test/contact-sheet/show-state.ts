import type { ElectronApplication, Page } from '@playwright/test';
import type { State } from './states.ts';

/**
 * Puts a state into the window; what the history answers is that of the state, too. From then on the window hears nothing of its app.
 *
 * @param electron - the running app
 * @param window - its account window
 */
export async function showState(electron: ElectronApplication, window: Page, { place, snapshot, history }: State): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow, ipcMain }, given) => {
      ipcMain.removeHandler('account-tray:command:getHistory');
      ipcMain.handle('account-tray:command:getHistory', () => ({ value: given.history }));
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('There is no window.');
      const send = (Reflect.get(globalThis, 'sendToWindow') as typeof contents.send | undefined) ?? contents.send.bind(contents);
      Reflect.set(globalThis, 'sendToWindow', send);
      Reflect.set(contents, 'send', () => undefined);
      send('account-tray:snapshot', given.snapshot);
      send('account-tray:place', given.place);
    },
    { place, snapshot, history },
  );
  await window.locator(snapshot.firstStart === true ? '.first-start' : `#place-${place}:not([hidden])`).waitFor();
  if (snapshot.disconnect.state === 'idle') await window.locator('dialog').waitFor({ state: 'detached' });
  else await window.locator(`dialog.${snapshot.disconnect.state}`).waitFor();
}
