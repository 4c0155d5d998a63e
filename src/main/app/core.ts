/** Everything that needs no Electron: settings, snapshot and session. The app and `--status` both stand on it. */
import type { Notice, Snapshot, StartAtLogin, Timestamp } from '../../shared/snapshot.ts';
import { movedService, movedSignIn } from '../state/move-times.ts';
import { createSessionRecorder, type SessionRecorder } from '../watch/session-recorder.ts';
import type { Transition } from '../state/session-reducer.ts';
import { openSettings, type SettingsFile } from '../settings/settings.ts';
import type { OpenStore } from '../settings/json-file.ts';
import { createSnapshotStore, type SnapshotStore } from '../state/snapshot-store.ts';
import type { Found } from '../users-api/discover.ts';
import { createUsersApi, type UsersApi } from '../users-api/client.ts';
import { createHttp } from '../users-api/http.ts';
import { locateService, type LocatedService } from '../users-api/service-url.ts';
import { accessOf } from '../users-api/trusted-certificates.ts';

export interface CoreOptions {
  readonly openStore: OpenStore;
  readonly userDataDir: string;
  readonly version: string;
  /** The base URL of the command line, which wins over the setting. */
  readonly serviceUrl: string | undefined;
  readonly startAtLogin: StartAtLogin;
  /** For a question: nothing on the disk is changed. */
  readonly readOnly?: boolean;
  readonly now: () => Date;
  readonly onTransitions: (transitions: readonly Transition[], at: Timestamp) => void;
}

export interface Core {
  readonly settings: SettingsFile;
  readonly store: SnapshotStore;
  readonly recorder: SessionRecorder;
  /** Of the service as it is located now. */
  readonly api: () => UsersApi;
  /** Whether somebody said where the service is, on the command line or in the settings. */
  readonly addressIsSet: () => boolean;
  /** From now on the service is asked there. It is the same computer's: what is known of it stays. */
  readonly moveTo: (found: Found) => void;
  /** Finds the service anew after the setting changed; what was known of another one is forgotten. */
  readonly relocate: () => void;
  /** Somebody set the clock: the times in the snapshot are from now on those of the new one. */
  readonly clockWasSet: (byMs: number) => void;
}

export function createCore(options: CoreOptions): Core {
  const { openStore, userDataDir, version, now, onTransitions } = options;
  const settings = openSettings({
    openStore,
    dir: userDataDir,
    version,
    now,
    readOnly: options.readOnly ?? false,
    onChange: (changed) => store.update({ settings: changed }),
  });
  const locate = (): LocatedService => locateService(options.serviceUrl, settings.get().serviceUrl);
  const located = locate();
  const store = createSnapshotStore({
    session: { state: 'starting' },
    service: { baseUrl: located.baseUrl, source: located.source, checking: false, live: 'poll' },
    keychain: { state: 'unknown' },
    signIn: { state: 'idle' },
    disconnect: { state: 'idle' },
    startAtLogin: options.startAtLogin,
    settings: settings.get(),
    notices: [...settings.notices, ...ignoredNotice(located)],
    app: { version },
  } satisfies Snapshot);

  const apiAt = (baseUrl: string): UsersApi => createUsersApi(createHttp(baseUrl, settings.get()));
  let api = apiAt(located.baseUrl);
  let access = accessOf(settings.get());
  const recorder = createSessionRecorder({ api: () => api, store, now, onTransitions });

  return {
    settings,
    store,
    recorder,
    api: () => api,
    addressIsSet: () => {
      const { source } = locate();
      return source === 'commandLine' || source === 'setting';
    },
    moveTo: ({ baseUrl, source }) => {
      const { service } = store.get();
      if (baseUrl === service.baseUrl) {
        if (source !== service.source) store.update({ service: { ...service, source } });
        return;
      }
      api = apiAt(baseUrl);
      store.update({ service: { ...service, baseUrl, source, version: undefined, others: undefined, live: 'poll' } });
    },
    relocate: () => {
      const next = locate();
      const { baseUrl, source } = next;
      const { service, notices } = store.get();
      const otherNotices = notices.filter(({ id }) => id !== 'serviceUrlIgnored');
      store.update({ notices: [...otherNotices, ...ignoredNotice(next)] });
      const isAsBefore = access === accessOf(settings.get());
      access = accessOf(settings.get());
      if (!isAsBefore || baseUrl !== service.baseUrl) api = apiAt(baseUrl);
      if (baseUrl === service.baseUrl) return store.update({ service: { ...service, source } });
      recorder.reset();
      // A question about a user of the other service is no question any more.
      store.update({ service: { baseUrl, source, checking: service.checking, live: 'poll' }, disconnect: { state: 'idle' } });
    },
    clockWasSet: (byMs) => {
      recorder.clockWasSet(byMs);
      const { service, signIn } = store.get();
      store.update({ service: movedService(service, byMs), signIn: movedSignIn(signIn, byMs) });
    },
  };
}

function ignoredNotice({ ignored }: LocatedService): Notice[] {
  return ignored ? [{ id: 'serviceUrlIgnored', ...ignored }] : [];
}
