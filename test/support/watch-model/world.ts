/** The real app on a fake clock, between services in memory. Nothing is written to the disk. */
import { join } from 'node:path';
import type { App } from '../../../src/main/app/create-app.ts';
import { usersListedNow } from '../../../src/main/state/session-reducer.ts';
import type { SnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import type { StreamListeners } from '../../../src/main/users-api/user-stream.ts';
import { DEFAULT_SETTINGS, type NotificationSettings } from '../../../src/shared/settings.ts';
import { DEFAULT_SERVICE_URL } from '../../../src/shared/service-url.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';
import { createTestApp } from '../test-app.ts';
import { FakeClock, settled } from './fake-clock.ts';
import { FakeService } from './fake-service.ts';
import { ModelKeychain } from './keychain.ts';
import { createNoise } from './noise.ts';
import { Pulse } from './pulse.ts';
import { Oracle } from './oracle.ts';

/** A folder that cannot be made, since its parent is a file: the app keeps everything in memory. */
const NO_FOLDER = join(import.meta.filename, 'data');
const ADDRESSES = [DEFAULT_SERVICE_URL, 'http://localhost:2000'] as const;
/** The notifications are the subject of other tests. */
const NO_NOTIFICATIONS = Object.fromEntries(Object.keys(DEFAULT_SETTINGS.notifications).map((kind) => [kind, false])) as unknown as NotificationSettings;
/** Longer than anything that the app may still have planned when it ends. */
const AFTER_END_MS = 120_000;

/** This user, or the first where this one is not listed. */
export const oneOf = (users: readonly Profile[], wanted: string): string | undefined => (users.find(({ id }) => id === wanted) ?? users[0])?.id;

export class World {
  readonly clock = new FakeClock();
  readonly oracle: Oracle;
  readonly pulse: Pulse;
  readonly services: readonly FakeService[];
  readonly keychain: ModelKeychain;
  readonly app: App;
  readonly store: SnapshotStore;
  #address = 0;
  #profileCount = 0;

  constructor(seed: number, pollSeconds: number) {
    const noise = createNoise(seed);
    const oracle = new Oracle(this.clock, () => this.service);
    const pulse = new Pulse(this.clock, oracle.expect);
    this.oracle = oracle;
    this.pulse = pulse;
    this.services = ADDRESSES.map((_address, index) => {
      const service: FakeService = new FakeService(this.clock, noise, `1.2.${String(index)}`, (outcome) => oracle.outcome(service, outcome));
      service.become({ users: [this.profile('ada'), this.profile('bob')], currentId: 'ada' });
      return service;
    });
    const { clock } = this;
    const keychain = new ModelKeychain(clock, noise, oracle.expect);
    this.keychain = keychain;
    this.app = createTestApp({
      userDataDir: NO_FOLDER,
      clock,
      monotonicMs: () => clock.nowMs,
      timers: clock.timers,
      random: noise,
      createApi: (baseUrl) => {
        if (baseUrl !== ADDRESSES[this.#address]) this.#moved(baseUrl);
        return this.service.createApi();
      },
      openStream: (baseUrl: string, listeners: StreamListeners) => {
        const service = this.#at(baseUrl);
        oracle.expect(!service.isStreamRefused, 'asks again for a stream that was refused');
        return service.openStream(listeners, () => pulse.mayHaveChanged());
      },
      openKeychain: async () => keychain.vault,
      onTransitions: (transitions) => transitions.forEach((transition) => oracle.transition(transition)),
    });
    this.store = this.app.store;
    this.app.settings.change({ serviceUrl: ADDRESSES[0], pollSeconds, notifications: NO_NOTIFICATIONS });
    this.app.address.relocate();
    this.#listenToStore();
    this.#listenToRecorder();
  }

  /** Holds every snapshot against what is true. */
  #listenToStore(): void {
    const { store, oracle, keychain, pulse } = this;
    let before = store.get();
    store.subscribe((snapshot) => {
      oracle.expect(snapshot === store.get(), 'a listener is told something old');
      oracle.snapshot(snapshot, before);
      keychain.snapshot(snapshot, before);
      const { disconnect } = snapshot;
      if (before.disconnect.state === 'running' && (disconnect.state === 'done' || disconnect.state === 'failed')) pulse.mayHaveChanged();
      before = snapshot;
    });
  }

  /** The oracle learns when a check begins and ends, and which calls bring about a change. */
  #listenToRecorder(): void {
    const { oracle, pulse, store } = this;
    const { check, observe, clockWasSet } = this.app.recorder;
    const heard: Partial<App['recorder']> = {
      observe: (observation) => oracle.observing(observation, () => observe(observation)),
      clockWasSet: (byMs) => oracle.clockWasSet(store.get().session, byMs, () => clockWasSet(byMs)),
      check: async (signal) => {
        pulse.checkBegan();
        oracle.checkBegan();
        try {
          return await check(signal);
        } finally {
          oracle.checkEnded();
          pulse.checkEnded();
        }
      },
    };
    Object.assign(this.app.recorder, heard);
  }

  /** The one whose address the app has. */
  get service(): FakeService {
    return this.services[this.#address] as FakeService;
  }

  /** What follows at once from what just happened. */
  async settle(): Promise<void> {
    await settled();
    this.#settled();
  }

  async pass(ms: number): Promise<void> {
    await this.clock.advance(ms, () => this.#settled());
  }

  /** Asks for a check as a person does. */
  checkNow(): Promise<void> {
    const { checksBegun } = this.pulse;
    return this.app.commands.checkNow().then(() => this.oracle.expect(this.pulse.checksBegun > checksBegun, 'answered by an older check'));
  }

  /** Somebody reads the ages in the tray's menu. */
  readAges(): void {
    this.app.noticeClock();
    this.oracle.agesAreRead(this.store.get());
  }

  /** Asks and confirms; somebody else if this one is not listed. */
  disconnect(userId: string): void {
    const id = oneOf(usersListedNow(this.store.get().session), userId);
    if (id === undefined) return;
    void this.app.commands.askDisconnect(id);
    void this.app.commands.confirmDisconnect(id);
  }

  /** The person sets the address; where it was set a moment ago, the app waits a little with that. */
  moveTo(address: number): void {
    void this.app.commands.setSetting('serviceUrl', ADDRESSES[address] as string);
  }

  /** The app asks another service from now on. */
  #moved(baseUrl: string): void {
    this.#address = ADDRESSES.indexOf(baseUrl as (typeof ADDRESSES)[0]);
    if (this.store.get().disconnect.state === 'running') this.keychain.share();
    this.oracle.relocated();
    this.pulse.relocated();
    for (const each of this.services) each.isStreamRefused = false;
  }

  wake(): void {
    this.oracle.interrupted();
    for (const each of this.services) each.isStreamRefused = false;
    this.pulse.woke();
    this.app.woke();
    this.pulse.stopped(this.services);
  }

  /** Ends the app, after which nothing happens any more. */
  async end(): Promise<void> {
    this.oracle.interrupted();
    this.app.end();
    this.pulse.stopped(this.services);
    await this.clock.advance(AFTER_END_MS, () => this.pulse.stopped(this.services));
    this.oracle.expect(this.clock.timerCount === 0, `ended with ${String(this.clock.timerCount)} timers`);
  }

  /** A user as nobody was before. */
  profile(id: string): Profile {
    this.#profileCount += 1;
    return { id, name: `${id} ${String(this.#profileCount)}`, cloud: 'connected', providers: [] };
  }

  #at(baseUrl: string): FakeService {
    return this.services[ADDRESSES.indexOf(baseUrl as (typeof ADDRESSES)[0])] as FakeService;
  }

  #settled(): void {
    this.oracle.settled();
    this.pulse.settled(this.store.get(), this.services, this.service);
  }
}
