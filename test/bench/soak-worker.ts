/** The watch of the app, without Electron, in a process of its own, so that what it keeps can be measured. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FromWorker, Held, ToWorker } from './soak.ts';
import { createTestApp } from '../support/test-app.ts';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import { createHttp } from '../../src/main/users-api/http.ts';

const BYTES_PER_KIBIBYTE = 1024;

const tell = (message: FromWorker): void => void process.send?.(message);

const [, , serviceUrl = ''] = process.argv;
const dir = await mkdtemp(join(tmpdir(), 'soak-'));
// Back-off without the wait: what is measured is what stays, not how long it takes.
const app = createTestApp({
  userDataDir: dir,
  serviceUrl,
  random: () => 0,
  // Thousands of closed connections stand in the system's table of sockets for a minute. To read it for each of the calls would take
  // most of the time, as it does on no computer that calls once in ten seconds.
  createApi: (baseUrl, access) => createUsersApi(createHttp(baseUrl, access, async () => 'self')),
});
const watch = app.scheduler;
const warnings: string[] = [];
process.on('warning', ({ name, message }) => warnings.push(`${name}: ${message}`));

const pssBytes = async (): Promise<number> => {
  const text = await readFile('/proc/self/smaps_rollup', 'utf8').catch(() => '');
  const kibibytes = /^Pss:\s+(\d+) kB$/mu.exec(text)?.[1];
  return kibibytes === undefined ? process.memoryUsage().rss : Number(kibibytes) * BYTES_PER_KIBIBYTE;
};

const heldNow = async (): Promise<Held> => {
  // Connections that were closed a moment ago are still being taken down.
  await new Promise((resolve) => setTimeout(resolve, 300));
  globalThis.gc?.();
  const resources = process.getActiveResourcesInfo();
  return {
    heapBytes: process.memoryUsage().heapUsed,
    pssBytes: await pssBytes(),
    timers: resources.filter((name) => name === 'Timeout').length,
    handles: resources.filter((name) => name !== 'Timeout').length,
    warnings,
  };
};

let wasFollowing = false;
app.store.subscribe(({ service, session }) => {
  const isFollowing = service.updates === 'stream' && session.state === 'signedIn' && !service.checking;
  if (isFollowing && !wasFollowing) tell({ kind: 'following' });
  wasFollowing = isFollowing;
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
