import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import Conf from 'conf';
import { openSettings } from '../../src/main/settings/settings.ts';
import type { SettingsFile } from '../../src/main/settings/settings.ts';
import type { OpenStore } from '../../src/main/settings/json-file.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';

const NOW = new Date('2026-01-31T12:34:56.789Z');
const openStore: OpenStore = (options) => new Conf(options);

let dir: string;
let file: string;

const open = (at = dir): SettingsFile => openSettings({ openStore, dir: at, version: '0.1.0', now: () => NOW });
const store = (text: string): Promise<void> => writeFile(file, text);
const stored = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'settings-test-'));
  file = join(dir, 'settings.json');
});
afterEach(() => rm(dir, { recursive: true }));

describe('settings: what is stored', () => {
  test('is the defaults before anybody changed them, and nothing is to be told', () => {
    const settings = open();
    assert.deepEqual(settings.get(), DEFAULT_SETTINGS);
    assert.deepEqual(settings.keychainIndex.read(), []);
    assert.deepEqual(settings.notices, []);
  });

  test('is there again after a restart', () => {
    const settings = open();
    settings.set('serviceUrl', 'http://127.0.0.1:39300');
    settings.set('pollSeconds', 60);
    settings.keychainIndex.write(['u1', 'u2']);
    assert.deepEqual(settings.get(), { ...DEFAULT_SETTINGS, serviceUrl: 'http://127.0.0.1:39300', pollSeconds: 60 });
    assert.deepEqual(open().get(), settings.get());
    assert.deepEqual(open().keychainIndex.read(), ['u1', 'u2']);
  });

  test('keeps what an older or newer version of the app wrote there', async () => {
    await store(JSON.stringify({ theme: 'dark' }));
    open().set('pollSeconds', 30);
    const { theme, pollSeconds } = (await stored()) as Record<string, unknown>;
    assert.deepEqual({ theme, pollSeconds }, { theme: 'dark', pollSeconds: 30 });
  });

  test('lacks a value: the default takes its place', async () => {
    await store(JSON.stringify({ serviceUrl: 'http://127.0.0.1:2' }));
    assert.deepEqual(open().get(), { ...DEFAULT_SETTINGS, serviceUrl: 'http://127.0.0.1:2' });
  });

  test('is deleted while the app runs: what is set holds until the app ends, and it can be written again', async () => {
    const settings = open();
    settings.set('pollSeconds', 30);
    settings.keychainIndex.write(['u1']);
    await rm(dir, { recursive: true });
    assert.equal(settings.get().pollSeconds, 30);
    assert.deepEqual(settings.keychainIndex.read(), ['u1']);
    settings.set('keepSignedIn', true);
    assert.deepEqual(open().get(), { ...DEFAULT_SETTINGS, keepSignedIn: true });
  });

  test('is edited by hand while the app runs: that holds from the next start on, and no change of the app undoes it', async () => {
    await store(JSON.stringify({ pollSeconds: 30 }));
    const settings = open();
    await store(JSON.stringify({ pollSeconds: 60, serviceUrl: 'http://127.0.0.1:2', notifications: { service: false, later: 1 } }));
    assert.deepEqual(settings.get(), { ...DEFAULT_SETTINGS, pollSeconds: 30 });
    settings.set('keepSignedIn', true);
    assert.deepEqual(settings.get(), { ...DEFAULT_SETTINGS, pollSeconds: 30, keepSignedIn: true });
    const expected = { pollSeconds: 60, serviceUrl: 'http://127.0.0.1:2', keepSignedIn: true, notifications: { service: false, later: 1 } };
    assert.deepEqual(await stored(), expected);
    const { notifications } = DEFAULT_SETTINGS;
    assert.deepEqual(open().get(), { ...DEFAULT_SETTINGS, ...expected, notifications: { ...notifications, service: false } });
  });
});

describe('settings: from before the first release', () => {
  test('the base URL becomes the service address, once', async () => {
    await store(JSON.stringify({ baseUrl: 'http://127.0.0.1:5323', pollSeconds: 20 }));
    assert.deepEqual(open().get(), { ...DEFAULT_SETTINGS, serviceUrl: 'http://127.0.0.1:5323', pollSeconds: 20 });
    open().set('serviceUrl', '');
    assert.equal(open().get().serviceUrl, '');
  });

  for (const value of [1000, 'x'.repeat(2049)]) {
    test(`a base URL that cannot be used is told as the service address (${typeof value})`, async () => {
      await store(JSON.stringify({ baseUrl: value }));
      const settings = open();
      const ignored = [{ key: 'serviceUrl', value: JSON.stringify(value).slice(0, 500) }];
      assert.deepEqual([settings.get(), settings.notices], [DEFAULT_SETTINGS, [{ id: 'settingsIgnored', values: ignored }]]);
    });
  }
});

