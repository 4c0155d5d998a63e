import type { Snapshot } from '../../shared/snapshot.ts';
import { usersShown } from '../state/session-reducer.ts';
import type { GetPicture } from './picture-request.ts';
import { measurePicture } from './picture-size.ts';

export interface Avatar {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface Avatars {
  /** The picture of a user in the snapshot; undefined where there is none that can be shown. */
  readonly of: (userId: string) => Promise<Avatar | undefined>;
}

/** In pixels. A picture of this size takes 16 MiB when it is decoded; one of 64 KB can take gigabytes. */
export const SIDE_MAX = 2048;
const CACHED_MAX = 20;

/**
 * Gives pictures of users to the window, which has no network, and nothing that would become too large there.
 *
 * @param getPicture - gets the bytes
 * @param snapshot - the users, and the address of the service
 */
export function createAvatars(getPicture: GetPicture, snapshot: () => Snapshot): Avatars {
  const cache = new Map<string, Promise<Avatar | undefined>>();
  return {
    of: async (userId) => {
      const { session, service } = snapshot();
      const picture = usersShown(session).find(({ id }) => id === userId)?.picture;
      if (picture === undefined) return undefined;
      const cached = cache.get(picture);
      if (cached) return cached;
      // One that failed is tried again when it is next asked for.
      const fetched = getPicture(picture, service.baseUrl).then(avatarOf, () => {
        cache.delete(picture);
        return undefined;
      });
      const oldest = cache.keys().next().value;
      if (cache.size >= CACHED_MAX && oldest !== undefined) cache.delete(oldest);
      cache.set(picture, fetched);
      return fetched;
    },
  };
}

function avatarOf(bytes: Uint8Array): Avatar | undefined {
  const measured = measurePicture(bytes);
  return measured === undefined || measured.side > SIDE_MAX ? undefined : { bytes: new Uint8Array(bytes), type: measured.type };
}
