/** Newer versions of the app: found at a feed, downloaded when the person agrees, installed at the end of the app. Needs no Electron. */
import type { Commands } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Update, UpdateInstaller } from '../../shared/update.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { Timers } from '../state/timers.ts';
import type { Confirm } from '../tokens/consent.ts';
import { updateFailureOf, type UpdateStep } from './update-failures.ts';

/** What the feed has, compared with the version that runs. */
export interface FeedVersion {
  readonly version: string;
  readonly is: 'newer' | 'same' | 'older';
}

/** Asks a feed, and downloads and installs what it has. */
export interface Updater {
  readonly check: (signal: AbortSignal) => Promise<FeedVersion>;
  /** Downloads the version that `check` found. From then on it is installed at the end of the app. */
  readonly download: (signal: AbortSignal) => Promise<void>;
  /** Ends the app, installs what was downloaded, and starts the app again. */
  readonly restart: () => void;
}

/** Of a package that names a feed. */
export interface UpdatePort {
  readonly installer: UpdateInstaller;
  /** Loaded when the feed is first asked. */
  readonly openUpdater: () => Promise<Updater>;
}

export interface UpdatesOptions {
  readonly store: SnapshotStore;
  readonly timers: Timers;
  readonly ask: Confirm;
  /** Undefined where the package names no feed. */
  readonly port: UpdatePort | undefined;
}

export interface Updates {
  readonly commands: Pick<Commands, 'checkForUpdates' | 'downloadUpdate' | 'installUpdate'>;
  /** Begins to ask the feed once a day. Returns the function that ends that. */
  readonly start: () => () => void;
}

/** After the start the computer has other things to do. */
const FIRST_CHECK_MS = 10 * 60_000;
const CHECK_INTERVAL_MS = 24 * 3_600_000;
/** A server can accept a connection and never answer. */
const CHECK_LIMIT_MS = 60_000;
/** Enough for 130 MB over 100 kbit/s. */
const DOWNLOAD_LIMIT_MS = 3 * 3_600_000;

/** Whether the person is in the middle of something that a question or the end of the app would interrupt. */
const isBusy = ({ signIn, disconnect }: Snapshot): boolean =>
  signIn.state === 'waiting' || signIn.state === 'notKept' || disconnect.state === 'asking' || disconnect.state === 'running';

/** @param options - the feed of the package, and what tells and asks the person */
export function createUpdates({ store, timers, ask, port }: UpdatesOptions): Updates {
  if (port === undefined) return { commands: { checkForUpdates: nothing, downloadUpdate: nothing, installUpdate: nothing }, start: () => () => undefined };
  const { installer } = port;
  let updater: Promise<Updater> | undefined;
  let isAtWork = false;
  const show = (update: Update): void => store.update({ update });
  show({ state: 'idle' });

  /** One at a time; a failure is shown, and disturbs nothing else. */
  const attempt = async (first: UpdateStep, act: (updater: Updater, enter: (step: UpdateStep) => void) => Promise<void>): Promise<void> => {
    if (isAtWork) return;
    isAtWork = true;
    let step = first;
    try {
      updater ??= port.openUpdater();
      await act(await updater, (next) => (step = next));
    } catch (error) {
      show({ state: 'failed', failure: updateFailureOf(error, step) });
    } finally {
      isAtWork = false;
    }
  };

  /** Asks and downloads. */
  const offer = async (opened: Updater, version: string): Promise<void> => {
    if (installer !== 'app') return;
    await whenFree(store);
    const { title, detail, agree, decline } = messages.updates.question;
    if (!(await ask({ title: title(version), detail, agree, decline }))) return;
    show({ state: 'downloading', version });
    await inTime(timers, DOWNLOAD_LIMIT_MS, opened.download);
    show({ state: 'ready', version });
  };

  const check = (asksAtOnce: boolean): Promise<void> =>
    attempt('check', async (opened, enter) => {
      const { state } = store.get().update ?? {};
      if (state === 'ready' || state === 'restarting') return;
      show({ state: 'checking' });
      const { version, is } = await inTime(timers, CHECK_LIMIT_MS, opened.check);
      if (is === 'same') return show({ state: 'newest' });
      if (is === 'older') return show({ state: 'older', version });
      show({ state: 'available', version, installer });
      enter('download');
      if (asksAtOnce) await offer(opened, version);
    });

  return {
    commands: {
      checkForUpdates: () => check(true),
      downloadUpdate: () =>
        attempt('download', async (opened) => {
          const { update } = store.get();
          if (update?.state === 'available') await offer(opened, update.version);
        }),
      installUpdate: () =>
        attempt('install', async (opened) => {
          const { update } = store.get();
          if (update?.state !== 'ready') return;
          show({ state: 'restarting', version: update.version });
          await whenFree(store);
          opened.restart();
        }),
    },
    start: () => {
      let timer = timers.set(again, FIRST_CHECK_MS);
      function again(): void {
        timer = timers.set(again, CHECK_INTERVAL_MS);
        // A dialog would come up with nobody having asked for anything.
        void check(false);
      }
      return () => timers.clear(timer);
    },
  };
}

const nothing = async (): Promise<void> => undefined;

/** Resolves when no sign-in and no disconnect is under way. */
function whenFree(store: SnapshotStore): Promise<void> {
  if (!isBusy(store.get())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe((snapshot) => {
      if (isBusy(snapshot)) return;
      stop();
      resolve();
    });
  });
}

/** Ends what takes too long, and does not wait for its end as `withDeadline` does: the library of the updater may not heed a signal. */
async function inTime<Value>(timers: Timers, limitMs: number, act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const ended = new AbortController();
  const timer = timers.set(() => ended.abort(), limitMs);
  const late = new Promise<never>((_resolve, reject) => {
    ended.signal.addEventListener('abort', () => reject(new DOMException('Timed out', 'AbortError')));
  });
  try {
    return await Promise.race([act(ended.signal), late]);
  } finally {
    timers.clear(timer);
  }
}
