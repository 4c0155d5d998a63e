/** Newer versions of the app. Part of the English catalogue. */
import type { UpdateFailure, UpdateInstaller } from '../../update.ts';

export const updateWords = {
  heading: 'Updates',
  check: 'Check for updates…',
  download: 'Download…',
  install: 'Install and restart',
  idle: 'No check for a newer version yet.',
  checking: 'Checking for a newer version…',
  newest: 'This is the newest version.',
  older: (version: string) => `The update server has version ${version}, which is older than this one. Nothing was changed.`,
  available: {
    app: (version: string) => `Version ${version} is available.`,
    packageManager: (version: string) => `Version ${version} is available. Your package manager installs it.`,
    person: (version: string) => `Version ${version} is available. Download it from the project page.`,
  } satisfies Record<UpdateInstaller, (version: string) => string>,
  downloading: (version: string) => `Version ${version} is being downloaded…`,
  ready: (version: string) => `Version ${version} is installed when you quit the app.`,
  restarting: (version: string) => `Version ${version} is installed as soon as no sign-in and no disconnect is under way.`,
  question: {
    title: (version: string) => `Download version ${version}?`,
    detail: 'It is installed when you quit the app, or when you choose to restart. Nothing is interrupted before.',
    agree: 'Download',
    decline: 'Not now',
  },
  tray: {
    available: (version: string) => `Version ${version} is available…`,
    ready: (version: string) => `Version ${version} is ready to install…`,
  },
  failures: {
    unreachable: 'The update server could not be reached. Check your network, then try again.',
    noFeed: 'There is no update information at the address that this package names. Get the newest version from the project page.',
    unreadable: 'The update information could not be read. Try again later.',
    notEncrypted: 'There is no secure connection to the update server, so nothing was downloaded. Try again on another network.',
    fileMissing: 'The update server does not have the file of the newer version. Try again later.',
    cutOff: 'The download ended before it was complete. Nothing was installed. Try again.',
    wrongHash: 'The downloaded file is not the one that the update server announced, and was deleted. Try again later.',
    notSigned: 'The downloaded file is not signed by the publisher of this app, and was not installed. Get the newest version from the project page.',
    diskFull: 'There is no space left on the disk for the download. Free some space, then try again.',
    notWritable: 'The app may not write the file of the newer version. Check the permissions of the folders of the app and of its cache, then try again.',
    failed: 'The update did not work. Try again later, or get the newest version from the project page.',
  } satisfies Record<UpdateFailure, string>,
};
