import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { OpenStream } from '../simulator/ask.ts';
import { ask, openStream } from '../simulator/ask.ts';
import { problemsOfFrame } from '../simulator/conformance.ts';
import { ada, demoProfiles, misaki } from '../simulator/profiles.ts';
import type { Simulator, WireProfile } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';

const BROKEN_CONNECTION_CODE = 1006;
const RESTARTING_CODE = 1012;

let simulator: Simulator;

/** The user in the next frame, which must be as the OpenAPI document says; none in an empty frame. */
async function userIn(stream: OpenStream): Promise<WireProfile | undefined> {
  const frame = await stream.next();
  assert.deepEqual(problemsOfFrame(frame), []);
  return frame === '' ? undefined : (JSON.parse(frame) as WireProfile);
}

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(async () => {
  await simulator.close();
});

describe('simulator: the stream', () => {
  test('tells the current user at once and after every change', async () => {
    const stream = await openStream(simulator.url);
    assert.deepEqual(await userIn(stream), { ...ada, picture: `${simulator.url}/avatars/ada.png` });
    for (const user of demoProfiles) {
      simulator.signIn({ ...user, vanityname: 'changed' });
      assert.equal((await userIn(stream))?.id, user.id);
    }
    simulator.setCurrent(ada.id);
    assert.equal((await userIn(stream))?.id, ada.id);
    simulator.setProfile(ada.id, { name: 'Ada King' });
    assert.equal((await userIn(stream))?.name, 'Ada King');
    await ask(`${simulator.url}/users/${ada.id}/disconnect`, { method: 'POST' });
    assert.equal((await userIn(stream))?.id, misaki.id);
  });

  test('sends an empty frame for nobody, at once and after a sign-out', async () => {
    const stream = await openStream(simulator.url);
    await stream.next();
    simulator.signOut();
    assert.equal(await stream.next(), '');
    assert.equal(await (await openStream(simulator.url)).next(), '');
  });

  test('says nothing when the current user stays as it is', async () => {
    const stream = await openStream(simulator.url);
    await stream.next();
    simulator.signIn(misaki);
    simulator.setCurrent(misaki.id);
    simulator.setProfile(ada.id, { name: 'Ada King' });
    simulator.signOut(ada.id);
    simulator.signOut('nobody');
    simulator.signOut();
    assert.equal((await userIn(stream))?.id, misaki.id);
    assert.equal(await userIn(stream), undefined);
  });

  test('answers pings until it is frozen', async () => {
    const stream = await openStream(simulator.url);
    stream.socket.ping();
    await once(stream.socket, 'pong');
    simulator.freezeStreams();
    let pongs = 0;
    stream.socket.on('pong', () => {
      pongs += 1;
    });
    stream.socket.ping();
    simulator.sendFrame('still open');
    await stream.next();
    assert.equal(await stream.next(), 'still open');
    // A call that begins and ends after the ping: an answer to the ping would have been here before.
    await ask(`${simulator.url}/user`);
    assert.equal(pongs, 0);
  });

  test('can be ended politely and otherwise, and opened again', async () => {
    const polite = await openStream(simulator.url);
    assert.equal(simulator.streamCount, 1);
    simulator.dropStreams(RESTARTING_CODE);
    assert.equal(await polite.closed, RESTARTING_CODE);
    const broken = await openStream(simulator.url);
    simulator.dropStreams();
    assert.equal(await broken.closed, BROKEN_CONNECTION_CODE);
    assert.equal((await userIn(await openStream(simulator.url)))?.id, ada.id);
  });

  test('ends when the simulator goes down', async () => {
    const stream = await openStream(simulator.url);
    await simulator.down();
    assert.equal(await stream.closed, BROKEN_CONNECTION_CODE);
    await simulator.up();
    const again = await openStream(simulator.url);
    await again.next();
    simulator.signOut();
    assert.equal(await again.next(), '', 'it is told of changes once');
    simulator.signIn(misaki);
    assert.equal((await userIn(again))?.id, misaki.id);
  });

  test('is logged as a call, and exists on its path only', async () => {
    await openStream(simulator.url);
    assert.equal(simulator.requestCount('WS /user/stream'), 1);
    await assert.rejects(openStream(simulator.url, '/user/last_checked_in/stream'), /404/u);
  });
});

