import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createAvatars } from '../../src/main/window/avatars.ts';
import type { Avatars, Fetch } from '../../src/main/window/avatars.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { Profile, Session, Snapshot } from '../../src/shared/snapshot.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';

const AT = '2026-01-31T12:00:00.000Z';
const MEBIBYTE = 1024 * 1024;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const IMAGES = {
  'image/png': PNG,
  'image/jpeg': Buffer.from('ffd8ffe000104a46', 'hex'),
  'image/gif': Buffer.from('GIF89a\u0001'),
  'image/webp': Buffer.from('RIFF\u0001\u0002\n\u0004WEBPVP8 '),
};

let simulator: Simulator;
let asked: string[];

const snapshotWith = (session: Session): Snapshot => ({
  session,
  service: { baseUrl: simulator.url, source: 'default', checking: false, live: 'poll' },
  keychain: { state: 'unknown' },
  signIn: { state: 'idle' },
  disconnect: { state: 'idle' },
  startAtLogin: { state: 'off' },
  settings: DEFAULT_SETTINGS,
  notices: [],
  app: { version: '0.1.0' },
});
const usersOf = (pictures: readonly (string | undefined)[]): readonly Profile[] =>
  pictures.map((picture, index) => ({ id: `u${String(index)}`, picture, cloud: 'connected', providers: [] }));
const signedIn = (pictures: readonly (string | undefined)[]): Snapshot =>
  snapshotWith({ state: 'signedIn', since: AT, verifiedAt: AT, currentId: 'u0', unreadable: 0, users: usersOf(pictures) });

/** Avatars of users with these pictures, answered by the test instead of by the network. */
function answering(answer: (url: string) => Response | Promise<Response>, ...pictures: readonly (string | undefined)[]): Avatars {
  const fetched: Fetch = async (url) => {
    asked.push(url);
    return answer(url);
  };
  return createAvatars(fetched, () => signedIn(pictures));
}
const from = (url: string, body: BodyInit = PNG): Response => Object.defineProperty(new Response(body), 'url', { value: url });
const REMOTE = 'https://pictures.example.org/a.png';

beforeEach(async () => {
  simulator = await startSimulator();
  asked = [];
});
afterEach(() => simulator.close());

describe('avatars: whose', () => {
  test('the picture of a user of the service comes from the service itself', async () => {
    const picture = `${simulator.url}/avatars/ada.png`;
    const avatar = await createAvatars(fetch, () => signedIn([picture])).of('u0');
    assert.equal(avatar?.type, 'image/png');
    const original = await (await fetch(picture)).bytes();
    assert.deepEqual(avatar?.bytes, original);
  });

  test('the last known user has one as well', async () => {
    const last = { users: usersOf([REMOTE]), currentId: 'u0', unreadable: 0, verifiedAt: AT };
    const snapshot = snapshotWith({ state: 'unreachable', since: AT, reason: 'refused', last });
    assert.equal((await createAvatars(async () => from(REMOTE), () => snapshot).of('u0'))?.type, 'image/png');
  });

  test('nobody else has one: not a stranger, not a user without a picture', async () => {
    const avatars = answering(from, undefined, REMOTE);
    assert.equal(await avatars.of('stranger'), undefined);
    assert.equal(await avatars.of('u0'), undefined);
    assert.deepEqual(asked, []);
  });

  test('a picture whose user went away is no longer given', async () => {
    let snapshot = signedIn([REMOTE]);
    const avatars = createAvatars(async () => from(REMOTE), () => snapshot);
    assert.ok(await avatars.of('u0'));
    snapshot = snapshotWith({ state: 'signedOut', since: AT, verifiedAt: AT, listed: [] });
    assert.equal(await avatars.of('u0'), undefined);
  });
});

describe('avatars: from where', () => {
  test('also from the service under another name of this computer', async () => {
    const picture = `${simulator.url.replace('127.0.0.1', 'localhost')}/avatars/ada.png`;
    assert.ok(await answering(from, picture).of('u0'));
    assert.deepEqual(asked, [picture]);
  });

  test('only over HTTPS or from the service, and never with a password in the address', async () => {
    const refused = [
      'http://pictures.example.org/a.png',
      'http://127.0.0.1:1/a.png',
      `${simulator.url}1/a.png`,
      simulator.url.replace('http://', 'http://ada:secret@'),
      'https://ada@pictures.example.org/a.png',
      'file:///etc/passwd',
      'data:image/png;base64,iVBORw0KGgo=',
      'javascript:alert(1)',
      '/avatars/ada.png',
      'no address',
      '',
    ];
    const avatars = answering(from, ...refused);
    for (const [index, picture] of refused.entries()) assert.equal(await avatars.of(`u${String(index)}`), undefined, picture);
    assert.deepEqual(asked, []);
  });

  test('sends no cookies or passwords along', async () => {
    let credentials: string | undefined;
    const fetched: Fetch = async (url, init) => {
      ({ credentials } = init);
      return from(url);
    };
    assert.ok(await createAvatars(fetched, () => signedIn([REMOTE])).of('u0'));
    assert.equal(credentials, 'omit');
  });

  test('a picture that was found at an address that is not allowed is refused', async () => {
    for (const url of ['http://pictures.example.org/a.png', 'http://127.0.0.1:1/', 'file:///a.png']) {
      assert.equal(await answering(() => from(url), REMOTE).of('u0'), undefined, url);
    }
    assert.ok(await answering(() => from('https://elsewhere.example.org/a.png'), REMOTE).of('u0'));
  });
});

