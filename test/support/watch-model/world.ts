/** The real watch, tracker, store and disconnect flow, on a fake clock and between services in memory. */
import { createDisconnectFlow } from '../../../src/main/session/disconnect.ts';
import { createTracker, type Tracker } from '../../../src/main/session/tracker.ts';
import { createSnapshotStore } from '../../../src/main/snapshot-store.ts';
import { createWatch } from '../../../src/main/watch.ts';
import type { Profile, Snapshot } from '../../../src/shared/snapshot.ts';
import { createMemoryVault } from '../memory-vault.ts';
import { makeTokens } from '../tokens.ts';
import { FakeClock, settled } from './fake-clock.ts';
import { FakeService } from './fake-service.ts';
import { createNoise } from './noise.ts';
import { Oracle } from './oracle.ts';

const ADDRESSES = ['http://127.0.0.1:1000', 'http://127.0.0.1:2000'] as const;

export class World {
  readonly clock = new FakeClock();
  readonly oracle: Oracle;
  readonly services: readonly FakeService[];
  readonly vault = createMemoryVault({ ada: makeTokens('ada'), bob: makeTokens('bob') });
  readonly store;
  readonly watch;
  readonly flow;
  readonly #tracker: Tracker;
  #address = 0;
  #api;
  #profileCount = 0;

  constructor(seed: number, pollSeconds: number) {
    const noise = createNoise(seed);
    const oracle = new Oracle(this.clock, () => this.service);
    this.oracle = oracle;
    this.services = ADDRESSES.map(() => {
      const service: FakeService = new FakeService(this.clock, noise, (outcome) => oracle.outcome(service, outcome));
      return service;
    });
    this.#api = this.service.createApi();
    const { clock, vault } = this;
    const api = () => this.#api;
    const store = createSnapshotStore({
      session: { state: 'starting' },
      service: { baseUrl: ADDRESSES[0], source: 'setting', checking: false, live: 'poll' },
      keychain: { state: 'unknown' },
      signIn: { state: 'idle' },
      disconnect: { state: 'idle' },
      startAtLogin: { state: 'off' },
      settings: { serviceUrl: ADDRESSES[0], pollSeconds },
      notices: [],
      app: { version: '0.1.0' },
    } satisfies Snapshot);
    let before = store.get();
    store.subscribe((snapshot) => {
      oracle.snapshot(snapshot, before);
      before = snapshot;
    });
    const real = createTracker({ api, store, now: clock.now, onTransition: (transition) => oracle.transition(transition) });
    const tracker: Tracker = {
      reset: real.reset,
      observe: (observation) => oracle.observing(observation, () => real.observe(observation)),
      look: async (signal) => {
        oracle.lookBegan();
        try {
          return await real.look(signal);
        } finally {
          oracle.lookEnded();
        }
      },
    };
    this.store = store;
    this.#tracker = tracker;
    this.watch = createWatch({
      core: { store, tracker },
      openStream: (baseUrl, listeners) => this.#at(baseUrl).openStream(listeners),
      random: noise,
      timers: clock.timers,
      monotonicMs: () => clock.nowMs,
    });
    this.flow = createDisconnectFlow({ api, vault: async () => vault, tracker, store, now: clock.now, checkNow: this.watch.checkNow });
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
    const { looksBegun } = this.oracle;
    return this.watch.checkNow().then(() => this.oracle.check(this.oracle.looksBegun > looksBegun, 'answered by an older look'));
  }

  disconnect(userId: string): void {
    this.flow.ask(userId);
    const { disconnect } = this.store.get();
    if (disconnect.state === 'asking' && disconnect.userId === userId) void this.flow.confirm(userId);
  }

  /** As `core.relocate` and the command that calls it. */
  moveTo(address: number): void {
    const baseUrl = ADDRESSES[address] as string;
    if (address !== this.#address) {
      this.#address = address;
      this.#api = this.service.createApi();
      this.oracle.relocated();
      this.#tracker.reset();
      const { service } = this.store.get();
      this.store.update({ service: { baseUrl, source: service.source, checking: service.checking, live: 'poll' }, disconnect: { state: 'idle' } });
    }
    void this.watch.checkNow();
  }

  /** As in `app.ts`. */
  wake(): void {
    this.oracle.woke();
    this.watch.stop();
    const { timerCount } = this.clock;
    const streamCount = this.services.reduce((sum, each) => sum + each.streamCount, 0);
    this.oracle.check(timerCount === 0 && streamCount === 0, `stopped with ${String(timerCount)} timers and ${String(streamCount)} streams`);
    this.watch.start();
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
    this.oracle.settled(this.store.get());
    const streamCount = this.services.reduce((sum, each) => sum + each.streamCount, 0);
    this.oracle.check(streamCount <= 1, `${String(streamCount)} streams`);
  }
}
