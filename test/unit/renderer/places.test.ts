import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeMeans, type EscapePress } from '../../../src/renderer/escape.ts';
import { neighbourOf } from '../../../src/renderer/places.ts';
import { providerLetters } from '../../../src/shared/provider-name.ts';

test('the arrow keys go through the places, from each end to the other, and the other way from right to left', () => {
  assert.equal(neighbourOf('account', 'ArrowRight', false), 'activity');
  assert.equal(neighbourOf('settings', 'ArrowRight', false), 'account');
  assert.equal(neighbourOf('account', 'ArrowLeft', false), 'settings');
  assert.equal(neighbourOf('account', 'ArrowLeft', true), 'activity');
  assert.equal(neighbourOf('activity', 'Home', false), 'account');
  assert.equal(neighbourOf('activity', 'End', true), 'settings');
  for (const key of ['ArrowUp', 'ArrowDown', 'Tab', 'Enter', 'a']) assert.equal(neighbourOf('activity', key, false), undefined, key);
});

test('Escape leaves a field, then closes the window, and means nothing where it has a meaning already', () => {
  const press = (more: Partial<EscapePress>): EscapePress => ({ dialogIsOpen: false, tagName: 'BODY', type: '', value: '', ...more });
  assert.equal(escapeMeans(press({})), 'close');
  assert.equal(escapeMeans(press({ tagName: 'BUTTON', type: 'button' })), 'close');
  assert.equal(escapeMeans(press({ tagName: 'INPUT', type: 'checkbox', value: 'on' })), 'close');
  for (const type of ['text', 'password']) assert.equal(escapeMeans(press({ tagName: 'INPUT', type, value: 'x' })), 'leave');
  assert.equal(escapeMeans(press({ tagName: 'INPUT', type: 'search' })), 'leave');
  assert.equal(escapeMeans(press({ tagName: 'INPUT', type: 'search', value: 'ada' })), undefined);
  assert.equal(escapeMeans(press({ tagName: 'SELECT', type: 'select-one', value: 'dark' })), undefined);
  assert.equal(escapeMeans(press({ dialogIsOpen: true })), undefined);
});

test('two letters stand for a linked account, or one kana', () => {
  const LETTERS: Readonly<Record<string, string>> = { GitHub: 'GH', GitLab: 'GL', LinkedIn: 'LI', Google: 'Go', Microsoft: 'Mi', X: 'X', 'Sign-in 2': 'Si', 微信: '微信', メール: 'メ', らくらく: 'ら', '…': '', '': '' };
  for (const [name, letters] of Object.entries(LETTERS)) assert.equal(providerLetters(name), letters, name);
});
