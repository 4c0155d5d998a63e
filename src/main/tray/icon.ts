import { join } from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import type { Tone } from '../../shared/describe.ts';

const FILE_OF_TONE: Readonly<Record<Tone, string>> = {
  signedIn: 'signed-in',
  signedOut: 'signed-out',
  unreachable: 'unreachable',
  starting: 'starting',
  attention: 'attention',
};

/**
 * @param dir - the folder of the icons
 * @param tone - the state to show
 * @param darkPanel - whether the icon stands on a dark ground; macOS decides that itself
 * @returns the icon with its representations for one and two device pixels a point
 */
export function trayIcon(dir: string, tone: Tone, darkPanel: boolean): NativeImage {
  const name = FILE_OF_TONE[tone];
  // Electron adds the @2x file by itself, and knows a macOS template image by its name.
  const file = process.platform === 'darwin' ? `${name}Template.png` : `${name}-${darkPanel ? 'dark' : 'light'}.png`;
  return nativeImage.createFromPath(join(dir, file));
}
