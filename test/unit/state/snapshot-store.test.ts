import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { createSnapshotStore, type SnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import type { Notice, Snapshot } from '../../../src/shared/snapshot.ts';

const OTHER: Notice = { id: 'notificationsFailed', cause: { code: 'notificationRefused' } };
const first: Notice = { id: 'historyNotSaved', cause: { code: 'ENOSPC' } };
const second: Notice = { id: 'historyNotSaved', cause: { code: 'EROFS' } };

let store: SnapshotStore;
let updates: Snapshot[];

beforeEach(() => {
  store = createSnapshotStore(initialSnapshot({}));
  updates = [];
  store.subscribe((snapshot) => updates.push(snapshot));
});

test('a notice replaces those of its id and leaves the others; the same notice calls no listener', () => {
  store.setNotice('historyNotSaved', first);
  store.setNotice('notificationsFailed', OTHER);
  store.setNotice('historyNotSaved', second);
  store.setNotice('historyNotSaved', { ...second });
  assert.deepEqual(updates.map(({ notices }) => notices), [[first], [first, OTHER], [OTHER, second]]);
});

test('without a notice all of the id are removed; where there is none, no listener is called', () => {
  const setAside: readonly Notice[] = ['a', 'b'].map((path) => ({ id: 'settingsSetAside', path }));
  store.update({ notices: [...setAside, OTHER] });
  store.setNotice('settingsSetAside', undefined);
  store.setNotice('settingsSetAside', undefined);
  assert.deepEqual(updates.map(({ notices }) => notices), [[...setAside, OTHER], [OTHER]]);
});

test('a patch of the service replaces the given parts of the current one, also to nothing', () => {
  store.patchService({ version: '1.2.3', checking: true });
  store.patchService({ version: undefined });
  const { service } = initialSnapshot({});
  assert.deepEqual(updates.map((each) => each.service), [
    { ...service, version: '1.2.3', checking: true },
    { ...service, version: undefined, checking: true },
  ]);
});

test('a listener that updates leaves the last call of every listener with the newest snapshot', () => {
  const seen: (string | undefined)[] = [];
  const stop = store.subscribe(({ service }) => {
    if (service.version === 'old') store.patchService({ version: 'new' });
  });
  store.subscribe(({ service }) => seen.push(service.version));
  store.patchService({ version: 'old' });
  stop();
  assert.equal(seen.at(-1), 'new');
});
