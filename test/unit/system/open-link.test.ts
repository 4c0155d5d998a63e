import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLauncher, createLinks } from '../../../src/main/system/open-link.ts';

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

describe('the way to Pieces OS', () => {
  const launch = async (program: string): Promise<{ started: boolean; urls: string[] }> => {
    const urls: string[] = [];
    const started = await createLauncher({ programFor: () => program, open: async (url) => void urls.push(url) })();
    return { started, urls };
  };

  test('opens pieces://launch and nothing else', async () => {
    assert.deepEqual(await launch('Pieces OS'), { started: true, urls: ['pieces://launch'] });
  });

  test('opens nothing where no program is registered for it, because a browser would get the address', async () => {
    assert.deepEqual(await launch(''), { started: false, urls: [] });
  });

  test('asks the system which program is registered for that very address', async () => {
    const asked: string[] = [];
    await createLauncher({ programFor: (url) => String(asked.push(url)), open: async () => undefined })();
    assert.deepEqual(asked, ['pieces://launch']);
  });

  test('passes on that the system reported an error', async () => {
    const open = (): Promise<void> => Promise.reject(new Error('none'));
    await assert.rejects(createLauncher({ programFor: () => 'Pieces OS', open })(), /none/u);
  });
});
