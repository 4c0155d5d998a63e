import type { UsersApiErrorKind } from '../../src/main/users-api/errors.ts';
import type { Fault, FaultKind } from '../simulator/faults.ts';
import { ada, demoProfiles } from '../simulator/profiles.ts';

/** What a call comes to: the kind of its error, or how many users it gave and how many of them it could not read. */
export type Outcome = UsersApiErrorKind | readonly [users: number, unreadable: number];

const ALL: Outcome = [demoProfiles.length, 0];
const MEBIBYTE = 1024 * 1024;

/** Each fault of the simulator, with what it comes to. A new fault has to be entered here. */
const OUTCOMES: Readonly<Record<FaultKind, readonly (readonly [Fault, Outcome])[]>> = {
  refuse: [[{ kind: 'refuse' }, 'reset']],
  hang: [[{ kind: 'hang' }, 'timedOut']],
  delay: [[{ kind: 'delay', milliseconds: 20 }, ALL]],
  resetMidBody: [[{ kind: 'resetMidBody' }, 'reset']],
  slowDrip: [[{ kind: 'slowDrip' }, 'timedOut']],
  status: [
    ...[201, 202, 203, 204, 205, 206, 207, 208, 226, 299].map((status): readonly [Fault, Outcome] => [{ kind: 'status', status, text: '{"iterable":[]}' }, 'malformed']),
    [{ kind: 'status', status: 302 }, 'redirected'],
    // No address stands beside these.
    ...[300, 301, 304, 305, 308].map((status): readonly [Fault, Outcome] => [{ kind: 'status', status }, 'malformed']),
    [{ kind: 'status', status: 304, headers: { location: '/users' } }, 'malformed'],
    [{ kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:1/' } }, 'redirected'],
    [{ kind: 'status', status: 401 }, 'rejected'],
    [{ kind: 'status', status: 404 }, 'rejected'],
    [{ kind: 'status', status: 408 }, 'failed'],
    [{ kind: 'status', status: 423 }, 'rejected'],
    [{ kind: 'status', status: 425 }, 'failed'],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '30' } }, 'failed'],
    [{ kind: 'status', status: 500 }, 'failed'],
    [{ kind: 'status', status: 501 }, 'failed'],
    [{ kind: 'status', status: 503 }, 'failed'],
    [{ kind: 'status', status: 599 }, 'failed'],
  ],
  body: [
    [{ kind: 'body', text: '{}' }, [0, 0]],
    [{ kind: 'body', text: '"users"' }, 'incompatible'],
    [{ kind: 'body', text: '{"iterable":{}}' }, 'incompatible'],
    [{ kind: 'body', text: '{"error":"Unauthorized"}' }, 'incompatible'],
    [{ kind: 'body', text: '{"Iterable":[]}' }, 'incompatible'],
    [{ kind: 'body', text: `{"iterable":[{"id":"${ada.id}","name":"${ada.name}"}],"keyOfTomorrow":1}` }, [1, 0]],
    [{ kind: 'body', text: `{"iterable":[{"id":"${ada.id}"}],"iterable":[]}` }, 'incompatible'],
    [{ kind: 'body', text: `{"iterable":[{"id":"${ada.id}"}],"iterable":[{"id":"${ada.id}"}]}` }, 'incompatible'],
    [{ kind: 'body', text: '['.repeat(MEBIBYTE) + ']'.repeat(MEBIBYTE) }, 'tooLarge'],
    [{ kind: 'body', text: `{"iterable":[${'1,'.repeat(MEBIBYTE)}1]}` }, 'tooLarge'],
    [{ kind: 'body', text: `{"iterable":[${'{},'.repeat(100_000)}{}]}` }, 'tooLarge'],
    [{ kind: 'body', text: '7' }, 'incompatible'],
    [{ kind: 'body', text: ' \n' }, 'malformed'],
    [{ kind: 'body', text: '{"iterable":[]}{}' }, 'malformed'],
    [{ kind: 'body', text: `\uFEFF${JSON.stringify({ iterable: [{ id: ada.id, name: ada.name }] })}` }, [1, 0]],
  ],
  html: [[{ kind: 'html' }, 'malformed']],
  truncated: [[{ kind: 'truncated' }, 'malformed']],
  emptyArray: [[{ kind: 'emptyArray' }, 'incompatible']],
  null: [[{ kind: 'null' }, 'incompatible']],
  empty: [[{ kind: 'empty' }, 'malformed']],
  wrongTypes: [[{ kind: 'wrongTypes' }, 'incompatible']],
  invalidUtf8: [[{ kind: 'invalidUtf8' }, 'malformed']],
  wrongContentType: [[{ kind: 'wrongContentType' }, ALL]],
  oneBroken: [[{ kind: 'oneBroken' }, [9, 1]]],
  duplicateIds: [[{ kind: 'duplicateIds' }, ALL]],
  manyUsers: [[{ kind: 'manyUsers' }, [10_000, 0]]],
  hugeBody: [
    [{ kind: 'hugeBody' }, 'tooLarge'],
    [{ kind: 'hugeBody', bytes: 8 * MEBIBYTE }, [0, 0]],
    [{ kind: 'hugeBody', bytes: 8 * MEBIBYTE + 1 }, 'tooLarge'],
  ],
  gzipBomb: [
    [{ kind: 'gzipBomb' }, 'tooLarge'],
    [{ kind: 'gzipBomb', bytes: MEBIBYTE }, [0, 0]],
  ],
  binary: [[{ kind: 'binary' }, 'malformed']],
  garbage: [[{ kind: 'garbage' }, 'malformed']],
  close: [[{ kind: 'close', code: 1011 }, 'reset']],
  deaf: [[{ kind: 'deaf' }, 'reset']],
};

/** Each fault of `GET /users` with its outcome. */
export const FAULT_OUTCOMES = Object.values(OUTCOMES).flat();
