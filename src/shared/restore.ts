/** What a failed restore of a session leaves to a person. Pure. */
import type { RestoreFailure, SignIn } from './snapshot.ts';

/** Whether the same may work later: the person has unlocked something, or something is back. */
const WORTH_ANOTHER_TRY: Readonly<Record<RestoreFailure, boolean>> = {
  keychainLocked: true,
  keychainFailed: true,
  keptExpired: false,
  keptRefused: false,
  keptEnded: false,
  placeDeclined: false,
  keptDamaged: false,
  providerFailed: true,
  restoreRefused: true,
  restoreTimedOut: true,
  restoreTooOften: false,
  wrongUser: false,
  wrongUserStays: false,
};

/** @returns whether this is a restore that failed, and not a sign-in that the person began */
export const isFailedRestore = (signIn: SignIn): boolean =>
  signIn.state === 'failed' && Object.hasOwn(WORTH_ANOTHER_TRY, signIn.failure);

/** @returns whether this tells of a user whom nobody meant to sign in */
export const isAboutSomebodyElse = (signIn: SignIn): boolean =>
  signIn.state === 'failed' && (signIn.failure === 'wrongUser' || signIn.failure === 'wrongUserStays');

/** @returns whether this is a failed restore that a person may have tried once more */
export const canRestoreAgain = (signIn: SignIn): boolean =>
  signIn.state === 'failed' && isFailedRestore(signIn) && WORTH_ANOTHER_TRY[signIn.failure as RestoreFailure];
