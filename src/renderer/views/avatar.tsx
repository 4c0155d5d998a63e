/** Who a user is, as a picture. */
import { useEffect, useState } from 'preact/hooks';
import { avatarUrl } from '../../shared/bridge-contract.ts';
import { initialsOf } from '../../shared/format.ts';
import type { Profile } from '../../shared/snapshot.ts';
import { ToneIcon } from './icons.tsx';

/** The main process fetches a picture again a minute after it failed. */
const RETRY_AFTER_MS = [65_000, 65_000];

function Picture({ id }: { readonly id: string }) {
  const [attempt, setAttempt] = useState({ number: 0, failed: false });
  useEffect(() => {
    const delay = attempt.failed ? RETRY_AFTER_MS[attempt.number] : undefined;
    if (delay === undefined) return undefined;
    const timer = window.setTimeout(() => setAttempt({ number: attempt.number + 1, failed: false }), delay);
    return () => window.clearTimeout(timer);
  }, [attempt]);
  if (attempt.failed) return null;
  return (
    <img
      key={attempt.number}
      src={avatarUrl(id)}
      alt=""
      draggable={false}
      onError={() => setAttempt({ ...attempt, failed: true })}
    />
  );
}

interface AvatarProps {
  readonly user: Profile;
  readonly size: 'large' | 'medium' | 'small';
  /** Small lists do without: a hundred pictures would be a hundred downloads. */
  readonly withPicture?: boolean;
}

/** The initials of a user, and the picture above them once there is one. */
export const Avatar = ({ user, size, withPicture = false }: AvatarProps) => (
  <span class={`avatar ${size}`} aria-hidden="true">
    <span class="initials">{initialsOf(user) || <ToneIcon tone="signedOut" />}</span>
    {withPicture && user.picture !== undefined && <Picture key={`${user.id} ${user.picture}`} id={user.id} />}
  </span>
);
