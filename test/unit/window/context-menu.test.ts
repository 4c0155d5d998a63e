import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextMenuOf, type ClickedText } from '../../../src/main/window/context-menu.ts';

const ALL = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const roles = (given: ClickedText): string[] => contextMenuOf(given).map(({ role, enabled }) => (enabled ? role : `(${role})`));

test('a field offers what can be done in it', () => {
  assert.deepEqual(roles({ isEditable: true, selectionText: 'x', editFlags: ALL }), ['cut', 'copy', 'paste', 'selectAll']);
  // A password: what is in it can be replaced, and not taken out.
  assert.deepEqual(roles({ isEditable: true, selectionText: '', editFlags: { ...ALL, canCut: false, canCopy: false } }), ['(cut)', '(copy)', 'paste', 'selectAll']);
});

test('selected text can be copied', () => {
  assert.deepEqual(roles({ isEditable: false, selectionText: 'ada@example.org', editFlags: { ...ALL, canPaste: false } }), ['copy']);
});

test('anything else has no menu', () => {
  for (const selectionText of ['', ' ', '\n']) assert.deepEqual(roles({ isEditable: false, selectionText, editFlags: ALL }), []);
  assert.deepEqual(roles({ isEditable: false, selectionText: 'x', editFlags: { ...ALL, canCopy: false } }), []);
});
