/** Starting the app, and starting Pieces OS. Part of the English catalogue. */
import type { PiecesOsStart } from '../../snapshot.ts';


/** Why the app could not get the lock that lets one instance run per data folder. */
export const lockProblemWords = {
  notAFolder: (path: string) => `The app cannot start, because ${path} is not a folder. Move that file, or choose another folder with --user-data-dir.`,
  notWritable: (path: string) => `The app cannot start, because it cannot write to its data folder ${path}. Change the folder’s permissions, or choose another folder with --user-data-dir.`,
  diskFull: (path: string) => `The app cannot start, because the disk that holds its data folder ${path} is full. Free some space, then try again.`,
  notALock: (path: string) => `The app cannot start, because ${path} is where its lock file must be. Move that item, then try again.`,
  otherUser: (path: string) => `The app cannot start, because its data folder ${path} belongs to another user. Choose another folder with --user-data-dir.`,
  other: (path: string, detail: string) => `The app cannot start, because its data folder ${path} cannot be locked. Reason: ${detail}`,
};

type StartFailure = Extract<PiecesOsStart, { state: 'failed' }>['failure'];

/** Of the button and the menu item that have the system start Pieces OS. */
export const startPiecesOsWords = {
  action: 'Start Pieces OS',
  retry: 'Try starting Pieces OS again',
  asked: {
    title: 'Starting Pieces OS…',
    detail: 'This can take a few minutes.',
  },
  failures: {
    noProgram: {
      title: 'Pieces OS could not be started',
      detail: 'No program on this computer is registered to start it. Install Pieces OS, or start it yourself.',
    },
    notOpened: {
      title: 'Pieces OS was not started',
      detail: 'The system could not open pieces://launch. Start Pieces OS yourself.',
    },
    noAnswer: {
      title: 'Pieces OS is still not answering',
      detail: 'The system was asked to start it two minutes ago. Check that it is running, or start it yourself.',
    },
  } satisfies Record<StartFailure, { title: string; detail: string }>,
};
