import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEnding } from '../../../src/main/app/ending.ts';

/** An app whose end is asked for, with a timer that runs out when it is told to. */
function createApp(underWay: () => Promise<unknown> | undefined) {
  const did: string[] = [];
  let timeout: (() => void) | undefined;
  const ending = createEnding({
    underWay,
    end: () => did.push('end'),
    quit: () => did.push('quit'),
    timers: { set: (callback) => (timeout = callback), clear: () => (timeout = undefined) },
  });
  return { did, timeOut: () => timeout?.(), isTimed: () => timeout !== undefined, willQuit: () => ending({ preventDefault: () => did.push('prevented') }) };
}

test('with nothing under way the end is written down at once, and once', () => {
  const app = createApp(() => undefined);
  app.willQuit();
  app.willQuit();
  assert.deepEqual(app.did, ['end']);
});

for (const how of ['resolves', 'rejects'] as const) {
  test(`the end waits for what is under way, which ${how}, however often it is asked for`, async () => {
    const step = Promise.withResolvers<void>();
    const app = createApp(() => step.promise);
    app.willQuit();
    app.willQuit();
    assert.deepEqual(app.did, ['prevented', 'prevented']);
    if (how === 'resolves') step.resolve();
    else step.reject(new Error('failed'));
    await new Promise(setImmediate);
    assert.deepEqual([app.did.splice(0), app.isTimed()], [['prevented', 'prevented', 'quit'], false]);
    app.willQuit();
    assert.deepEqual(app.did, ['end']);
  });
}

test('the end waits for a limited time only, and is asked for once', async () => {
  const step = Promise.withResolvers<void>();
  const app = createApp(() => step.promise);
  app.willQuit();
  app.timeOut();
  assert.deepEqual(app.did.splice(0), ['prevented', 'quit']);
  app.willQuit();
  step.resolve();
  await new Promise(setImmediate);
  app.willQuit();
  assert.deepEqual(app.did, ['end']);
});
