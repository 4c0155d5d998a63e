/** What is said about the start of the app, and of Pieces OS. */
import type { PiecesOsStart } from '../../snapshot.ts';


/** Why the app could not get the lock that lets one instance run per data folder. */
export const lockProblemWords = {
  notAFolder: (path: string) => `The app cannot start, because ${path} is not a folder. Move what is there away, or choose another folder with --user-data-dir.`,
  notWritable: (path: string) => `The app cannot start, because its data folder ${path} cannot be written to. Change its permissions, or choose another folder with --user-data-dir.`,
  diskFull: (path: string) => `The app cannot start, because the disk of its data folder ${path} is full. Free some space, then start the app again.`,
  notALock: (path: string) => `The app cannot start, because ${path} is in the place of its lock. Move it away, then start the app again.`,
  other: (path: string, detail: string) => `The app cannot start, because its data folder ${path} cannot be locked. The reason: ${detail}`,
};

type StartFailure = Extract<PiecesOsStart, { state: 'failed' }>['failure'];

/** Of the button and the menu item that have the system start Pieces OS. */
export const startPiecesOsWords = {
  action: 'Start Pieces OS',
  retry: 'Try to start Pieces OS again',
  asked: {
    title: 'Starting Pieces OS…',
    detail: 'The system was asked to start it. It can take a few minutes until it answers.',
  },
  failures: {
    noProgram: {
      title: 'Pieces OS could not be started from here',
      detail: 'No program on this computer is registered to start it. Start it yourself, or install it.',
    },
    notOpened: {
      title: 'Pieces OS was not started',
      detail: 'The system could not open pieces://launch. Start Pieces OS yourself.',
    },
    noAnswer: {
      title: 'Pieces OS still does not answer',
      detail: 'The system was asked to start it two minutes ago. Look whether it is running, or start it yourself.',
    },
  } satisfies Record<StartFailure, { title: string; detail: string }>,
};
