/** Newer versions of the app. Part of the English catalogue. */
import type { UpdateFailure, UpdateInstaller } from '../../update.ts';

export const updateWords = {
  heading: 'Updates',
  check: 'Check for updates…',
  download: 'Download…',
  install: 'Install and restart',
  idle: 'Not checked for updates yet.',
  checking: 'Checking for updates…',
  newest: 'You have the latest version.',
  older: (version: string) => `The update server has version ${version}, which is older than this one. Nothing was changed.`,
  available: {
    app: (version: string) => `Version ${version} is available.`,
    packageManager: (version: string) => `Version ${version} is available. Install it with your package manager.`,
    person: (version: string) => `Version ${version} is available. Download it from the project page.`,
  } satisfies Record<UpdateInstaller, (version: string) => string>,
  downloading: (version: string) => `Version ${version} is being downloaded…`,
  ready: (version: string) => `Version ${version} will be installed when you quit the app.`,
  restarting: (version: string) => `Version ${version} will be installed as soon as no sign-in or disconnect is in progress.`,
  question: {
    title: (version: string) => `Download version ${version}?`,
    detail: 'It will be installed when you quit the app or choose to restart it. Nothing is interrupted until then.',
    agree: 'Download',
    decline: 'Not now',
  },
  tray: {
    available: (version: string) => `Version ${version} is available…`,
    ready: (version: string) => `Version ${version} is ready to install…`,
  },
  failures: {
    unreachable: 'The update server could not be reached. Check your network, then try again.',
    noFeed: 'There is no update information at the address set in this package. Get the latest version from the project page.',
    unreadable: 'The update information could not be read. Try again later.',
    notEncrypted: 'A secure connection to the update server could not be made, so nothing was downloaded. Try again on another network.',
    fileMissing: 'The update server does not have the file for the newer version. Try again later.',
    cutOff: 'The download ended before it was complete. Nothing was installed. Try again.',
    wrongHash: 'The downloaded file is not the one that the update server announced, so it was deleted. Try again later.',
    notSigned: 'The downloaded file is not signed by the publisher of this app, so it was not installed. Get the latest version from the project page.',
    diskFull: 'There is not enough disk space for the download. Free some space, then try again.',
    notWritable: 'The app cannot save the file for the newer version. Check the permissions of its program folder and its cache folder, then try again.',
    failed: 'The update did not work. Try again later, or get the latest version from the project page.',
  } satisfies Record<UpdateFailure, string>,
};
