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
    detail: 'Pieces OS signs this user out and removes them from this computer. This affects every Pieces app here.',
    advice: 'Data in the cloud is kept. To reconnect, sign in again.',
    confirm: 'Disconnect',
  },
  running: {
    title: (name: string) => `Disconnecting ${name}…`,
    detail: 'Waiting for Pieces OS to confirm.',
  },
  done: {
    title: (name: string) => `${name} is disconnected`,
    detail: 'Pieces OS no longer lists this user.',
    revocation: {
      revoked: 'The identity provider has revoked your saved sign-in.',
      notOffered: 'This identity provider cannot revoke a sign-in. You may be able to end the session on its account page.',
    } satisfies Record<Revocation, string>,
  },
  resumed: {
    done: 'The app closed during this disconnect and has now finished it.',
    failed: 'The app closed during this disconnect.',
  },
  revoke: 'Also revoke the saved sign-in at the identity provider',
  failedReason: (words: string) => `Reason: ${words}.`,
  steps: {
    service: {
      title: (name) => `${name} was not disconnected`,
      what: (name) => `Pieces OS did not disconnect ${name}.`,
      kept: 'Nothing was changed.',
      advice: 'Make sure Pieces OS is running, then try again.',
    },
    revocation: {
      title: (name) => `${name} is disconnected, but the sign-in was not revoked`,
      what: () => 'The identity provider did not revoke the sign-in that was saved here.',
      kept: 'The saved sign-in has been deleted from this computer.',
      advice: 'Try again now, or end the session on the identity provider’s account page.',
    },
    keychain: {
      title: (name) => `${name} was not fully disconnected`,
      what: (name) => `The sign-in saved for ${name} could not be deleted from the keychain.`,
      kept: 'Pieces OS has signed them out. Only the sign-in saved on this computer is left.',
      advice: 'Even if it stays there, this app does not use it again.',
    },
    verification: {
      title: (name) => `Could not confirm that ${name} is disconnected`,
      what: (name) => `Pieces OS was asked to disconnect ${name}, but this could not be confirmed.`,
      kept: 'Nothing else was changed.',
      advice: 'If the user is still listed, try again.',
    },
  } satisfies Record<DisconnectStep, StepWords>,
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
};