describe('settings: a file that cannot be used', () => {
  const broken = {
    'corrupt JSON': '{"serviceUrl": "http://127.0.0.1:2", ',
    'not even text': '\u0000\u0001\uFFFD',
    'JSON that is no object': '[1, 2]',
  };
  for (const [what, text] of Object.entries(broken)) {
    test(`${what}: told, set aside unchanged, and a new one is begun`, async () => {
      await store(text);
      const settings = open();
      const aside = join(dir, 'settings.unreadable-2026-01-31T12-34-56.789Z.json');
      assert.deepEqual(settings.notices, [{ id: 'settingsSetAside', path: aside }]);
      assert.equal(await readFile(aside, 'utf8'), text);
      assert.deepEqual(settings.get(), DEFAULT_SETTINGS);
      settings.set('pollSeconds', 30);
      assert.deepEqual([open().get().pollSeconds, open().notices], [30, settings.notices], 'until it is dismissed');
      open().forgetSetAside();
      assert.deepEqual([open().get().pollSeconds, open().notices], [30, []]);
    });
  }

  test('a folder in its place is set aside with what is in it', async () => {
    await mkdir(file);
    await writeFile(join(file, 'kept.txt'), 'kept');
    const [notice] = open().notices;
    assert.ok(notice?.id === 'settingsSetAside');
    assert.equal(await readFile(join(notice.path, 'kept.txt'), 'utf8'), 'kept');
    assert.ok((await stat(file)).isFile());
  });

  test('that was moved aside but could not be begun anew: it is told where it is', async () => {
    await store('{');
    const failing: OpenStore = () => {
      throw new Error('the disk is full');
    };
    const { notices } = openSettings({ openStore: failing, dir, version: '0.1.0', now: () => NOW });
    const names = await readdir(dir);
    for (const name of names.filter((each) => each !== 'settings.json')) {
      assert.ok(notices.some((notice) => notice.id === 'settingsSetAside' && notice.path === join(dir, name)), name);
    }
  });

  test('costs only itself: the index of the keychain is another file', async () => {
    open().keychainIndex.write(['u1']);
    await store('{');
    assert.deepEqual(open().keychainIndex.read(), ['u1']);
  });

  test('an index of the keychain that is broken is told and set aside too', async () => {
    await writeFile(join(dir, 'keychain-index.json'), '{"users": [1]}');
    const settings = open();
    assert.deepEqual(settings.notices.map(({ id }) => id), ['settingsSetAside']);
    assert.deepEqual(settings.keychainIndex.read(), []);
    assert.ok((await readdir(dir)).some((name) => name.startsWith('keychain-index.unreadable-')));
  });
});

describe('settings: a file that a person wrote by hand', () => {
  const edited = '\uFEFF// mine\n{ "pollSeconds": 30, "serviceUrl": "http://127.0.0.1:2 ", }\n';

  test('is read with its comments, and kept beside the one that the app writes', async () => {
    await store(edited);
    const settings = open();
    assert.deepEqual([settings.get().pollSeconds, settings.notices], [30, []]);
    assert.equal(await readFile(file, 'utf8'), edited, 'reading changes nothing');
    settings.set('keepSignedIn', true);
    assert.deepEqual(await stored(), { pollSeconds: 30, serviceUrl: 'http://127.0.0.1:2 ', keepSignedIn: true });
    assert.equal(await readFile(join(dir, 'settings.edited-2026-01-31T12-34-56.789Z.json'), 'utf8'), edited);
  });

  test('is a pipe or a device: passed over at once, set aside and told', { timeout: 10_000 }, () => {
    execFileSync('mkfifo', [file]);
    assert.deepEqual(open().notices.map(({ id }) => id), ['settingsSetAside']);
    execFileSync('ln', ['-sf', '/dev/zero', file]);
    assert.deepEqual(open().notices.map(({ id }) => id), ['settingsSetAside']);
  });
});

describe('settings: where nothing can be stored', () => {
  test('that is told, and what is set lasts until the app ends', async () => {
    await writeFile(file, 'a file where the folder should be');
    const settings = open(file);
    assert.ok(settings.notices.length > 0);
    for (const notice of settings.notices) assert.ok(notice.id === 'settingsNotSaved' && /^(?:EEXIST|ENOTDIR)$/u.test(notice.cause.code));
    settings.set('serviceUrl', 'http://127.0.0.1:2');
    settings.removals.write(['u1']);
    assert.deepEqual(settings.get(), { ...DEFAULT_SETTINGS, serviceUrl: 'http://127.0.0.1:2' });
    assert.deepEqual(settings.removals.read(), ['u1']);
    assert.throws(() => settings.keychainIndex.write(['u1']), 'what is in the keychain must be known at the next start');
    assert.equal(await readFile(file, 'utf8'), 'a file where the folder should be');
    assert.deepEqual(open(file).get(), DEFAULT_SETTINGS, 'and no longer');
  });
});

