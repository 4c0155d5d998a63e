/** The screen of the first start: shown once, in the first window that a person gets, and never after a hidden start. */
import type { Kept } from '../settings/kept.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';

export interface FirstStartOptions {
  readonly store: SnapshotStore;
  /** Whether the screen was shown; undefined before the first start of all. */
  readonly welcomed: Kept<boolean | undefined>;
  /** How the window starts; undefined where there is none. */
  readonly window: 'opens' | 'hidden' | undefined;
}

export interface FirstStart {
  /** The person sees a window of the app. */
  readonly seen: () => void;
  /** The person is through with the screen, or closed it. */
  readonly end: () => void;
}

export function createFirstStart({ store, welcomed, window }: FirstStartOptions): FirstStart {
  const keep = (value: boolean): void => {
    if (welcomed.read() !== value) welcomed.write(value);
  };
  if (window === 'opens' && welcomed.read() !== true) store.update({ firstStart: true });
  // Otherwise the files of this run would look like those of an earlier version.
  if (window === 'hidden' && welcomed.read() === undefined) afterFirstCheck(store, () => welcomed.read() === undefined && keep(false));
  return {
    seen: () => keep(true),
    end: () => {
      keep(true);
      store.update({ firstStart: undefined });
    },
  };
}

/** Writes nothing before the start is through. */
function afterFirstCheck(store: SnapshotStore, act: () => void): void {
  const stop = store.subscribe(({ service }) => {
    if (service.lastCheckAt === undefined) return;
    stop();
    act();
  });
}
