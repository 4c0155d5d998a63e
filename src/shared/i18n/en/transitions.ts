/** What is said of each transition: in the history, and in a notification where it has one. Part of the English catalogue. */

export interface TransitionWords {
  /**
   * @param user - whom it is about
   * @param from - who was there before
   * @param here - whether it was asked for in this app
   * @param reason - why the service could not be asked, in words; undefined where the reason has none
   */
  readonly history: (user: string, from: string, here: boolean, reason: string | undefined) => string;
  /** Only where there is one; what it consists of differs. */
  readonly notification?: object;
}

/**
 * By the kind of the transition. Names are in the titles of notifications only: a desktop may take the text below for
 * markup, and a name with `<` or `&` in it would spoil that.
 */
export const transitionWords = {
  'signed-in': {
    history: (user: string, _from: string, here: boolean) => (here ? `${user} signed in from this app` : `${user} signed in`),
  },
  'signed-out': {
    history: (user: string, _from: string, here: boolean) => (here ? `${user} was disconnected from this app` : `${user} was signed out outside this app`),
    notification: {
      title: (names: string, count: number) => `${names} ${count === 1 ? 'was' : 'were'} signed out of Pieces OS`,
      detail: 'This was done outside this app.',
      advice: 'Open the account window to see who is signed in now.',
    },
  },
  'user-switched': {
    history: (user: string, from: string, here: boolean) =>
      here ? `${user} replaced ${from} as the current user, from this app` : `${user} replaced ${from} as the current user`,
    notification: {
      title: (to: string, from: string) => `${to} is now signed in to Pieces OS instead of ${from}`,
      detail: 'This was done outside this app.',
      advice: 'Open the account window to see who is signed in.',
    },
  },
  'current-began': {
    history: (user: string, _from: string, here: boolean) =>
      here ? `${user} became the current user, from this app` : `${user} became the current user`,
  },
  'current-ended': {
    history: (user: string, _from: string, here: boolean) =>
      here ? `${user} is no longer the current user, from this app` : `${user} is no longer the current user, but still listed`,
    notification: {
      title: (name: string) => `${name} is no longer the current user of Pieces OS`,
      detail: 'Pieces OS still lists this user, but reports that no one is signed in. This was done outside this app.',
      advice: 'Open the account window to see who is listed.',
    },
  },
  'profile-changed': {
    history: (user: string) => `The profile of ${user} changed`,
  },
  'service-down': {
    history: (_user: string, _from: string, _here: boolean, reason: string | undefined) => reason ?? 'Pieces OS could not be reached',
    notification: { title: 'Pieces OS has been unreachable for a minute' },
  },
  'service-up': {
    history: () => 'Pieces OS is answering again',
    notification: {
      title: 'Pieces OS is back',
      signedIn: (name: string) => `Pieces OS is back, and ${name} is signed in`,
      signedOut: 'Pieces OS is back, and no one is signed in',
      detail: 'It is answering again.',
    },
  },
  'keychain-locked': {
    history: () => 'The keychain was locked',
    notification: {
      title: 'Your keychain is locked',
      detail: 'This app cannot use or delete your saved sign-in while it is locked.',
      advice: 'Unlock it, then try again.',
    },
  },
  'keychain-unlocked': {
    history: () => 'The keychain was unlocked',
  },
} satisfies Readonly<Record<string, TransitionWords>>;
