import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { serviceText } from '../../../src/main/users-api/service-text.ts';
import { anyText } from '../../support/any-text.ts';

describe('the text of a service', () => {
  test('is told as it is when it is one short line', () => {
    assert.equal(serviceText('Clouds Connect failed.'), 'Clouds Connect failed.');
  });

  test('becomes one printable line', () => {
    assert.equal(serviceText(' one\r\n\ttwo\u0000\u0007\u202E three\u200B\u2028four '), 'one two three four');
  });

  test('is cut to 200 characters', () => {
    const words = 'failed again '.repeat(20);
    assert.equal(serviceText(words.slice(0, 199)), words.slice(0, 199));
    assert.equal(serviceText(words), `${words.slice(0, 200)}…`);
  });

  test('is nothing when it is empty, blank or a web page', () => {
    for (const body of ['', ' \n ', '\u0000', '<!doctype html><h1>502</h1>', '\n <html>']) {
      assert.equal(serviceText(body), undefined, JSON.stringify(body));
    }
  });

  test('does not give back what we sent in confidence, wherever and however often it occurs', () => {
    const said = serviceText('token s3cret is bad: "s3cret"; refresh r3fresh', ['s3cret', '', 'r3fresh']);
    assert.equal(said, 'token [removed] is bad: "[removed]"; refresh [removed]');
  });

  test('has no part of a secret at the place where it is cut', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz'.repeat(10);
    assert.doesNotMatch(serviceText(`${'x'.repeat(195)}${secret}`, [secret]) ?? '', /abc/u);
  });

  test('has no rest of a longer secret that begins like a shorter one', () => {
    assert.equal(serviceText('no: t0k3n-and-more', ['t0k3n', 't0k3n-and-more']), 'no: [removed]');
  });

  for (const between of [' ', '\n', '-', '\u200B', '\\', '\t']) {
    test(`does not give it back with ${JSON.stringify(between)} between its characters`, () => {
      const secret = 'opaque/token+with=chars~1234';
      for (const length of [1, 2, 4, 8]) {
        const pieces = secret.match(new RegExp(`.{1,${String(length)}}`, 'gu')) ?? [];
        const shown = serviceText(`refused: ${pieces.join(between)}`, [secret]) ?? '';
        assert.ok(['', 'refused: [removed]'].includes(shown), shown);
      }
    });
  }

  test('takes regular expression characters in a secret as they are', () => {
    assert.equal(serviceText('no: a.b*c$&', ['a.b*c$&']), 'no: [removed]');
    assert.equal(serviceText('no: aXbc', ['a.b*c']), 'no: aXbc');
  });

  test('never holds a secret, a control character or more than a line can hold, whatever the body is', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{12,80}$/u);
    const body = fc.array(fc.oneof(anyText(), fc.constant('SECRET')), { maxLength: 8 });
    fc.assert(
      fc.property(body, secret, (parts, token) => {
        const text = serviceText(parts.map((part) => (part === 'SECRET' ? token : part)).join(''), [token]) ?? '';
        assert.ok(!text.includes(token));
        assert.ok(text.length <= 201);
        assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });
});


describe('data in the text of a service', () => {
  test('is not shown; of JSON only its message is', () => {
    const shown: Readonly<Record<string, string | undefined>> = {
      '{"error":"Unauthorized"}': 'Unauthorized',
      '{"message":"The database is being checked.","code":7}': 'The database is being checked.',
      '{"error":{"message":"Not now.","stack":["a"]}}': 'Not now.',
      '"Not now."': 'Not now.',
      '\uFEFF{"message":"Not now."}': 'Not now.',
      '{"message":{"iterable":[]},"error":"Not now."}': 'Not now.',
      '{"iterable":[{"id":"u1","name":"Ada"}]}': undefined,
      '{"id":"u1","name":"Ada"}': undefined,
      '[{"id":"u1"}]': undefined,
      '["u1"]': undefined,
      '[1,2]': undefined,
      '{"name":"Ada", broken': undefined,
      '{"message":{"name":"Ada"}}': undefined,
      'Failed for {"name":"Ada"}': 'Failed for [removed]',
      'Failed: [{"name":"Ada"}]': 'Failed: [removed]',
      '{"message":"Failed for {\\"name\\":\\"Ada\\"}"}': 'Failed for [removed]',
      'Failed <b>Ada</b>': 'Failed [removed]',
      '[E] Not now.': '[E] Not now.',
    };
    for (const [body, text] of Object.entries(shown)) assert.equal(serviceText(body), text, body);
  });

  test('is not looked at beyond the first 1,000 characters, on which the patterns take their time', () => {
    for (const unit of ['x', 'token', 'token ', 'a1', '-', '{', '["', 'eyJ', '=token:']) {
      const body = unit.repeat(2_000_000 / unit.length);
      assert.equal(serviceText(body), serviceText(body.slice(0, 1001)), unit);
    }
  });
});

describe('a secret in the text of a service', () => {
  test('is removed, whatever tells that it is one', () => {
    const secrets = [
      'access_token=abcdef',
      'access_token: abc1',
      'cloud_key = "two words"',
      "api-key: 'two words'",
      'apiKey=abcdef',
      'password: hunter2',
      'password hunter2',
      'client_secret is s3cret-thing',
      'Cookie: sid=1',
      'Authorization: Bearer abc.def',
      'Bearer abc-123',
      'Basic YWRhOmxvdmVsYWNl0',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln',
      'eyJhbGciOiJIUzI1NiJ9',
      'sk-proj-abc123',
      'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
      'xoxb-1234-abcd',
      'AKIA1234567890ABCDEF',
      '0123456789abcdef0123456789abcdef',
      'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==',
      'abcdefghijklmnopqrstuvwxyzabcdefghijkl',
      '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    ];
    for (const secret of secrets) {
      const said = serviceText(`Sign in failed, ${secret}, try again`) ?? '';
      assert.match(said, /^Sign in failed, .*\[removed\].*, try again$/u, secret);
      const value = /[^\s:="']+["']?$/u.exec(secret)?.[0] ?? secret;
      assert.ok(!said.includes(value), `${said} has ${value}`);
    }
  });

  test('is nothing that only names one', () => {
    for (const text of [
      'Clouds Connect failed.',
      'Unauthorized: the bearer token does not fit.',
      'Unauthorized: the token has expired.',
      'Invalid token: wrong audience',
      'No key was found.',
      "Internal server error. (error: Instance of 'CouchbaseMaterialNotFound')",
      'Route not found at 12:30 on 2026-01-31',
    ]) {
      assert.equal(serviceText(text), text);
    }
  });
});
