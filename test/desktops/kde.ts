/** KDE Plasma on X11, where the panel shows the notifications as well. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DesktopKind } from './desktop-kinds.ts';
import { MULTIARCH, write } from './folders.ts';

const ASK_AGAIN_MS = 300;
const START_LIMIT_MS = 40_000;
const ACTIVITIES = `/usr/lib/${MULTIARCH}/libexec/kactivitymanagerd`;

/** A panel at the top that has a system tray in it and nothing else; a plain ground. */
const LAYOUT = `[Containments][1]
formfactor=2
lastScreen=0
location=3
plugin=org.kde.panel

[Containments][1][Applets][2]
plugin=org.kde.plasma.systemtray

[Containments][1][Applets][2][Configuration]
SystrayContainmentId=3

[Containments][3]
formfactor=2
lastScreen=0
location=3
plugin=org.kde.plasma.private.systemtray

[Containments][3][General]
extraItems=org.kde.plasma.notifications
knownItems=org.kde.plasma.notifications,org.kde.plasma.battery,org.kde.plasma.bluetooth,org.kde.plasma.clipboard,org.kde.plasma.devicenotifier,org.kde.plasma.keyboardindicator,org.kde.plasma.keyboardlayout,org.kde.plasma.manage-inputmethod,org.kde.plasma.mediacontroller,org.kde.plasma.networkmanagement,org.kde.plasma.vault,org.kde.plasma.volume,org.kde.kdeconnect,org.kde.kscreen,org.kde.plasma.printmanager
shownItems=org.kde.plasma.notifications

[Containments][4]
formfactor=0
lastScreen=0
location=0
plugin=org.kde.plasma.desktop
wallpaperplugin=org.kde.color
`;
const SETTINGS = `[KDE]
AnimationDurationFactor=0
`;
const NO_EFFECTS = `[Compositing]
Enabled=false
`;

/** That is the last of what the shell loads. */
async function showsNotifications(env: NodeJS.ProcessEnv): Promise<boolean> {
  const bus = ['--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const { stdout } = await promisify(execFile)('gdbus', ['call', '--session', ...bus, '--method', 'org.freedesktop.DBus.NameHasOwner', 'org.freedesktop.Notifications'], { env });
  return stdout.includes('true');
}

export const KDE: DesktopKind = {
  name: 'KDE Plasma',
  startBase: async (processes, env) => {
    const config = env['XDG_CONFIG_HOME'] ?? '';
    await write(join(config, 'plasma-org.kde.plasma.desktop-appletsrc'), LAYOUT);
    await write(join(config, 'kdeglobals'), SETTINGS);
    await write(join(config, 'kwinrc'), NO_EFFECTS);
    Object.assign(env, { XDG_CURRENT_DESKTOP: 'KDE', KDE_FULL_SESSION: 'true', KDE_SESSION_VERSION: '5', XDG_SESSION_TYPE: 'x11' });
    processes.start(ACTIVITIES, [], { env });
    processes.start('kwin_x11', [], { env });
    // It has the watcher for icons.
    processes.start('kded5', [], { env });
  },
  startPanel: async (processes, env) => {
    const panel = processes.start('plasmashell', ['--no-respawn'], { env: { ...env, QT_QUICK_BACKEND: 'software', LIBGL_ALWAYS_SOFTWARE: '1' } });
    const limitMs = performance.now() + START_LIMIT_MS;
    while (!(await showsNotifications(env))) {
      if (performance.now() > limitMs) throw new Error('The shell of KDE Plasma did not start.');
      await timers.setTimeout(ASK_AGAIN_MS);
    }
    return panel;
  },
};