describe('avatars: redirects', () => {
  test('to an address that is not allowed are not even followed', async (t) => {
    const other = await startSimulator();
    t.after(() => other.close());
    const location = `${other.url}/avatars/ada.png`;
    simulator.fault('GET /avatars/{name}', { kind: 'status', status: 302, headers: { location } });
    const avatars = createAvatars(fetch, () => signedIn([`${simulator.url}/avatars/ada.png`]));
    assert.equal(await avatars.of('u0'), undefined);
    assert.equal(other.requests.length, 0);
  });
});

describe('avatars: what', () => {
  test('is a picture by its first bytes, whatever the server calls it', async () => {
    for (const [type, bytes] of Object.entries(IMAGES)) {
      const avatar = await answering(() => new Response(bytes, { headers: { 'content-type': 'text/html' } }), REMOTE).of('u0');
      assert.deepEqual([avatar?.type, Buffer.from(avatar?.bytes ?? [])], [type, bytes]);
    }
  });

  test('is no SVG, no web page, nothing empty and nothing unknown, whatever the server calls it', async () => {
    const bodies = ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', '<!doctype html>', '', 'GIF', '\uFFFD', 'RIFFWEBP', ' \u0089PNG'];
    for (const body of bodies) {
      const response = (): Response => new Response(body, { headers: { 'content-type': 'image/png' } });
      assert.equal(await answering(response, REMOTE).of('u0'), undefined, body);
    }
  });

  test('is no error page, even one that is a picture', async () => {
    for (const status of [404, 500]) {
      assert.equal(await answering(() => new Response(PNG, { status }), REMOTE).of('u0'), undefined);
    }
    assert.equal(await answering(() => new Response(null, { status: 204 }), REMOTE).of('u0'), undefined);
  });

  test('has at most one mebibyte, and the rest is not even read', async () => {
    const exactly = Buffer.concat([PNG, Buffer.alloc(MEBIBYTE - PNG.length)]);
    assert.equal((await answering(() => new Response(exactly), REMOTE).of('u0'))?.bytes.length, MEBIBYTE);
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(MEBIBYTE / 4));
      },
      cancel: () => void (cancelled = true),
    });
    assert.equal(await answering(() => new Response(endless), REMOTE).of('u0'), undefined);
    assert.ok(cancelled);
    assert.ok(pulled < 10, String(pulled));
  });
});

describe('avatars: how often', () => {
  test('a picture is fetched once, also when it is asked for twice at the same time', async () => {
    const avatars = answering(from, REMOTE);
    const [one, two] = await Promise.all([avatars.of('u0'), avatars.of('u0')]);
    assert.equal(one, two);
    assert.equal(await avatars.of('u0'), one);
    assert.deepEqual(asked, [REMOTE]);
  });

  test('one that failed is tried again when it is next asked for', async () => {
    const answers = [(): Response => assert.fail('no network'), (): Response => new Response('', { status: 503 }), (): Response => from(REMOTE)];
    const avatars = answering(() => answers.shift()?.() ?? assert.fail('asked too often'), REMOTE);
    assert.equal(await avatars.of('u0'), undefined);
    assert.equal(await avatars.of('u0'), undefined);
    assert.ok(await avatars.of('u0'));
    assert.ok(await avatars.of('u0'));
  });

  test('a picture at another address is another picture', async () => {
    let snapshot = signedIn([REMOTE]);
    const avatars = createAvatars(async (url) => (asked.push(url), from(url)), () => snapshot);
    await avatars.of('u0');
    snapshot = signedIn([`${REMOTE}?v=2`]);
    await avatars.of('u0');
    assert.deepEqual(asked, [REMOTE, `${REMOTE}?v=2`]);
  });

  test('20 pictures are kept; the oldest makes room', async () => {
    const pictures = Array.from({ length: 21 }, (_, index) => `https://pictures.example.org/${String(index)}.png`);
    const avatars = answering(from, ...pictures);
    for (const index of pictures.keys()) await avatars.of(`u${String(index)}`);
    await avatars.of('u20');
    await avatars.of('u1');
    assert.equal(asked.length, 21);
    await avatars.of('u0');
    assert.equal(asked.length, 22);
  });
});
