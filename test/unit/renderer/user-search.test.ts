import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { createUserSearch } from '../../../src/renderer/user-search.ts';
import type { UserPage } from '../../../src/shared/user-page.ts';

/** Longer than the pause in typing. */
const PAUSE_MS = 1000;
const EMPTY: UserPage = { users: [], count: 0 };

describe('the search field of the window', () => {
  /** Answers that are still to come, by their query, and what was shown. */
  let asked: Map<string, (page: UserPage | undefined) => void>;
  let shown: string[];
  let ask: (query: string) => void;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    asked = new Map();
    shown = [];
    ask = createUserSearch(
      (query) => new Promise((resolve) => asked.set(query, resolve)),
      ({ query }) => shown.push(query),
    );
  });

  afterEach(() => mock.timers.reset());

  const pause = (): void => mock.timers.tick(PAUSE_MS);
  const answer = async (query: string, page?: UserPage): Promise<void> => {
    asked.get(query)?.(page);
    await Promise.resolve();
  };

  test('asks once for what is typed without a pause', () => {
    for (const query of ['a', 'ad', 'ada']) ask(query);
    pause();
    assert.deepEqual([...asked.keys()], ['ada']);
  });

  test('drops an answer that comes after a newer query, in whatever order the answers come', async () => {
    ask('ada');
    pause();
    ask('grace');
    await answer('ada', EMPTY);
    pause();
    await answer('grace', EMPTY);
    await answer('ada', EMPTY);
    assert.deepEqual(shown, ['grace']);
  });

  test('asks for nothing once the field is empty, and drops what comes then', async () => {
    ask('ada');
    pause();
    ask('grace');
    ask('  ');
    pause();
    await answer('ada', EMPTY);
    assert.deepEqual([[...asked.keys()], shown], [['ada'], []]);
  });

  test('shows nothing where no answer could be had, and asks again with the next query', async () => {
    ask('ada');
    pause();
    await answer('ada');
    assert.deepEqual(shown, []);
    ask('ada');
    pause();
    await answer('ada', EMPTY);
    assert.deepEqual(shown, ['ada']);
  });
});
