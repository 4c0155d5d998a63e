import type { ElectronApplication, Page } from '@playwright/test';
import type { Place } from '../../src/shared/bridge-contract.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { ShownLanguage } from '../support/pseudo-window.ts';
import type { State } from './states.ts';

/** What the main process answers in a state, by the name of the command; a function cannot be handed over. */
type Answers = Readonly<Record<string, unknown>>;

const send = (electron: ElectronApplication, snapshot: Snapshot, place: Place, answers: Answers): Promise<void> =>
  electron.evaluate(
    ({ BrowserWindow, ipcMain }, given) => {
      for (const [command, value] of Object.entries(given.answers)) {
        ipcMain.removeHandler(`account-tray:command:${command}`);
        ipcMain.handle(`account-tray:command:${command}`, () => ({ value }));
      }
      const contents = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('account-tray:'))?.webContents;
      if (contents === undefined) throw new Error('There is no window.');
      const toWindow = (Reflect.get(globalThis, 'sendToWindow') as typeof contents.send | undefined) ?? contents.send.bind(contents);
      Reflect.set(globalThis, 'sendToWindow', toWindow);
      Reflect.set(contents, 'send', () => undefined);
      toWindow('account-tray:snapshot', given.snapshot);
      toWindow('account-tray:place', given.place);
    },
    { snapshot, place, answers },
  );

/**
 * Puts a state into the window; what its commands answer is that of the state, too. From then on the window hears nothing of its app.
 *
 * @param electron - the running app
 * @param window - its account window
 * @param language - that the window speaks; for a pseudo-locale see `servePseudoLocales`
 */
export async function showState(electron: ElectronApplication, window: Page, state: State, language: ShownLanguage = 'en'): Promise<void> {
  const { place, history, answers = {}, act } = state;
  const snapshot: Snapshot = { ...state.snapshot, language: language as Snapshot['language'] };
  // The first start has the window to itself: what was typed and opened in the state before is gone.
  await send(electron, { ...snapshot, firstStart: true }, place, { getHistory: history, ...answers });
  await window.locator(`html[lang="${language}"] .first-start`).waitFor();
  if (snapshot.firstStart !== true) {
    await send(electron, snapshot, place, {});
    await window.locator(`#place-${place}:not([hidden])`).waitFor();
  }
  if (snapshot.disconnect.state !== 'idle') await window.locator(`dialog.${snapshot.disconnect.state}`).waitFor();
  await act?.(window);
  // Away from what it pressed.
  await window.mouse.move(0, 0);
}
