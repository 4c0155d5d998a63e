import { createCallLimit } from '../../shared/call-limit.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { usersShown } from '../state/session-reducer.ts';
import type { GetPicture } from './picture-request.ts';
import { measurePicture } from './picture-size.ts';

export interface AvatarPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface Avatars {
  /** The picture of a user in the snapshot; undefined where there is none that can be shown. */
  readonly of: (userId: string) => Promise<AvatarPicture | undefined>;
}

/** In pixels. A picture of this size takes 16 MiB when it is decoded; one of 64 KB can take gigabytes. */
const SIDE_MAX = 2048;
const CACHED_MAX = 20;
/** A network that comes back shows the picture within a minute; a page that asks all the time has it fetched once a minute. */
const FAILED_MS = 60_000;
const FAILED_MAX = 500;
/** More than the window shows at once, which is a hundred users; a page that asks without end has one a second fetched. */
const FETCH_LIMIT = { burst: 200, perSecond: 1 } as const;

/**
 * Gives pictures of users to the window, which has no network, and nothing that would become too large there. However often
 * the page asks, few requests are sent.
 *
 * @param getPicture - gets the bytes
 * @param snapshot - the users, and the address of the service
 * @param nowMs - of a clock that is not set
 */
export function createAvatars(getPicture: GetPicture, snapshot: () => Snapshot, nowMs: () => number): Avatars {
  const cache = new Map<string, Promise<AvatarPicture | undefined>>();
  /** Addresses without a picture that can be shown, and when they were last asked. */
  const failed = new Map<string, number>();
  const isWithinLimit = createCallLimit(FETCH_LIMIT, nowMs);

  const fetchAvatar = async (picture: string): Promise<AvatarPicture | undefined> => {
    const avatar = await getPicture(picture, snapshot().service.baseUrl).then(avatarOf, () => undefined);
    if (avatar === undefined) {
      cache.delete(picture);
      keep(failed, picture, nowMs(), FAILED_MAX);
    }
    return avatar;
  };

  return {
    of: async (userId) => {
      const picture = usersShown(snapshot().session).find(({ id }) => id === userId)?.picture;
      if (picture === undefined) return undefined;
      const cached = cache.get(picture);
      if (cached) return cached;
      if (nowMs() - (failed.get(picture) ?? -Infinity) < FAILED_MS || !isWithinLimit()) return undefined;
      const fetched = fetchAvatar(picture);
      keep(cache, picture, fetched, CACHED_MAX);
      return fetched;
    },
  };
}

/** Puts an entry in as the newest; the oldest makes room. */
function keep<Value>(entries: Map<string, Value>, key: string, value: Value, entriesMax: number): void {
  entries.delete(key);
  const oldest = entries.keys().next().value;
  if (entries.size >= entriesMax && oldest !== undefined) entries.delete(oldest);
  entries.set(key, value);
}

function avatarOf(bytes: Uint8Array): AvatarPicture | undefined {
  const measured = measurePicture(bytes);
  return measured === undefined || measured.side > SIDE_MAX ? undefined : { bytes: new Uint8Array(bytes), type: measured.type };
}
