/**
 * What can go wrong with a service, one entry each. A new fault is one more line in the schema and one more entry in
 * the table; the compiler asks for the second when only the first is there.
 */
import { STATUS_CODES } from 'node:http';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { manyProfiles } from './profiles.ts';
import type { Reply } from './reply.ts';
import { bodyText, json, text } from './reply.ts';
import { bytesOfNoText, confused, gzippedJson, hugeJson, oneBroken } from './spoiled-bodies.ts';
import type { WireProfile } from './wire.ts';
import { usersOnWire } from './wire.ts';

const MEBIBYTE = 1024 * 1024;
const DRIP_INTERVAL_MS = 1000;
const HUGE_BODY_BYTES = 100 * MEBIBYTE;
const GZIP_BOMB_BYTES = 1024 * MEBIBYTE;
const MANY_USERS = 10_000;
const HTML = '<!doctype html><html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>';
/** The service's own words when its cloud cannot be reached; clients show them as they are. */
const FAILED_TEXT = 'Clouds Connect failed.';

const milliseconds = z.int().min(0);
const size = z.int().min(1);
/** Those that may be sent; 1005 and 1006 only stand for the lack of one. */
const closeCode = z.int().min(1000).max(4999);

export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse') }),
  z.strictObject({ kind: z.literal('hang') }),
  z.strictObject({ kind: z.literal('delay'), milliseconds }),
  z.strictObject({ kind: z.literal('resetMidBody') }),
  z.strictObject({ kind: z.literal('slowDrip'), intervalMilliseconds: milliseconds.optional() }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    text: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ kind: z.literal('body'), text: z.string(), contentType: z.string().optional() }),
  z.strictObject({ kind: z.literal('html') }),
  z.strictObject({ kind: z.literal('truncated') }),
  z.strictObject({ kind: z.literal('emptyArray') }),
  z.strictObject({ kind: z.literal('null') }),
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('wrongTypes') }),
  z.strictObject({ kind: z.literal('invalidUtf8') }),
  z.strictObject({ kind: z.literal('wrongContentType') }),
  z.strictObject({ kind: z.literal('oneBroken') }),
  z.strictObject({ kind: z.literal('duplicateIds') }),
  z.strictObject({ kind: z.literal('manyUsers'), count: size.optional(), from: size.optional() }),
  z.strictObject({ kind: z.literal('hugeBody'), bytes: size.optional() }),
  z.strictObject({ kind: z.literal('gzipBomb'), bytes: size.optional() }),
  z.strictObject({ kind: z.literal('binary') }),
  z.strictObject({ kind: z.literal('garbage') }),
  z.strictObject({ kind: z.literal('close'), code: closeCode }),
  z.strictObject({ kind: z.literal('deaf') }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];

/** What is done to the connection instead of a plain answer. */
export type Effect =
  | { readonly act: 'destroy' }
  | { readonly act: 'hang' }
  | { readonly act: 'garbage' }
  /** What only a stream can do; a call is hung up on. */
  | { readonly act: 'close'; readonly code: number }
  | { readonly act: 'deaf' }
  | { readonly act: 'answer'; readonly reply: Reply; readonly afterMilliseconds?: number }
  | { readonly act: 'answerHalf'; readonly reply: Reply }
  | { readonly act: 'drip'; readonly reply: Reply; readonly intervalMilliseconds: number };

export interface FaultContext {
  /** What the service would have answered; only there when the entry says that the operation is performed. */
  readonly good: Reply;
  /** The users of the moment, for faults that change lists. */
  readonly users: readonly WireProfile[];
  readonly origin: string;
}

interface Entry<K extends FaultKind> {
  readonly does: string;
  /** Whether the operation takes place although its answer is spoiled. */
  readonly performs: boolean;
  readonly effect: (fault: Extract<Fault, { kind: K }>, context: FaultContext) => Effect;
}

const answer = (reply: Reply): Effect => ({ act: 'answer', reply });

const withBody = (good: Reply, body: Reply['body']): Effect => answer({ ...good, body });

