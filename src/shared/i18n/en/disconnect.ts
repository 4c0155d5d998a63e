/** What is said about a disconnect. Part of the English catalogue. */
import type { DisconnectStep, Revocation } from '../../snapshot.ts';

/** A failed step of a disconnect: what did not happen, what that leaves behind, and what to do. */
interface StepWords {
  readonly title: (name: string) => string;
  readonly what: (name: string) => string;
  readonly kept: string;
  readonly advice: string;
}

export const disconnectWords = {
  action: 'Disconnect…',
  actionFor: (name: string) => `Disconnect ${name}…`,
  asking: {
    title: (name: string) => `Disconnect ${name}?`,
    detail: 'Pieces OS signs this user out and removes them from this computer. Every Pieces app here is affected.',
    advice: 'Anything kept in the cloud stays there. To come back, sign in again.',
    confirm: 'Disconnect',
  },
  running: {
    title: (name: string) => `Disconnecting ${name}…`,
    detail: 'Waiting for Pieces OS to do it and to confirm it.',
  },
  done: {
    title: (name: string) => `${name} is disconnected`,
    detail: 'Pieces OS no longer lists this user.',
    revocation: {
      revoked: 'The identity provider has taken back the sign-in that was kept here.',
      notOffered: 'The identity provider does not offer to take back a sign-in. Its account page may have a way to end the session.',
    } satisfies Record<Revocation, string>,
  },
  resumed: {
    done: 'The app ended during this disconnect, and has finished it now.',
    failed: 'The app ended during this disconnect.',
  },
  revoke: 'Also revoke the kept sign-in at the identity provider',
  failedReason: (words: string) => `The reason: ${words}.`,
  steps: {
    service: {
      title: (name) => `${name} was not disconnected`,
      what: (name) => `Pieces OS did not disconnect ${name}.`,
      kept: 'Nothing was changed.',
      advice: 'Make sure that Pieces OS is running, then try again.',
    },
    revocation: {
      title: (name) => `${name} is disconnected, but not forgotten`,
      what: () => 'The identity provider did not take back the sign-in that was kept here.',
      kept: 'Nothing of it is left on this computer.',
      advice: 'Try again now, or end the session on the account page of the identity provider.',
    },
    keychain: {
      title: (name) => `${name} was not fully disconnected`,
      what: (name) => `The sign-in saved for ${name} could not be deleted from the keychain.`,
      kept: 'Pieces OS has signed them out; only what was saved here is left.',
      advice: 'Unlock the keychain, then try again.',
    },
    verification: {
      title: (name) => `Not sure that ${name} is disconnected`,
      what: (name) => `Pieces OS was asked to disconnect ${name}, but it could not be confirmed.`,
      kept: 'Nothing else was changed.',
      advice: 'Look at what is shown now, then try again if the user is still listed.',
    },
  } satisfies Record<DisconnectStep, StepWords>,
  stillListed: 'Pieces OS still lists this user',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
};
