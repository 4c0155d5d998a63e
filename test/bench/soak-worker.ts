/** The watch of the app, without Electron, in a process of its own, so that what it keeps can be measured. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { createCore } from '../../src/main/core.ts';
import { openUserStream } from '../../src/main/users-api/user-stream.ts';
import { createWatch } from '../../src/main/watch.ts';
import type { FromWorker, Held, ToWorker } from './soak.ts';
import { noDiscovery } from '../support/no-discovery.ts';

const tell = (message: FromWorker): void => void process.send?.(message);

const [, , serviceUrl = ''] = process.argv;
const dir = await mkdtemp(join(tmpdir(), 'soak-'));
const core = createCore({
  openStore: (options) => new Conf(options),
  userDataDir: dir,
  version: '0.1.0',
  serviceUrl,
  startAtLogin: { state: 'off' },
  now: () => new Date(),
  onTransition: () => undefined,
});
const watch = createWatch({
  core,
  locator: noDiscovery,
  openStream: openUserStream,
  // Back-off without the wait: what is measured is what stays, not how long it takes.
  random: () => 0,
  timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
  monotonicMs: () => performance.now(),
});

const heldNow = async (): Promise<Held> => {
  // Connections that were closed a moment ago are still being taken down.
  await new Promise((resolve) => setTimeout(resolve, 300));
  globalThis.gc?.();
  const resources = process.getActiveResourcesInfo();
  return {
    heapBytes: process.memoryUsage().heapUsed,
    residentBytes: process.memoryUsage().rss,
    timers: resources.filter((name) => name === 'Timeout').length,
    handles: resources.filter((name) => name !== 'Timeout').length,
  };
};

let wasLive = false;
core.store.subscribe(({ service, session }) => {
  const isLive = service.live === 'stream' && session.state === 'signedIn' && !service.checking;
  if (isLive && !wasLive) tell({ kind: 'live' });
  wasLive = isLive;
});

process.on('message', (message: ToWorker) => {
  const run = async (): Promise<void> => {
    if (message.kind === 'poll') {
      for (let poll = 0; poll < message.times; poll += 1) await watch.checkNow();
      tell({ kind: 'polled' });
    }
    if (message.kind === 'measure') tell({ kind: 'held', held: await heldNow() });
    if (message.kind === 'end') {
      watch.stop();
      await rm(dir, { recursive: true });
      process.disconnect();
    }
  };
  void run();
});
watch.start();
