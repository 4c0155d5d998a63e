import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLinks } from '../../../src/main/system/open-link.ts';

const opened = async (url: string): Promise<string[]> => {
  const urls: string[] = [];
  await createLinks(async (each) => void urls.push(each))(url).catch(() => undefined);
  return urls;
};

describe('the way out into the browser', () => {
  test('is for web pages, over HTTPS or on this computer', async () => {
    for (const url of ['https://login.example.com/auth?a=b%20c', 'http://127.0.0.1:8080/auth', 'http://localhost/', 'http://[::1]:1/']) {
      assert.deepEqual(await opened(url), [url]);
    }
  });

  test('is closed to everything else', async () => {
    const others = ['http://login.example.com/', 'http://127.0.0.1.example.com/', 'file:///usr/bin/id', 'FILE:///x', 'smb://host/x'];
    const more = ['javascript:alert(1)', 'pieces://launch', 'data:text/html,x', 'mailto:a@b.c', 'https://me:secret@login.example.com/', '', '/auth', '-version'];
    for (const url of [...others, ...more]) assert.deepEqual(await opened(url), [], url);
  });

  test('is given the address in its plain form, so that no program reads it otherwise', async () => {
    assert.deepEqual(await opened(' HTTPS://Login.Example.com/a b\n'), ['https://login.example.com/a%20b']);
  });

  test('says nothing of the address when it refuses, and passes on that there is no browser', async () => {
    await assert.rejects(createLinks(async () => undefined)('file:///secret'), (error: Error) => !error.message.includes('secret'));
    const noBrowser = createLinks(async () => {
      throw new Error('none');
    });
    await assert.rejects(noBrowser('https://login.example.com/'), /none/u);
  });
});
