/** Applies what the transitions of one check do to the notifications. Pure. */
import type { Transition } from '../state/transitions.ts';
import { EFFECTS, type Circumstances, type Draft, type TransitionEffect, type Notifications } from './notification-table.ts';

/**
 * Takes time in proportion to the number of transitions.
 *
 * @param shown - the notifications that stand on the desktop
 * @param pending - what would be shown so far
 * @param transitions - what one check changed
 * @param circumstances - under which it did
 * @returns what would be shown now
 */
export function notificationsAfter(
  shown: Notifications,
  pending: Notifications,
  transitions: readonly Transition[],
  circumstances: Circumstances,
): Notifications {
  const { signedOut } = pending;
  const draft: Draft = { ...pending, signedOut: signedOut && { users: new Map(signedOut.users), areMore: signedOut.areMore } };
  for (const transition of transitions) {
    const effect = EFFECTS[transition.kind] as TransitionEffect<Transition['kind']>;
    effect(draft, transition, circumstances, shown);
  }
  return draft;
}

/** @returns what would be shown now that the service has been gone for long enough */
export const afterGone = (pending: Notifications): Notifications => ({ ...pending, service: { state: 'gone' } });
