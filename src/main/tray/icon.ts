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

/** macOS knows a template image by its name; Windows draws 16 points, everybody else 22 or more. */
const ENDINGS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Template', win32: '-16' };

/**
 * @param dir - the folder of the icons
 * @param tone - the state to show
 * @returns the icon, which is readable on a panel of any colour; Electron adds the files for other scales by their names
 */
export function trayIcon(dir: string, tone: Tone): NativeImage {
  return nativeImage.createFromPath(join(dir, `${FILE_OF_TONE[tone]}${ENDINGS[process.platform] ?? ''}.png`));
}