describe('simulator: faults of the stream', () => {
  test('a status instead of the upgrade', async () => {
    simulator.fault('WS /user/stream', { kind: 'status', status: 404 }, 1);
    await assert.rejects(openStream(simulator.url), /404/u);
    await openStream(simulator.url);
  });

  test('refuse and hang', async () => {
    simulator.fault('WS /user/stream', { kind: 'refuse' }, 1);
    await assert.rejects(openStream(simulator.url), { message: 'socket hang up' });
    simulator.fault('WS /user/stream', { kind: 'hang' }, 1);
    const asked = simulator.nextRequest('WS /user/stream');
    const hanging = assert.rejects(openStream(simulator.url), { message: 'socket hang up' });
    await asked;
    assert.equal(simulator.streamCount, 0);
    await simulator.down();
    await hanging;
  });

  test('frames that are no profile', async () => {
    simulator.fault('WS /user/stream', { kind: 'html' }, 1);
    assert.match(await (await openStream(simulator.url)).next(), /^<!doctype html>/u);
    simulator.fault('WS /user/stream', { kind: 'truncated' }, 1);
    const cut = await (await openStream(simulator.url)).next();
    assert.throws(() => {
      JSON.parse(cut);
    }, SyntaxError);
    simulator.fault('WS /user/stream', { kind: 'invalidUtf8' }, 1);
    // The client breaks off by itself: a text frame has to be UTF-8.
    assert.equal(await (await openStream(simulator.url)).closed, BROKEN_CONNECTION_CODE);
  });

  test('half a frame and the end, and a frame byte by byte', async () => {
    simulator.fault('WS /user/stream', { kind: 'resetMidBody' }, 1);
    assert.equal(await (await openStream(simulator.url)).closed, BROKEN_CONNECTION_CODE);
    simulator.signIn(demoProfiles[3]);
    simulator.fault('WS /user/stream', { kind: 'slowDrip', intervalMilliseconds: 0 }, 1);
    assert.equal((await userIn(await openStream(simulator.url)))?.id, demoProfiles[3]?.id);
  });

  test('a binary frame', async () => {
    simulator.fault('WS /user/stream', { kind: 'binary' }, 1);
    const stream = await openStream(simulator.url);
    assert.match(await stream.next(), /^\uFFFD/u);
    simulator.sendFrame('and it goes on');
    assert.equal(await stream.next(), 'and it goes on');
  });

  test('what is no frame', async () => {
    simulator.fault('WS /user/stream', { kind: 'garbage' }, 1);
    assert.equal(await (await openStream(simulator.url)).closed, BROKEN_CONNECTION_CODE);
  });

  test('a close code at once', async () => {
    for (const code of [1000, 1008, 1012, 4000]) {
      simulator.fault('WS /user/stream', { kind: 'close', code }, 1);
      assert.equal(await (await openStream(simulator.url)).closed, code);
    }
  });

  test('open and deaf from the beginning', async () => {
    simulator.fault('WS /user/stream', { kind: 'deaf' }, 1);
    const { socket } = await openStream(simulator.url);
    let pongs = 0;
    socket.on('pong', () => {
      pongs += 1;
    });
    socket.ping();
    await ask(`${simulator.url}/user`);
    assert.deepEqual([pongs, simulator.streamCount], [0, 1]);
  });

  test('a huge frame', async () => {
    const bytes = 3_000_000;
    simulator.fault('WS /user/stream', { kind: 'hugeBody', bytes }, 1);
    const stream = await openStream(simulator.url);
    assert.equal((await stream.next()).length, bytes);
  });
});
