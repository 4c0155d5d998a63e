/** Detects a change of network while a service on another computer cannot be reached. */
import type { NetworkInterfaceInfo } from 'node:os';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Timers } from '../state/timers.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { isLoopback } from '../../shared/url-safety.ts';

/** As `os.networkInterfaces` gives them. */
export type NetworkInterfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>>;

export interface NetworkChangesOptions {
  readonly store: Pick<SnapshotStore, 'get' | 'subscribe'>;
  readonly interfaces: () => NetworkInterfaces;
  readonly timers: Timers;
  readonly onChange: () => void;
}

/** The main process gets no event for a change, so the addresses are polled; one poll takes about 0.1 ms. */
const ASK_MS = 2000;

/**
 * Calls back when the addresses of this computer have changed, as long as the service cannot be reached and is not on
 * this computer: loopback needs no network. In every other state there is no timer.
 *
 * @param options - the snapshot, the addresses and the clock
 * @returns the function that ends it
 */
export function watchNetworkChanges({ store, interfaces, timers, onChange }: NetworkChangesOptions): () => void {
  let timer: unknown;
  let known = '';

  const ask = (): void => {
    timer = timers.set(ask, ASK_MS);
    const now = addressesOf(interfaces);
    if (now === known) return;
    known = now;
    onChange();
  };
  const stop = (): void => {
    timers.clear(timer);
    timer = undefined;
  };
  const follow = (snapshot: Snapshot): void => {
    if (!dependsOnNetwork(snapshot)) return stop();
    if (timer !== undefined) return;
    known = addressesOf(interfaces);
    timer = timers.set(ask, ASK_MS);
  };

  const unsubscribe = store.subscribe(follow);
  follow(store.get());
  return () => {
    unsubscribe();
    stop();
  };
}

function dependsOnNetwork({ session, service }: Snapshot): boolean {
  return session.state === 'unreachable' && !isLoopback(new URL(service.baseUrl).hostname);
}

function addressesOf(interfaces: () => NetworkInterfaces): string {
  try {
    const all = Object.entries(interfaces()).flatMap(([name, addresses = []]) =>
      addresses.flatMap(({ address, internal }) => (internal ? [] : [`${name} ${address}`])),
    );
    return all.sort().join('\n');
  } catch {
    // Without addresses there is no change to detect.
    return '';
  }
}
