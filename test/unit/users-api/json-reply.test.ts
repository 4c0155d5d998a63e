import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { UsersApiError } from '../../../src/main/users-api/errors.ts';
import { readJson } from '../../../src/main/users-api/json-reply.ts';

const fails = (kind: string, code?: string) => (error: unknown) => error instanceof UsersApiError && error.kind === kind && error.why?.code === code;

describe('users-api: the JSON of a reply', () => {
  test('is read as JSON.parse does, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 8 }), async (text) => {
        assert.deepEqual(await readJson(text, undefined), JSON.parse(text));
      }),
    );
  });

  const once = ['{"user":1}', '{ "user" : {"user":{"user":2}} }', '{"a":"user","b":["user"],"user":1}', '{"user\\"":1,"user":2}', '{"\\\\":"user","user":2}', '"user"', '["user","user"]', '{"a":{"user":1},"user":2}'];
  for (const text of once) {
    test(`has the field once, or not at all: ${text}`, async () => {
      assert.deepEqual(await readJson(text, 'user'), JSON.parse(text));
    });
  }

  const twice = ['{"user":1,"user":2}', '{"user":null,"a":"x","user":{}}', '{"us\\u0065r":1,"user":1}', '{"user" \n:1,\n"user"\t:1}', '{"a":"\\\\","user":1,"b":"\\"","user":1}'];
  for (const text of twice) {
    test(`has the field twice: ${text}`, async () => {
      await assert.rejects(readJson(text, 'user'), fails('incompatible', 'fieldTwice'));
      assert.deepEqual(await readJson(text, undefined), JSON.parse(text));
    });
  }

  test('may have a hundred levels and a million values, and no more', async () => {
    const nested = (levels: number): string => '{"a":'.repeat(levels / 2) + '['.repeat(levels / 2) + ']'.repeat(levels / 2) + '}'.repeat(levels / 2);
    const listed = (values: number): string => `[${'1,'.repeat(values - 2)}1]`;
    await readJson(nested(100), undefined);
    await readJson(listed(1_000_000), undefined);
    for (const levels of [102, 200_000, 2_000_000]) await assert.rejects(readJson(nested(levels), undefined), fails('tooLarge'));
    await assert.rejects(readJson(listed(2_000_000), undefined), fails('tooLarge'));
    await readJson(JSON.stringify('{['.repeat(1_000_000)), undefined);
  });

  test('is none: that is told as it was', async () => {
    for (const text of ['{', '}'.repeat(10), '"', '"\\', 'user', '{"user":1,"user":}']) await assert.rejects(readJson(text, 'user'), fails('malformed', 'notJson'));
    for (const text of ['', ' \n']) await assert.rejects(readJson(text, 'user'), fails('malformed', 'emptyReply'));
  });
});
