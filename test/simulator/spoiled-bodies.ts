/** Bodies with which something is wrong, for the table of faults. */
import { randomBytes } from 'node:crypto';
import { constants, gzipSync } from 'node:zlib';
import type { FaultContext } from './faults.ts';
import { manyProfiles } from './profiles.ts';
import type { Reply } from './reply.ts';
import { bodyText } from './reply.ts';
import { usersOnWire } from './wire.ts';

const MEBIBYTE = 1024 * 1024;

/** The same JSON with every text made a number and every number, truth value and list made a text. */
function confuseTypes(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((part) => confuseTypes(part)).concat('one more');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, confuseTypes(part)]));
}

/** The same, for any reply; what is no JSON becomes a number. */
export function confused(good: Reply): string {
  try {
    return JSON.stringify(confuseTypes(JSON.parse(bodyText(good))));
  } catch {
    return '42';
  }
}

/** Ten users, the first ones real, of whom the fifth is unreadable. */
export function oneBroken({ users, origin }: FaultContext): object {
  const ten = [...users, ...manyProfiles(10)].slice(0, 10);
  const listed = usersOnWire(ten, origin) as { iterable: unknown[] };
  return { ...listed, iterable: listed.iterable.with(4, { id: 42, aesthetics: 'none', name: ['broken'] }) };
}

/** Valid JSON of as many bytes. */
export function* hugeJson(bytes: number): Generator<Buffer> {
  const start = Buffer.from('{"iterable":[],"schema":{"semantic":"');
  const end = Buffer.from('"}}');
  const filler = Buffer.alloc(MEBIBYTE, 'x');
  yield start;
  for (let left = bytes - start.length - end.length; left > 0; left -= filler.length) yield filler.subarray(0, left);
  yield end;
}

/** Blanks compress about a thousandfold, and a gzip file may be many joined: the bomb is small and quick to make. */
export function* gzippedJson(bytes: number): Generator<Buffer> {
  const blanks = gzipSync(Buffer.alloc(MEBIBYTE, ' '), { level: constants.Z_BEST_COMPRESSION });
  yield gzipSync('{"iterable":[');
  for (let left = bytes; left > 0; left -= MEBIBYTE) yield blanks;
  yield gzipSync(']}');
}

/** No text begins with these bytes, whatever follows. */
export const bytesOfNoText = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 0xc3]), randomBytes(60)]);
