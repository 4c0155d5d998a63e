/** sway with waybar: a Wayland compositor, drawn in the X display of the tests so that pointer, keys and pictures are the same. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { startDunst } from './dunst.ts';
import { write } from './folders.ts';
import type { DesktopKind } from './desktop-kinds.ts';

const ASK_AGAIN_MS = 200;
const START_LIMIT_MS = 15_000;
const WAYLAND_DISPLAY = 'wayland-1';

/** The window of the app has a title bar of its own there. */
const CONFIG = `output * resolution 1280x900 bg #204060 solid_color
xwayland disable
default_border none
for_window [app_id=".*"] floating enable
`;
const BAR = { position: 'top', height: 30, 'modules-right': ['tray'], tray: { 'icon-size': 22, spacing: 8 } };

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}

/** What runs in the compositor. */
const within = { WAYLAND_DISPLAY, XDG_SESSION_TYPE: 'wayland', XDG_CURRENT_DESKTOP: 'sway', ELECTRON_OZONE_PLATFORM_HINT: 'wayland', GDK_BACKEND: 'wayland' };

export const SWAY: DesktopKind = {
  name: 'sway with waybar (Wayland)',
  appEnvironment: within,
  menuByPointer: true,
  startBase: async (processes, env) => {
    const config = env['XDG_CONFIG_HOME'] ?? '';
    await write(join(config, 'sway', 'config'), CONFIG);
    await write(join(config, 'waybar', 'config'), JSON.stringify(BAR));
    processes.start('sway', [], { env: { ...env, WLR_BACKENDS: 'x11', WLR_RENDERER: 'pixman', XDG_CURRENT_DESKTOP: 'sway' } });
    const limitMs = performance.now() + START_LIMIT_MS;
    while (!(await exists(join(env['XDG_RUNTIME_DIR'] ?? '', WAYLAND_DISPLAY)))) {
      if (performance.now() > limitMs) throw new Error('sway did not start.');
      await timers.setTimeout(ASK_AGAIN_MS);
    }
    await startDunst(processes, { ...env, ...within });
  },
  startPanel: async (processes, env) => processes.start('waybar', [], { env: { ...env, ...within } }),
};
