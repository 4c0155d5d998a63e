import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createFolderOpener, createLauncher, createLinks, PROJECT_URL } from '../../../src/main/system/open-link.ts';

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

describe('the way to the log folder', () => {
  const KINDS: Readonly<Record<string, (path: string) => unknown>> = {
    'a file': (path) => fs.writeFileSync(path, '#!/bin/sh\n', { mode: 0o755 }),
    'a link to a folder': (path) => fs.symlinkSync(tmpdir(), path),
    'a link to a program': (path) => fs.symlinkSync(process.execPath, path),
    'a pipe': (path) => execFileSync('mkfifo', [path]),
    nothing: () => undefined,
  };
  const openAt = async (put: (path: string) => unknown, problem = ''): Promise<readonly string[]> => {
    const dir = fs.mkdtempSync(join(tmpdir(), 'open-folder-test-'));
    const folders: string[] = [];
    const open = createFolderOpener(async (path) => {
      folders.push(path);
      return problem;
    });
    put(join(dir, 'logs'));
    try {
      await open(join(dir, 'logs'));
    } finally {
      fs.rmSync(dir, { recursive: true });
    }
    return folders.map((path) => path.slice(dir.length + 1));
  };

  test('opens a folder', async () => assert.deepEqual(await openAt((path) => fs.mkdirSync(path)), ['logs']));
  for (const [kind, put] of Object.entries(KINDS)) {
    test(`is closed to ${kind}, which could be started as a program`, async () => assert.rejects(openAt(put), { why: { code: 'folderMissing' } }));
  }
  test('is closed where the desktop has no program for it', async () => assert.rejects(openAt((path) => fs.mkdirSync(path), 'no file manager'), { why: { code: 'folderNotOpened' } }));
});

test('the page of the project is the one in package.json, and a web page', async () => {
  const { homepage } = JSON.parse(fs.readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8')) as { homepage: string };
  assert.equal(homepage.replace(/#.*$/u, ''), PROJECT_URL);
  assert.deepEqual(await opened(PROJECT_URL), [PROJECT_URL]);
});
