/** The desktops that the packaged app is tried on: which programs of Debian they consist of, and how a person uses them. */
import { join } from 'node:path';
import type { Processes } from '../support/processes.ts';
import { GNOME } from './gnome.ts';
import { KDE } from './kde.ts';
import { SWAY } from './sway.ts';
import type { Rect, Screen } from './screen.ts';
import { startDunst } from './dunst.ts';
import { MULTIARCH, write } from './folders.ts';

export interface Panel {
  readonly stop: () => Promise<void>;
}

export interface DesktopKind {
  readonly name: string;
  /** Starts what is there before the panel: a window manager, a compositor, what shows notifications. May change the environment. */
  readonly startBase: (processes: Processes, env: NodeJS.ProcessEnv) => Promise<void>;
  readonly startPanel: ((processes: Processes, env: NodeJS.ProcessEnv) => Promise<Panel>) | undefined;
  /** What the app is started with besides the environment of the desktop. */
  readonly appEnvironment?: Readonly<Record<string, string>>;
  /** Where the keys do not reach the menu that the panel draws, it is worked with the pointer. */
  readonly menuByPointer?: true;
  /** The part of the panel that has icons in it, where other parts change by themselves. */
  readonly icons?: (screen: Screen) => Rect;
}

const onX = {
  startBase: async (processes: Processes, env: NodeJS.ProcessEnv): Promise<void> => {
    processes.start('openbox', ['--sm-disable'], { env });
    await startDunst(processes, env);
  },
};

const XFCE_PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
`;

const xfce: DesktopKind = {
  ...onX,
  name: 'Xfce',
  startBase: async (processes, env) => {
    await write(join(env['XDG_CONFIG_HOME'] ?? '', 'xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml'), XFCE_PANEL);
    processes.start(`/usr/lib/${MULTIARCH}/xfce4/xfconf/xfconfd`, [], { env });
    await onX.startBase(processes, env);
  },
  startPanel: async (processes, env) => processes.start('xfce4-panel', ['--disable-wm-check', '--sm-client-disable'], { env }),
};

const LXQT_PANEL = `[General]
__userfile__=true

[panel1]
alignment=-1
animation-duration=0
hidable=false
iconSize=22
lockPanel=true
panelSize=28
plugins=statusnotifier
position=Top
width=100
width-percent=true

[statusnotifier]
alignment=Right
type=statusnotifier
`;

const lxqt: DesktopKind = {
  ...onX,
  name: 'LXQt',
  startPanel: async (processes, env) => {
    await write(join(env['XDG_CONFIG_HOME'] ?? '', 'lxqt', 'panel.conf'), LXQT_PANEL);
    return processes.start('lxqt-panel', [], { env: { ...env, XDG_CURRENT_DESKTOP: 'LXQt' } });
  },
};

/** A tray of the time before StatusNotifierItem: it embeds a window of the program, which draws its menu itself. */
export const XEMBED: DesktopKind = {
  ...onX,
  name: 'X11 with an XEmbed tray',
  startPanel: async (processes, env) =>
    processes.start('trayer', ['--edge', 'top', '--align', 'left', '--widthtype', 'percent', '--width', '100', '--height', '28'], { env }),
};

const bare: DesktopKind = { ...onX, name: 'X11 without a tray', startPanel: undefined };

/** Of these, Xfce is part of `npm test`. */
export const XFCE = xfce;
export const DESKTOPS: readonly DesktopKind[] = [xfce, lxqt, KDE, ...GNOME, SWAY, bare];
