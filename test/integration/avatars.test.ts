import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { initialSnapshot } from '../../src/main/state/initial-snapshot.ts';
import { createAvatars } from '../../src/main/window/avatars.ts';
import type { Avatars } from '../../src/main/window/avatars.ts';
import { createPictureRequest } from '../../src/main/window/picture-request.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { Profile, Session, Snapshot } from '../../src/shared/snapshot.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { gif, jpeg, png, webpLossy, webpOf } from '../support/pictures.ts';

const AT = '2026-01-31T12:00:00.000Z';
const PNG = png(2, 1);

let simulator: Simulator;
let asked: string[];
let nowMs: number;
const now = (): number => nowMs;

const snapshotWith = (session: Session): Snapshot => initialSnapshot({ session, service: { baseUrl: simulator.url, source: 'default', checking: false, updates: 'polling' } });
const usersWithPictures = (pictures: readonly (string | undefined)[]): readonly Profile[] =>
  pictures.map((picture, index) => ({ id: `u${String(index)}`, picture, cloud: 'connected', providers: [] }));
const signedIn = (pictures: readonly (string | undefined)[]): Snapshot =>
  snapshotWith({ state: 'signedIn', since: AT, verifiedAt: AT, currentId: 'u0', unreadable: 0, users: usersWithPictures(pictures) });

/** Avatars of users with these pictures, answered by the test instead of by the network. */
function answering(answer: () => Uint8Array | Promise<Uint8Array>, ...pictures: readonly (string | undefined)[]): Avatars {
  const getPicture = async (url: string): Promise<Uint8Array> => {
    asked.push(url);
    return answer();
  };
  return createAvatars(getPicture, () => signedIn(pictures), now);
}
const aPicture = (): Uint8Array => PNG;
const REMOTE = 'https://pictures.example.org/a.png';

beforeEach(async () => {
  simulator = await startSimulator();
  asked = [];
  nowMs = 5_000_000;
});
afterEach(() => simulator.close());

describe('avatars: whose', () => {
  test('the picture of a user of the service comes from the service itself', async () => {
    const picture = `${simulator.url}/avatars/ada.png`;
    const avatar = await createAvatars(createPictureRequest(() => DEFAULT_SETTINGS), () => signedIn([picture]), now).of('u0');
    assert.equal(avatar?.type, 'image/png');
    const original = await (await fetch(picture)).bytes();
    assert.deepEqual(avatar?.bytes, original);
  });

  test('the last known user has one as well', async () => {
    const last = { users: usersWithPictures([REMOTE]), currentId: 'u0', unreadable: 0, verifiedAt: AT };
    const snapshot = snapshotWith({ state: 'unreachable', since: AT, reason: 'refused', last });
    assert.equal((await createAvatars(async () => PNG, () => snapshot, now).of('u0'))?.type, 'image/png');
  });

  test('nobody else has one: not a stranger, not a user without a picture', async () => {
    const avatars = answering(aPicture, undefined, REMOTE);
    assert.equal(await avatars.of('stranger'), undefined);
    assert.equal(await avatars.of('u0'), undefined);
    assert.deepEqual(asked, []);
  });

  test('a picture whose user went away is no longer given', async () => {
    let snapshot = signedIn([REMOTE]);
    const avatars = createAvatars(async () => PNG, () => snapshot, now);
    assert.ok(await avatars.of('u0'));
    snapshot = snapshotWith({ state: 'signedOut', since: AT, verifiedAt: AT, listed: [] });
    assert.equal(await avatars.of('u0'), undefined);
  });
});

