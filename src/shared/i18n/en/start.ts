/** What is said about the start and the end of the app. Part of `messages.ts`. */

/** Why the app could not get the lock that lets one instance run per data folder. */
export const lockProblemWords = {
  notAFolder: (path: string) => `The app cannot start, because ${path} is not a folder. Move what is there away, or choose another folder with --user-data-dir.`,
  notWritable: (path: string) => `The app cannot start, because its data folder ${path} cannot be written to. Change its permissions, or choose another folder with --user-data-dir.`,
  diskFull: (path: string) => `The app cannot start, because the disk of its data folder ${path} is full. Free some space, then start the app again.`,
  notALock: (path: string) => `The app cannot start, because ${path} is in the place of its lock. Move it away, then start the app again.`,
  other: (path: string, detail: string) => `The app cannot start, because its data folder ${path} cannot be locked. The reason: ${detail}`,
};
