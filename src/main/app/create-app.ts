/**
 * The whole app but for what is Electron's: everything is put together here, from top to bottom. The desktop app,
 * `--status`, and the tests start it on ports of their own.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Commands } from '../../shared/bridge-contract.ts';
import type { Language } from '../../shared/i18n/languages.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { createHistoryRecorder, type History } from '../history/history-recorder.ts';
import { createNotifications } from '../notifications/notifications.ts';
import { openSettings, type SettingsFile } from '../settings/settings.ts';
import { initialSnapshot } from '../state/initial-snapshot.ts';
import { createClock } from '../state/settable-clock.ts';
import { createSnapshotStore, type SnapshotStore } from '../state/snapshot-store.ts';
import { createConsent } from '../tokens/consent.ts';
import { locateService } from '../../shared/service-url.ts';
import { createUpdates } from '../updates/updates.ts';
import { accessOf } from '../users-api/trusted-certificates.ts';
import type { OpenUserStream } from '../users-api/user-stream.ts';
import type { CheckScheduler } from '../watch/check-scheduler.ts';
import { watchNetworkChanges } from '../watch/network-changes.ts';
import { createServiceAddress, ignoredNotice, type ServiceAddress } from '../watch/service-address.ts';
import type { Cause } from '../../shared/cause.ts';
import type { NoticeOf } from '../../shared/snapshot.ts';
import { createServiceLocator, type ServiceLocator } from '../watch/service-locator.ts';
import { createServiceWatch } from '../watch/service-watch.ts';
import { createPiecesOsStart } from '../watch/start-pieces-os.ts';
import { createTriggerLimit } from '../watch/trigger-limit.ts';
import { createAddressTest } from '../watch/test-address.ts';
import { createSessionRecorder, type SessionRecorder } from '../watch/session-recorder.ts';
import { createCommands, settingsEffects } from './commands.ts';
import { createFirstStart } from './first-start.ts';
import { createFlows } from './flows.ts';
import { createHelp } from './help.ts';
import { followLanguage } from './language.ts';
import type { Ports } from './ports.ts';
import { createSettingsChanges } from './settings-changes.ts';

export interface App {
  readonly store: SnapshotStore;
  readonly settings: SettingsFile;
  readonly address: ServiceAddress;
  readonly locator: ServiceLocator;
  readonly recorder: SessionRecorder;
  readonly scheduler: CheckScheduler;
  readonly history: History;
  /** Everything a person can ask for, from the window or the tray. */
  readonly commands: Commands;
  /** The person sees a window. */
  readonly windowSeen: () => void;
  /** Detects whether the clock was set; called before an age is shown. */
  readonly noticeClock: () => void;
  /** Resolves when the language of the settings is spoken. */
  readonly languageKnown: Promise<void>;
  /** Begins to watch the service, its port file, the network and the autostart entry. */
  readonly start: () => void;
  /** The computer slept: connections are dead, and failures meanwhile do not count. */
  readonly woke: () => void;
  /** The window got the focus: the service is checked, other services are looked for, and the autostart entry is read. */
  readonly windowFocused: () => void;
  /** The running disconnect, which the end of the app waits for; undefined where none runs. */
  readonly underWay: () => Promise<void> | undefined;
  /** Stops the scheduler and records the end in the history. */
  readonly end: () => void;
}

