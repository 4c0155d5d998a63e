/** `node test/demo/pictures.ts`, after a build: the pictures in `docs/images`, made anew from the running app. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { grace } from '../simulator/profiles.ts';
import { showState } from '../contact-sheet/show-state.ts';
import { statesAt } from '../contact-sheet/states.ts';
import { freshSnapshot, pictureOfWindow } from './evidence.ts';
import { pictureOfMenu } from './menu-picture.ts';
import { startStage } from './stage.ts';

const IMAGES = join(ROOT, 'docs', 'images');
const ADA = messages.session.signedIn.title('Ada Lovelace');

const stage = await startStage(console.log);
try {
  const { simulator, app, tray, window } = stage;
  await freshSnapshot(window);
  const account = { light: await pictureOfWindow(window, 'light'), dark: await pictureOfWindow(window, 'dark') };
  // The menu has a submenu as soon as there are two users.
  const ada = simulator.current();
  simulator.signIn(grace);
  simulator.setCurrent(ada?.id);
  await tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(ADA));
  await freshSnapshot(window);

  const states = statesAt(Date.now());
  const pictureOfState = async (name: string): Promise<Buffer> => {
    const state = states.find((each) => each.name === name);
    if (state === undefined) throw new Error(`There is no state ${name}.`);
    await showState(app.electron, window, state);
    return pictureOfWindow(window, 'light');
  };
  await mkdir(IMAGES, { recursive: true });
  const pictures = {
    'account-window.png': account.light,
    'account-window-dark.png': account.dark,
    'tray-menu.png': await pictureOfMenu(app, tray),
    'activity.png': await pictureOfState('activity'),
    'settings.png': await pictureOfState('settings'),
  };
  for (const [name, png] of Object.entries(pictures)) {
    await writeFile(join(IMAGES, name), png);
    console.log(`${join(IMAGES, name)}: ${Math.ceil(png.length / 1024)} KiB`);
  }
} finally {
  await stage.close();
}
