/** Every file that is shipped besides Electron. The tray icons are in `scripts/icons.ts`. */

import { LANGUAGE_CODES } from '../../src/shared/i18n/languages.ts';

const prebuilt = (arch: string): string => `node_modules/keytar/prebuilds/linux-${arch}/keytar.node`;

const KEYTAR = ['node_modules/keytar/LICENSE.md', 'node_modules/keytar/lib/keytar.js', 'node_modules/keytar/package.json'] as const;

/** What is loaded later is a file of its own, named after its module; `chunk` is what several of them share. */
const MAIN_PARTS = [
  'chunk',
  'confirm-dialog',
  'create-app',
  'desktop-notifications',
  'diagnostics-text',
  'electron-app',
  ...LANGUAGE_CODES,
  'feed-updater',
  'help',
  'identity-provider',
  'keychain-vault',
  'log-file',
  'openid-provider',
  'ports',
  'save-dialog',
  'status',
  'user-stream',
] as const;

export const SHIPPED_FILES = {
  inArchive: (arch: string): string[] => [
    'package.json',
    'dist/main/index.js',
    ...MAIN_PARTS.map((name) => `dist/main/${name}-HASH.js`),
    'dist/preload/index.cjs',
    'dist/renderer/index.html',
    'dist/renderer/main.js',
    ...LANGUAGE_CODES.map((code) => `dist/renderer/language-${code}.js`),
    'dist/renderer/styles.css',
    'dist/assets/icon.png',
    'dist/assets/icon-256.png',
    ...KEYTAR,
    prebuilt(arch),
  ],
  resources: (arch: string): string[] => [
    'LICENSE.txt',
    'app.asar',
    'apparmor-profile',
    'third-party-licences.txt',
    ...[...KEYTAR, prebuilt(arch)].map((path) => `app.asar.unpacked/${path}`),
  ],
} as const;
