/**
 * What is worth a notification. Pure: what was told, what would be told now and a change go in, what would be told after
 * it comes out. When to speak is decided in `announcer.ts`.
 */
import type { NotificationKind } from '../../shared/settings.ts';
import type { Profile } from '../../shared/snapshot.ts';
import type { Transition } from '../state/session-reducer.ts';

/** What a notification says, by its kind. People are as they were when it happened: who has left is in no snapshot. */
interface AnnouncementOf {
  /** All who were signed out, not by this app, and are not back. */
  readonly signedOut: { readonly kind: 'signedOut'; readonly users: readonly Profile[] };
  readonly userSwitched: { readonly kind: 'userSwitched'; readonly from: Profile; readonly to: Profile };
  readonly service: { readonly kind: 'service'; readonly state: 'gone' | 'back' };
  readonly keychainLocked: { readonly kind: 'keychainLocked' };
}

export type Announcement = AnnouncementOf[NotificationKind];

/** At most one thing is to be said of each kind. Null: nothing. */
export type News = { readonly [Kind in NotificationKind]: AnnouncementOf[Kind] | null };

export const NO_NEWS: News = { signedOut: null, userSwitched: null, service: null, keychainLocked: null };

export interface Circumstances {
  /** The user as last seen. */
  readonly profileOf: (userId: string) => Profile;
  /** A sign-in that was begun here is under way. */
  readonly isSigningIn: boolean;
}

/**
 * @param told - what the person was told and has not been taken back
 * @param news - what would be told so far
 * @param transition - what changed
 * @param circumstances - under which it did
 * @returns what would be told now; the same as told where that is still true
 */
export function newsAfter(told: News, news: News, transition: Transition, circumstances: Circumstances): News {
  switch (transition.kind) {
    case 'signed-in':
      return { ...news, signedOut: without(news.signedOut, transition.userId) };
    case 'signed-out':
      return afterSignOut(news, transition, circumstances);
    case 'user-switched':
      return {
        ...news,
        signedOut: without(news.signedOut, transition.to),
        userSwitched: afterSwitch(told.userSwitched, news.userSwitched, transition, circumstances),
      };
    case 'service-down':
      // What was gone, and not told as back yet, is still gone.
      return told.service?.state === 'gone' ? { ...news, service: told.service } : news;
    case 'service-up':
      // It is back only for those who heard that it was gone.
      return { ...news, service: told.service?.state === 'gone' ? { kind: 'service', state: 'back' } : told.service };
    case 'keychain-locked':
      return { ...news, keychainLocked: { kind: 'keychainLocked' } };
    case 'keychain-unlocked':
      return { ...news, keychainLocked: null };
    case 'profile-changed':
      return news;
  }
}

/** @returns what would be told now that the service has been gone for long enough */
export const newsOfGone = (news: News): News => ({ ...news, service: { kind: 'service', state: 'gone' } });

/** @returns whether the two say the same, whatever else has changed about the people in them */
export const saysTheSame = (one: Announcement | null, other: Announcement | null): boolean => keyOf(one) === keyOf(other);

function keyOf(announcement: Announcement | null): string {
  switch (announcement?.kind) {
    case 'signedOut':
      return JSON.stringify(announcement.users.map(({ id }) => id).sort());
    case 'userSwitched':
      return JSON.stringify([announcement.from.id, announcement.to.id]);
    case 'service':
      return announcement.state;
    case 'keychainLocked':
      return 'locked';
    case undefined:
      return '';
  }
}

function afterSignOut(
  news: News,
  { userId, expected }: Extract<Transition, { kind: 'signed-out' }>,
  { profileOf }: Circumstances,
): News {
  const others = without(news.signedOut, userId);
  const users = [...(others?.users ?? []), profileOf(userId)];
  return {
    ...news,
    signedOut: expected ? others : { kind: 'signedOut', users },
    // That somebody is signed in instead of another is true no longer.
    userSwitched: news.userSwitched?.to.id === userId ? null : news.userSwitched,
  };
}

function without(signedOut: News['signedOut'], userId: string): News['signedOut'] {
  const users = signedOut?.users.filter(({ id }) => id !== userId) ?? [];
  return users.length === 0 ? null : { kind: 'signedOut', users };
}

function afterSwitch(
  told: News['userSwitched'],
  news: News['userSwitched'],
  { from, to, expected }: Extract<Transition, { kind: 'user-switched' }>,
  { profileOf, isSigningIn }: Circumstances,
): News['userSwitched'] {
  // Who did it knows it, and knows better than what was told before.
  if (expected || isSigningIn) return null;
  // Instead of whom the person knows of: those in between were never told.
  const known = news !== null && !saysTheSame(news, told) ? news.from : profileOf(from);
  return known.id === to ? told : { kind: 'userSwitched', from: known, to: profileOf(to) };
}
