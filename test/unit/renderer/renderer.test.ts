import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { wholeNumberOf } from '../../../src/shared/whole-number.ts';
import { tickAfterMs } from '../../../src/renderer/ticker.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';

const RENDERER = join(import.meta.dirname, '..', '..', '..', 'src', 'renderer');
const NOW = Date.parse('2026-01-31T12:00:00Z');
const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1000).toISOString();

const snapshot = (lastCheckAt: string | undefined, nextCheckAt?: string): Snapshot =>
  initialSnapshot({
    session: { state: 'signedOut', since: at(9000), verifiedAt: at(9000), listed: [] },
    service: { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling', lastCheckAt, nextCheckAt },
  });

test('whole numbers are accepted within their limits only', () => {
  const seconds = (text: string): number | undefined => wholeNumberOf(text, 2, 3600);
  assert.equal(seconds(' 30 '), 30);
  assert.equal(seconds('2'), 2);
  assert.equal(seconds('3600'), 3600);
  for (const text of ['', '1', '3601', '1.5', '1e2', '-5', '0x10', 'ten', '٣٠']) assert.equal(seconds(text), undefined, text);
  assert.equal(wholeNumberOf('', 0, 65_535), 0);
});

test('the window is redrawn every second only while it shows an age in seconds', () => {
  assert.equal(tickAfterMs(snapshot(at(10)), NOW), 1000);
  assert.equal(tickAfterMs(snapshot(at(600), at(-10)), NOW), 1000);
  assert.equal(tickAfterMs(snapshot(at(600), at(-600)), NOW), 60_000);
  assert.equal(tickAfterMs(snapshot(undefined), NOW), 60_000);
});

test('the page needs nothing that its content security policy forbids', async () => {
  const html = await readFile(join(RENDERER, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<style|style=|\son\w+=|javascript:|https?:/iu);
  for (const [script = ''] of html.matchAll(/<script.*?<\/script>/gsu)) assert.match(script, /^<script type="module" src="main\.js"><\/script>$/u);
  // Built into one file; what is left in there has to come from somewhere.
  const list = await readFile(join(RENDERER, 'styles.css'), 'utf8');
  const parts = [...list.matchAll(/@import "\.\/(styles\/[a-z-]+\.css)";\n/gu)].map(([, part = '']) => part);
  assert.ok(parts.length > 0);
  for (const part of parts) assert.doesNotMatch(await readFile(join(RENDERER, part), 'utf8'), /url\(|@import/u, part);
});
