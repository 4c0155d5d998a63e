/** What every tray app of Electron weighs: an icon, a menu of the same kind, and an empty window on request. */
import { join } from 'node:path';
import { app, BrowserWindow, Menu, Tray } from 'electron';

const HERE = import.meta.dirname;
/** An icon that nothing refers to would be collected, and leave the tray. */
let tray;

app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'));
app.on('window-all-closed', () => undefined);
app.on('ready', () => {
  Menu.setApplicationMenu(null);
  tray = new Tray(join(HERE, '../../../assets/tray/signed-in.png'));
  tray.setToolTip('Bare app');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Signed in as nobody' },
      { label: 'Verified never.', enabled: false },
      { type: 'separator' },
      { label: process.env.OPEN_WINDOW_LABEL, click: openWindow },
      { label: 'Check now' },
      { label: 'Disconnect nobody…' },
      { type: 'separator' },
      { label: 'Settings…' },
      { label: 'Start at login', type: 'checkbox' },
      { type: 'separator' },
      { label: 'Quit', role: 'quit' },
    ]),
  );
});

function openWindow() {
  const window = new BrowserWindow({ width: 440, height: 680, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(HERE, 'window.html'));
}
