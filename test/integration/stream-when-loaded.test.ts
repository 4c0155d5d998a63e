/** The stream of the service, whose client is loaded with the first one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openStreamWhenLoaded } from '../../src/main/electron/stream-when-loaded.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';

let simulator: Simulator;
before(async () => {
  simulator = await startSimulator();
});
after(() => simulator.close());

type Event = 'open' | 'unsupported' | 'lost';

/** Opens a stream; gives what becomes of it first. */
function opened(baseUrl: string, settings = DEFAULT_SETTINGS): { readonly event: Promise<Event>; readonly close: () => void } {
  const { promise: event, resolve } = Promise.withResolvers<Event>();
  const close = openStreamWhenLoaded(baseUrl, { onOpen: () => resolve('open'), onFrame: () => undefined, onEnd: resolve }, settings);
  return { event, close };
}

test('one that is closed before its client is loaded makes no connection', async () => {
  opened(simulator.url).close();
  const { event, close } = opened(simulator.url);
  assert.equal(await event, 'open');
  assert.equal(simulator.streamCount, 1);
  close();
});

test('one that cannot be opened is lost, so that it is tried again', async () => {
  const { event } = opened('https://127.0.0.1:9', { ...DEFAULT_SETTINGS, caFile: '/nowhere/authority.pem' });
  assert.equal(await event, 'lost');
});