describe('settings: who may read them', () => {
  test('the person only, also where folder and files were open before', async () => {
    const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
    const files = [file, join(dir, 'keychain-index.json')];
    for (const path of files) await writeFile(path, '{}', { mode: 0o644 });
    await chmod(dir, 0o755);
    const settings = open();
    const all = async (): Promise<string[]> => Promise.all([dir, ...files].map(mode));
    assert.deepEqual(await all(), ['700', '600', '600']);
    await rm(file);
    settings.set('pollSeconds', 30);
    settings.removals.write(['u1']);
    assert.deepEqual(await all(), ['700', '600', '600']);
  });

  test('a question changes nothing on the disk: not a mode, not a broken file', async () => {
    await store('{');
    await chmod(file, 0o644);
    await chmod(dir, 0o755);
    const settings = openSettings({ openStore, dir, version: '0.1.0', now: () => NOW, readOnly: true });
    assert.deepEqual(settings.notices, [{ id: 'settingsUnreadable', path: file }]);
    assert.deepEqual([await readdir(dir), (await stat(dir)).mode & 0o777, (await stat(file)).mode & 0o777], [['settings.json'], 0o755, 0o644]);
    assert.throws(() => settings.set('pollSeconds', 30));
  });
});

describe('settings: a value that is against its rule', () => {
  const wrong = {
    serviceUrl: [7, null],
    pollSeconds: [0, 1, 3601, 2.5, -1, 1e300, '10', null],
    notifications: [true, [], null],
    keepSignedIn: ['yes', 1],
    oauth: ['', 7],
  };
  for (const [key, values] of Object.entries(wrong)) {
    test(`${key}: is told and ignored, stays in the file, and costs no other value`, async () => {
      const other = key === 'pollSeconds' ? { serviceUrl: 'http://127.0.0.1:2' } : { pollSeconds: 30 };
      for (const value of values) {
        await store(JSON.stringify({ ...other, [key]: value }));
        const settings = open();
        assert.deepEqual(settings.get(), { ...DEFAULT_SETTINGS, ...other });
        assert.deepEqual(settings.notices, [{ id: 'settingsIgnored', values: [{ key, value: JSON.stringify(value) }] }]);
        assert.deepEqual(((await stored()) as Record<string, unknown>)[key], value);
      }
    });
  }

  test('of a group costs no other field, and a field that is missing is the default', async () => {
    await store(JSON.stringify({ notifications: { service: 'yes', signedOut: false }, oauth: { issuer: 'https://a.example', redirectPort: 65_536 } }));
    const settings = open();
    const { notifications, oauth } = DEFAULT_SETTINGS;
    assert.deepEqual(settings.get(), { ...DEFAULT_SETTINGS, notifications: { ...notifications, signedOut: false }, oauth: { ...oauth, issuer: 'https://a.example' } });
    const [notice] = settings.notices;
    assert.ok(notice?.id === 'settingsIgnored');
    assert.deepEqual(notice.values, [{ key: 'oauth.redirectPort', value: '65536' }, { key: 'notifications.service', value: '"yes"' }]);
  });

  test('that is long is told by its beginning', async () => {
    await store(JSON.stringify({ theme: 'x'.repeat(900_000) }));
    assert.ok(JSON.stringify(open().notices).length < 1000);
  });

  test('several are told at once', async () => {
    await store(JSON.stringify({ pollSeconds: 0, keepSignedIn: 1 }));
    const [notice] = open().notices;
    assert.ok(notice?.id === 'settingsIgnored');
    assert.deepEqual(notice.values.map(({ key }) => key), ['keepSignedIn', 'pollSeconds']);
  });
});

describe('settings: what is noted about the keychain', () => {
  const AT = '2026-01-31T12:00:00.000Z';

  test('is there again after a restart', () => {
    const settings = open();
    assert.deepEqual([settings.removals.read(), settings.restores.read()], [[], {}]);
    settings.removals.write(['u1']);
    settings.restores.write({ u1: [AT] });
    assert.deepEqual(open().removals.read(), ['u1']);
    assert.deepEqual(open().restores.read(), { u1: [AT] });
    assert.deepEqual(open().keychainIndex.read(), []);
  });

  test('may lack users once an earlier file could not be read, also after a restart', async () => {
    assert.equal(open().keychainIndex.mayLack(), false);
    await writeFile(join(dir, 'keychain-index.json'), '{"users": ["u1"');
    for (let start = 0; start < 2; start += 1) {
      const { keychainIndex } = open();
      assert.deepEqual([keychainIndex.read(), keychainIndex.mayLack()], [[], true]);
    }
  });

  test('may be unreadable without anything being forgotten of what is kept', async () => {
    for (const values of [{ removals: 'u1', restores: [AT] }, { removals: [1], restores: { u1: ['yesterday'] } }]) {
      await writeFile(join(dir, 'keychain-index.json'), JSON.stringify({ users: ['u1'], ...values }));
      const settings = open();
      assert.deepEqual([settings.removals.read(), settings.restores.read()], [[], {}]);
      assert.deepEqual([settings.keychainIndex.read(), settings.notices], [['u1'], []]);
    }
  });
});
