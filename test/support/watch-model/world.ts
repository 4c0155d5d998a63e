/** The real watch, recorder, store and disconnect flow, on a fake clock and between services in memory. */
import { createClock } from '../../../src/main/state/settable-clock.ts';
import { movedService } from '../../../src/main/state/move-times.ts';
import type { DisconnectJournal } from '../../../src/main/disconnect/disconnect-journal.ts';
import { createDisconnectFlow } from '../../../src/main/disconnect/disconnect-flow.ts';
import { usersListedNow } from '../../../src/main/state/session-reducer.ts';
import { createSessionRecorder, type SessionRecorder } from '../../../src/main/watch/session-recorder.ts';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { createSnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import type { StreamListeners } from '../../../src/main/users-api/user-stream.ts';
import { createServiceWatch } from '../../../src/main/watch/service-watch.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';
import { FakeClock, settled } from './fake-clock.ts';
import { FakeService } from './fake-service.ts';
import { ModelKeychain } from './keychain.ts';
import { createNoise } from './noise.ts';
import { Pulse } from './pulse.ts';
import { Oracle } from './oracle.ts';

/** No app in this model ends in the middle of a disconnect. */
const NO_JOURNAL: DisconnectJournal = { begin: () => undefined, takeBack: () => undefined, end: () => undefined, unfinished: () => [] };

const ADDRESSES = ['http://127.0.0.1:1000', 'http://127.0.0.1:2000'] as const;

/** This user, or the first where this one is not listed. */
export const oneOf = (users: readonly Profile[], wanted: string): string | undefined => (users.find(({ id }) => id === wanted) ?? users[0])?.id;

export class World {
  readonly clock = new FakeClock();
  readonly oracle: Oracle;
  readonly pulse: Pulse;
  readonly services: readonly FakeService[];
  readonly keychain: ModelKeychain;
  readonly store;
  readonly watch;
  readonly flow;
  readonly #recorder: SessionRecorder;
  readonly #appClock;
  #address = 0;
  #api;
  #profileCount = 0;

  constructor(seed: number, pollSeconds: number) {
    const noise = createNoise(seed);
    const oracle = new Oracle(this.clock, () => this.service);
    const pulse = new Pulse(this.clock, oracle.check);
    this.oracle = oracle;
    this.pulse = pulse;
    this.services = ADDRESSES.map((_address, index) => {
      const service: FakeService = new FakeService(this.clock, noise, `1.2.${String(index)}`, (outcome) => oracle.outcome(service, outcome));
      service.become({ users: [this.profile('ada'), this.profile('bob')], currentId: 'ada' });
      return service;
    });
    this.#api = this.service.createApi();
    const { clock } = this;
    const keychain = new ModelKeychain(clock, noise, oracle.check);
    this.keychain = keychain;
    const appClock = createClock(clock);
    this.#appClock = appClock;
    const { now } = appClock;
    const api = () => this.#api;
    const store = createSnapshotStore(
      initialSnapshot({
        service: { baseUrl: ADDRESSES[0], source: 'setting', checking: false, updates: 'polling' },
        settings: { ...DEFAULT_SETTINGS, serviceUrl: ADDRESSES[0], pollSeconds },
      }),
    );
    store.subscribe(appClock.notice);
    let before = store.get();
    store.subscribe((snapshot) => {
      oracle.snapshot(snapshot, before);
      keychain.snapshot(snapshot, before);
      const { disconnect } = snapshot;
      if (before.disconnect.state === 'running' && (disconnect.state === 'done' || disconnect.state === 'failed')) pulse.news();
      before = snapshot;
    });
    const real = createSessionRecorder({ api, store, now });
    real.onTransitions((transitions) => transitions.forEach((transition) => oracle.transition(transition)));
    const recorder: SessionRecorder = {
      reset: real.reset,
      reportDue: real.reportDue,
      hold: real.hold,
      versionKnown: real.versionKnown,
      onTransitions: real.onTransitions,
      clockWasSet: real.clockWasSet,
      observe: (observation) => oracle.observing(observation, () => real.observe(observation)),
      check: async (signal) => {
        pulse.lookBegan();
        oracle.lookBegan();
        try {
          return await real.check(signal);
        } finally {
          oracle.lookEnded();
          pulse.lookEnded();
        }
      },
    };
    // As `createApp`, when the clock is set.
    appClock.onSet((byMs) =>
      oracle.clockWasSet(store.get().session, byMs, () => {
        recorder.clockWasSet(byMs);
        store.update({ service: movedService(store.get().service, byMs) });
      }),
    );
    this.store = store;
    this.#recorder = recorder;
    const options = {
      store,
      recorder,
      // The address is set: there is nothing to find.
      locator: { locate: async () => undefined, lost: () => undefined },
      openStream: (baseUrl: string, listeners: StreamListeners) => {
        const service = this.#at(baseUrl);
        oracle.check(!service.isStreamRefused, 'asks again for a stream that was refused');
        return service.openStream(listeners, () => pulse.news());
      },
      random: noise,
      timers: clock.timers,
      monotonicMs: () => clock.nowMs,
      now,
    };
    this.watch = createServiceWatch(options);
    store.subscribe((snapshot) => oracle.check(snapshot === store.get(), 'a listener is told something old'));
    this.flow = createDisconnectFlow({ journal: NO_JOURNAL, api, vault: async () => keychain.vault, recorder, store, now, checkNow: this.watch.checkNow });
  }

  /** The one whose address the app has. */
  get service(): FakeService {
    return this.services[this.#address] as FakeService;
  }

  /** What follows at once from what just happened. */
  async settle(): Promise<void> {
    await settled();
    this.#check();
  }

  async pass(ms: number): Promise<void> {
    await this.clock.advance(ms, () => this.#check());
  }

  /** Asks for a look as a person does. */
  checkNow(): Promise<void> {
    const { looksBegun } = this.pulse;
    return this.watch.checkNow().then(() => this.oracle.check(this.pulse.looksBegun > looksBegun, 'answered by an older look'));
  }

  /** Somebody reads the ages in the tray's menu. */
  readAges(): void {
    this.#appClock.notice();
    this.oracle.agesAreRead(this.store.get());
  }

  /** Asks and confirms; somebody else if this one is not listed. */
  disconnect(userId: string): void {
    const id = oneOf(usersListedNow(this.store.get().session), userId);
    if (id === undefined) return;
    this.flow.ask(id);
    void this.flow.confirm(id);
  }

  /** As `address.relocate` and the command that calls it. */
  moveTo(address: number): void {
    const baseUrl = ADDRESSES[address] as string;
    if (address !== this.#address) {
      this.#address = address;
      if (this.store.get().disconnect.state === 'running') this.keychain.share();
      this.#api = this.service.createApi();
      this.oracle.relocated();
      this.pulse.relocated();
      for (const each of this.services) each.isStreamRefused = false;
      this.#recorder.reset();
      const { service } = this.store.get();
      this.store.update({ service: { baseUrl, source: service.source, checking: service.checking, updates: 'polling' }, disconnect: { state: 'idle' } });
    }
    void this.watch.checkNow();
  }

  /** As in `app.ts`. */
  wake(): void {
    this.oracle.woke();
    for (const each of this.services) each.isStreamRefused = false;
    this.stop();
    this.pulse.woke();
    this.watch.start();
  }

  stop(): void {
    this.watch.stop();
    this.pulse.stopped(this.services);
  }

  /** A user as nobody was before. */
  profile(id: string): Profile {
    this.#profileCount += 1;
    return { id, name: `${id} ${String(this.#profileCount)}`, cloud: 'connected', providers: [] };
  }

  #at(baseUrl: string): FakeService {
    return this.services[ADDRESSES.indexOf(baseUrl as (typeof ADDRESSES)[0])] as FakeService;
  }

  #check(): void {
    this.oracle.settled();
    this.pulse.settled(this.store.get(), this.services, this.service);
  }
}