describe('avatars: what', () => {
  test('is a picture by its bytes, of the type that they have', async () => {
    const images = { 'image/png': PNG, 'image/jpeg': jpeg(9, 9), 'image/gif': gif(9, 9), 'image/webp': webpOf(webpLossy(9, 9)) };
    for (const [type, bytes] of Object.entries(images)) {
      const avatar = await answering(() => bytes, REMOTE).of('u0');
      assert.deepEqual([avatar?.type, Buffer.from(avatar?.bytes ?? [])], [type, bytes]);
    }
  });

  test('is no SVG, no web page, nothing empty and nothing unknown', async () => {
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', '<!doctype html>', '', 'GIF', 'RIFFWEBP']) {
      assert.equal(await answering(() => Buffer.from(body), REMOTE).of('u0'), undefined, body);
    }
  });

  test('has at most 2,048 pixels a side, in each format', async () => {
    const makers = [png, jpeg, gif, (width: number, height: number) => webpOf(webpLossy(width, height))];
    for (const make of makers) {
      assert.ok(await answering(() => make(2048, 2048), REMOTE).of('u0'));
      for (const [width, height] of [[2049, 1], [1, 2049]] as const) assert.equal(await answering(() => make(width, height), REMOTE).of('u0'), undefined);
    }
  });

  test('that has 23,000 pixels a side in 64 KB is not handed on', async () => {
    const bomb = Buffer.concat([png(23_000, 23_000), Buffer.alloc(64_000)]);
    assert.equal(await answering(() => bomb, REMOTE).of('u0'), undefined);
  });
});

describe('avatars: how often', () => {
  test('a picture is fetched once, also when it is asked for twice at the same time', async () => {
    const avatars = answering(aPicture, REMOTE);
    const [one, two] = await Promise.all([avatars.of('u0'), avatars.of('u0')]);
    assert.equal(one, two);
    assert.equal(await avatars.of('u0'), one);
    assert.deepEqual(asked, [REMOTE]);
  });

  const NO_PICTURE: Readonly<Record<string, () => Uint8Array>> = {
    'that cannot be fetched': () => assert.fail('no network'),
    'that is another file': () => Buffer.from('<!doctype html>'),
    'that is too large': () => png(5000, 1),
  };
  for (const [which, answer] of Object.entries(NO_PICTURE)) {
    test(`one ${which} is fetched again after a minute, and not before`, async () => {
      const answers = [answer, answer, aPicture];
      const avatars = answering(() => answers.shift()?.() ?? assert.fail('asked too often'), REMOTE);
      for (const [elapsedMs, requests] of [[0, 1], [0, 1], [59_999, 1], [1, 2], [59_999, 2]] as const) {
        nowMs += elapsedMs;
        await Promise.all([avatars.of('u0'), avatars.of('u0')]);
        assert.equal(asked.length, requests);
      }
      nowMs += 1;
      assert.ok(await avatars.of('u0'));
      assert.ok(await avatars.of('u0'));
      assert.equal(asked.length, 3);
    });
  }

  test('however many pictures a page asks for, and however often, 200 requests are sent at once and one a second from then on', async () => {
    const pictures = Array.from({ length: 1000 }, (_, index) => `https://pictures.example.org/${String(index)}.png`);
    for (const answer of [aPicture, (): never => assert.fail('no network')]) {
      asked = [];
      const avatars = answering(answer, ...pictures);
      const askForAll = async (): Promise<void> => {
        for (const index of pictures.keys()) await avatars.of(`u${String(index)}`);
      };
      await askForAll();
      await askForAll();
      assert.equal(asked.length, 200);
      nowMs += 10_000;
      await askForAll();
      assert.equal(asked.length, 210);
      nowMs += 3_600_000;
    }
  });

  test('a picture at another address is another picture', async () => {
    let snapshot = signedIn([REMOTE]);
    const avatars = createAvatars(async (url) => (asked.push(url), PNG), () => snapshot, now);
    await avatars.of('u0');
    snapshot = signedIn([`${REMOTE}?v=2`]);
    await avatars.of('u0');
    assert.deepEqual(asked, [REMOTE, `${REMOTE}?v=2`]);
  });

  test('20 pictures are kept; the oldest makes room', async () => {
    const pictures = Array.from({ length: 21 }, (_, index) => `https://pictures.example.org/${String(index)}.png`);
    const avatars = answering(aPicture, ...pictures);
    for (const index of pictures.keys()) await avatars.of(`u${String(index)}`);
    await avatars.of('u20');
    await avatars.of('u1');
    assert.equal(asked.length, 21);
    await avatars.of('u0');
    assert.equal(asked.length, 22);
  });
});