export const FAULTS: { readonly [K in FaultKind]: Entry<K> } = {
  refuse: {
    does: 'Resets the connection at once.',
    performs: false,
    effect: () => ({ act: 'destroy' }),
  },
  hang: {
    does: 'Takes the request and never answers.',
    performs: false,
    effect: () => ({ act: 'hang' }),
  },
  delay: {
    does: 'Answers correctly, but late: with what was true when it was asked.',
    performs: true,
    effect: (fault, { good }) => ({ act: 'answer', reply: good, afterMilliseconds: fault.milliseconds }),
  },
  resetMidBody: {
    does: 'Sends half of the body, then resets the connection.',
    performs: true,
    effect: (_, { good }) => ({ act: 'answerHalf', reply: good }),
  },
  slowDrip: {
    does: 'Sends the body one byte a second.',
    performs: true,
    effect: (fault, { good }) => ({ act: 'drip', reply: good, intervalMilliseconds: fault.intervalMilliseconds ?? DRIP_INTERVAL_MS }),
  },
  status: {
    does: 'Answers with a status, by default with the text that the service or HTTP has for it.',
    performs: false,
    effect: (fault) => {
      const words = fault.status === 500 ? FAILED_TEXT : (STATUS_CODES[fault.status] ?? 'Unknown');
      const reply = text(fault.text ?? (fault.status === 204 ? '' : words), fault.status);
      const location: Record<string, string> = fault.status === 302 ? { location: '/moved' } : {};
      return answer({ ...reply, headers: { ...reply.headers, ...location, ...fault.headers } });
    },
  },
  body: {
    does: 'Answers 200 with any text.',
    performs: false,
    effect: (fault) => answer({ ...json(null), headers: { 'content-type': fault.contentType ?? 'application/json' }, body: fault.text }),
  },
  html: {
    does: 'Answers 200 with a web page, as another program on the port would.',
    performs: false,
    effect: () => answer({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: HTML }),
  },
  truncated: {
    does: 'Ends the body after its first half; the length that is announced is that of the half.',
    performs: true,
    effect: (_, { good }) => withBody(good, bodyText(good).slice(0, Math.ceil(bodyText(good).length / 2))),
  },
  emptyArray: { does: 'Answers `[]`.', performs: true, effect: () => answer(json([])) },
  null: { does: 'Answers `null`.', performs: true, effect: () => answer(json(null)) },
  empty: { does: 'Answers with no body at all.', performs: true, effect: (_, { good }) => withBody(good, '') },
  wrongTypes: {
    does: 'Keeps the keys of the answer and changes the type of every value.',
    performs: true,
    effect: (_, { good }) => withBody(good, confused(good)),
  },
  invalidUtf8: {
    does: 'Puts bytes that are not UTF-8 in front of the body.',
    performs: true,
    effect: (_, { good }) => withBody(good, Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3, 0x28]), Buffer.from(bodyText(good))])),
  },
  wrongContentType: {
    does: 'Sends the right body as `text/html`.',
    performs: true,
    effect: (_, { good }) => answer({ ...good, headers: { ...good.headers, 'content-type': 'text/html' } }),
  },
  oneBroken: {
    does: 'Lists ten users, one of whom is unreadable.',
    performs: true,
    effect: (_, context) => answer(json(oneBroken(context))),
  },
  duplicateIds: {
    does: 'Lists every user twice.',
    performs: true,
    effect: (_, { users, origin }) => {
      const some = users.length === 0 ? manyProfiles(1) : users;
      return answer(json(usersOnWire([...some, ...some], origin)));
    },
  },
  manyUsers: {
    does: 'Lists 10,000 users, or `count`; the real ones come first, the others are numbered behind `from`.',
    performs: true,
    effect: (fault, { users, origin }) => {
      const count = fault.count ?? MANY_USERS;
      return answer(json(usersOnWire([...users, ...manyProfiles(count, fault.from)].slice(0, count), origin)));
    },
  },
  hugeBody: {
    does: 'Sends valid JSON of 100 MiB, or `bytes`.',
    performs: false,
    effect: (fault) => answer({ ...json(null), body: () => Readable.from(hugeJson(fault.bytes ?? HUGE_BODY_BYTES)) }),
  },
  gzipBomb: {
    does: 'Sends about a megabyte of gzip that unpacks to 1 GiB of valid JSON, or `bytes`.',
    performs: false,
    effect: (fault) =>
      answer({
        status: 200,
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: () => Readable.from(gzippedJson(fault.bytes ?? GZIP_BOMB_BYTES)),
      }),
  },
  binary: {
    does: 'Sends bytes that are no text; on the stream, as a binary frame.',
    performs: false,
    effect: () => answer({ status: 200, headers: { 'content-type': 'application/octet-stream' }, body: bytesOfNoText() }),
  },
  garbage: {
    does: 'Sends what is neither HTTP nor, on the stream, a WebSocket frame.',
    performs: false,
    effect: () => ({ act: 'garbage' }),
  },
  close: {
    does: 'Opens the stream and ends it with a close code; hangs up on a call.',
    performs: false,
    effect: (fault) => ({ act: 'close', code: fault.code }),
  },
  deaf: {
    does: 'Opens the stream and then neither says nor hears anything, as after a lost network; hangs up on a call.',
    performs: false,
    effect: () => ({ act: 'deaf' }),
  },
};

/** What the table says about a fault. */
export function entryOf(fault: Fault): { performs: boolean; effect: (context: FaultContext) => Effect } {
  // The compiler cannot see that the entry found under a kind is the entry of that kind.
  const entry = FAULTS[fault.kind] as Entry<FaultKind>;
  return { performs: entry.performs, effect: (context) => entry.effect(fault, context) };
}
