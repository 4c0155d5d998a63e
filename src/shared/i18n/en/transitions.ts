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
    history: (user: string, _from: string, here: boolean) => (here ? `${user} signed in from here` : `${user} signed in`),
  },
  'signed-out': {
    history: (user: string, _from: string, here: boolean) => (here ? `${user} was disconnected from here` : `${user} was signed out, not from here`),
    notification: {
      title: (names: string, count: number) => `${names} ${count === 1 ? 'was' : 'were'} signed out of Pieces OS`,
      detail: 'This was not done with this app.',
      advice: 'Open the account window to see who is signed in now.',
    },
  },
  'user-switched': {
    history: (user: string, from: string, here: boolean) =>
      here ? `${user} took the place of ${from}, asked for here` : `${user} took the place of ${from}`,
    notification: {
      title: (to: string, from: string) => `${to} is signed in to Pieces OS now, instead of ${from}`,
      detail: 'This was not done with this app.',
      advice: 'Open the account window to see who is signed in.',
    },
  },
  'current-began': {
    history: (user: string, _from: string, here: boolean) =>
      here ? `${user} became the current user, asked for here` : `${user} became the current user`,
  },
  'current-ended': {
    history: (user: string, _from: string, here: boolean) =>
      here ? `${user} is no longer the current user, asked for here` : `${user} is no longer the current user, but still listed`,
    notification: {
      title: (name: string) => `${name} is no longer the current user of Pieces OS`,
      detail: 'Pieces OS still lists this user, and says that no one is signed in. This was not done with this app.',
      advice: 'Open the account window to see who is listed.',
    },
  },
  'profile-changed': {
    history: (user: string) => `The profile of ${user} changed`,
  },
  'service-down': {
    history: (_user: string, _from: string, _here: boolean, reason: string | undefined) => reason ?? 'Pieces OS could not be reached',
    notification: { title: 'Pieces OS has been gone for a minute' },
  },
  'service-up': {
    history: () => 'Pieces OS answers again',
    notification: {
      title: 'Pieces OS is back',
      signedIn: (name: string) => `Pieces OS is back, and ${name} is signed in`,
      signedOut: 'Pieces OS is back, and no one is signed in',
      detail: 'It answers again.',
    },
  },
  'keychain-locked': {
    history: () => 'The keychain was found locked',
    notification: {
      title: 'Your keychain is locked',
      detail: 'What this app saved there can be neither used nor deleted meanwhile.',
      advice: 'Unlock it, then try again.',
    },
  },
  'keychain-unlocked': {
    history: () => 'The keychain was opened',
  },
} satisfies Readonly<Record<string, TransitionWords>>;
