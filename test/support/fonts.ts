/** One font for the app under test, whatever the machine has. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Inter in the weights of the window: the Latin part of the files in `@expo-google-fonts/inter` 0.4.2, under the licence that lies with them. */
const FONTS = join(import.meta.dirname, '..', 'e2e', 'font');

/**
 * @param folder - of the test, for the configuration and its cache
 * @returns the variables that give an app one font, drawn in grey and without hints, which differ from machine to machine
 */
export async function fontEnvironment(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const set = (name: string, value: string): string => `<edit name="${name}" mode="assign">${value}</edit>`;
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig>
      <dir>${FONTS}</dir>
      <cachedir>${join(folder, 'font-cache')}</cachedir>
      <match target="font">${[
        set('antialias', '<bool>true</bool>'),
        set('hinting', '<bool>false</bool>'),
        set('hintstyle', '<const>hintnone</const>'),
        set('autohint', '<bool>false</bool>'),
        set('rgba', '<const>none</const>'),
      ].join('')}</match>
    </fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