/** @param ports - what the app needs from the world outside */
// All wiring in one place, read from top to bottom; its parts are functions of their own already.
// oxlint-disable-next-line max-lines-per-function
export function createApp(ports: Ports): App {
  const { timers, random, autostart } = ports;
  const clock = createClock(ports.clock);
  const { now } = clock;

  const settings = openSettings({
    openStore: ports.openStore,
    dir: ports.userDataDir,
    version: ports.version,
    now,
    readOnly: ports.readOnly ?? false,
    onChange: (changed) => store.update({ settings: changed }),
    onStored: (cause) => store.setNotice('settingsNotSaved', cause && { id: 'settingsNotSaved', cause }),
  });
  // Before it is read: what is shown is what the next login will do.
  const notRepaired = ports.readOnly === true ? undefined : autostart.repair();
  const located = locateService(ports.serviceUrl, settings.get().serviceUrl);
  const store = createSnapshotStore(
    initialSnapshot({
      service: { baseUrl: located.baseUrl, source: located.source, checking: false, updates: 'polling' },
      startAtLogin: autostart.read(),
      settings: settings.get(),
      notices: settings.notices,
      language: messages.language as Language,
      app: { version: ports.version },
    }),
  );
  const languageKnown = followLanguage(store, ports.preferredLanguages);
  store.setNotice('serviceUrlIgnored', ignoredNotice(located));
  store.setNotice('autostartBroken', autostartNotice(notRepaired));
  // The first listener: the instants of a snapshot are moved to a clock that was set before anything shows them.
  store.subscribe(clock.notice);

  // The first listener of transitions: they are recorded before anything acts on them.
  const history = ports.readOnly === true ? NO_HISTORY : createHistoryRecorder({ store, path: join(ports.userDataDir, 'history.jsonl'), now });
  const notifications = createNotifications({ store, timers, openNotifier: ports.openNotifier });

  const address = createServiceAddress({
    store,
    createApi: (baseUrl) => ports.createApi(baseUrl, settings.get()),
    access: () => accessOf(settings.get()),
    commandLine: ports.serviceUrl,
    setting: () => settings.get().serviceUrl,
  });
  const { api } = address;
  const recorder = createSessionRecorder({ api, store, now });
  const locator = createServiceLocator({ store, address, forgetSession: recorder.reset, ...ports.discovery });
  const openStream: OpenUserStream = (baseUrl, listeners) => ports.openStream(baseUrl, listeners, settings.get());
  const { monotonicMs } = ports;
  const scheduler = createServiceWatch({ store, recorder, locator, openStream, random, timers, monotonicMs, now });
  const { checkNow } = scheduler;

  const consent = createConsent(ports.confirm, settings.places);
  const { signInFlow, disconnectFlow, askFirst } = createFlows({ ports, consent, settings, store, now, address, recorder, checkNow });
  const startPiecesOs = createPiecesOsStart({ store, timers, scheduler, launch: ports.launchPiecesOs });
  const { askWhereToExport } = ports;
  const effects = settingsEffects({ settings, address, locator, recorder, scheduler, signInFlow });
  const settingsChanges = createSettingsChanges({ settings, timers, effects, askFirst });
  const firstStart = createFirstStart({ store, welcomed: settings.welcomed, window: ports.window });
  const testServiceAddress = createAddressTest({ createApi: (baseUrl) => ports.createApi(baseUrl, settings.get()), ...ports.discovery });
  const updates = createUpdates({ store, timers, ask: consent.ask, port: ports.updates });
  const commands = createCommands({ store, settings, settingsChanges, scheduler, startPiecesOs, signInFlow, disconnectFlow, autostart, history, askWhereToExport, testServiceAddress, endFirstStart: firstStart.end, help: createHelp({ store, history, ...ports }), updates: updates.commands });

  recorder.onTransitions((transitions, at) => {
    history.transitions(transitions, at);
    transitions.forEach(signInFlow.restore.onTransition);
    notifications.transitions(transitions);
  });
  clock.onSet((byMs) => {
    history.clockWasSet(byMs);
    recorder.clockWasSet(byMs);
  });

  const readAutostart = (): void => {
    const startAtLogin = autostart.read();
    if (!isDeepStrictEqual(startAtLogin, store.get().startAtLogin)) store.update({ startAtLogin });
  };
  const triggers: (() => void)[] = [];

  return {
    store,
    settings,
    address,
    locator,
    recorder,
    scheduler,
    history,
    commands,
    windowSeen: firstStart.seen,
    noticeClock: clock.notice,
    languageKnown,
    start: () => {
      scheduler.start();
      triggers.push(autostart.watch(readAutostart), ...checkOnChanges(ports, { store, locator, recorder, scheduler }), updates.start());
    },
    woke: () => {
      recorder.reportDue();
      notifications.woke();
      history.woke();
      scheduler.stop();
      scheduler.start();
    },
    windowFocused: () => {
      readAutostart();
      recorder.versionMayHaveChanged();
      locator.lookForOthers();
      void checkNow();
    },
    underWay: disconnectFlow.underWay,
    end: () => {
      scheduler.stop();
      settingsChanges.flush();
      for (const stop of triggers.splice(0)) stop();
      recorder.reportDue();
      history.end();
    },
  };
}

const autostartNotice = (cause: Cause | undefined): NoticeOf<'autostartBroken'> | undefined =>
  cause === undefined ? undefined : { id: 'autostartBroken', cause };

/** Checks the service when its port file or the network changes. Returns the functions that end that. */
function checkOnChanges({ timers, monotonicMs, networkInterfaces: interfaces }: Ports, { store, locator, recorder, scheduler }: Pick<App, 'store' | 'locator' | 'recorder' | 'scheduler'>): (() => void)[] {
  const portFile = createTriggerLimit({
    act: () => {
      // It is written by a service that starts, which may need a moment more.
      scheduler.forgetFailures();
      recorder.versionMayHaveChanged();
      void scheduler.checkNow();
    },
    timers,
    monotonicMs,
  });
  return [locator.watch(portFile.trigger), portFile.clear, watchNetworkChanges({ store, interfaces, timers, onChange: () => void scheduler.checkNow() })];
}
