/** Messages of D-Bus, as far as this app sends and reads them. Pure. See https://dbus.freedesktop.org/doc/dbus-specification.html */

/** What does not read as D-Bus. The connection that it came from is of no use any more. */
export class BusProtocolError extends Error {}

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly iface: string;
  readonly member: string;
  readonly args: readonly string[];
}

export type BusValue = string | number | boolean | readonly BusValue[];

export interface BusMessage {
  readonly type: number;
  /** Of the call that this answers. */
  readonly replySerial: number | undefined;
  readonly iface: string;
  readonly member: string;
  /** Empty where its signature has a type that this app does not read. */
  readonly body: readonly BusValue[];
}

export const MESSAGE_TYPE = { call: 1, reply: 2, error: 3, signal: 4 } as const;
const FIELD = { path: 1, iface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
const HEADER_BYTES = 16;
/** The specification allows 128 MiB; nothing that this app asks for is near this. */
export const MESSAGE_BYTES_MAX = 262_144;
const VARIANT_DEPTH_MAX = 4;

const padded = (at: number, to: number): number => Math.ceil(at / to) * to;
const align = (bytes: Buffer, to: number): Buffer => Buffer.concat([bytes, Buffer.alloc(padded(bytes.length, to) - bytes.length)]);
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const stringBytes = (text: string): Buffer => Buffer.concat([uint32(Buffer.byteLength(text)), Buffer.from(`${text}\0`)]);
const signatureBytes = (text: string): Buffer => Buffer.from(`${String.fromCodePoint(text.length)}${text}\0`, 'latin1');

/**
 * @param serial - not 0, and not used by a call that waits for its reply
 * @param call - whose arguments are strings
 * @returns the bytes of the call
 */
export function encodeCall(serial: number, { destination, path, iface, member, args }: BusCall): Buffer {
  const signature = 's'.repeat(args.length);
  const fields: readonly (readonly [code: number, type: string, value: Buffer])[] = [
    [FIELD.path, 'o', stringBytes(path)],
    [FIELD.iface, 's', stringBytes(iface)],
    [FIELD.member, 's', stringBytes(member)],
    [FIELD.destination, 's', stringBytes(destination)],
    [FIELD.signature, 'g', signatureBytes(signature)],
  ];
  let array = Buffer.alloc(0);
  for (const [code, type, value] of fields) array = Buffer.concat([align(array, 8), Buffer.from([code]), signatureBytes(type), value]);
  let body = Buffer.alloc(0);
  for (const arg of args) body = Buffer.concat([align(body, 4), stringBytes(arg)]);
  const start = Buffer.concat([Buffer.from(['l'.charCodeAt(0), MESSAGE_TYPE.call, 0, 1]), uint32(body.length), uint32(serial), uint32(array.length), array]);
  return Buffer.concat([align(start, 8), body]);
}

/** Reads values one after the other; every offset is from the start of the message, as alignment counts. */
class Cursor {
  readonly #bytes: Buffer;
  readonly #isLittle: boolean;
  at: number;

  constructor(bytes: Buffer, isLittle: boolean, at: number) {
    this.#bytes = bytes;
    this.#isLittle = isLittle;
    this.at = at;
  }

  #take(size: number, alignment: number): number {
    const from = padded(this.at, alignment);
    if (from + size > this.#bytes.length) throw new BusProtocolError('valueCut');
    this.at = from + size;
    return from;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#take(1, 1));
  }

  uint32(): number {
    const at = this.#take(4, 4);
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }

  text(length: number): string {
    const at = this.#take(length + 1, 1);
    return this.#bytes.toString('utf8', at, at + length);
  }

  /** @returns undefined where this app does not read the type */
  value(type: string, depth = 0): BusValue | undefined {
    if (type === 's' || type === 'o') return this.text(this.uint32());
    if (type === 'g') return this.text(this.byte());
    if (type === 'u') return this.uint32();
    if (type === 'b') return this.uint32() === 1;
    if (type === 'v' && depth < VARIANT_DEPTH_MAX) return this.value(this.text(this.byte()), depth + 1);
    return type === 'as' ? this.#strings() : undefined;
  }

  #strings(): string[] {
    const length = this.uint32();
    const end = this.at + length;
    const strings: string[] = [];
    while (this.at < end) strings.push(this.text(this.uint32()));
    return strings;
  }
}

interface Size {
  readonly isLittle: boolean;
  readonly bodyAt: number;
  readonly total: number;
}

function sizeOf(bytes: Buffer): Size {
  const endian = bytes.toString('latin1', 0, 1);
  if ((endian !== 'l' && endian !== 'B') || bytes.readUInt8(3) !== 1) throw new BusProtocolError('notDBus');
  const isLittle = endian === 'l';
  const lengthAt = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const bodyAt = padded(HEADER_BYTES + lengthAt(12), 8);
  const total = bodyAt + lengthAt(4);
  if (total > MESSAGE_BYTES_MAX) throw new BusProtocolError('messageTooLarge');
  return { isLittle, bodyAt, total };
}

function readMessage(bytes: Buffer, { isLittle, bodyAt }: Size): BusMessage {
  const fields = new Map<number, BusValue>();
  const header = new Cursor(bytes.subarray(0, bodyAt), isLittle, HEADER_BYTES);
  while (padded(header.at, 8) < bodyAt) {
    header.at = padded(header.at, 8);
    const code = header.byte();
    const value = header.value(header.text(header.byte()));
    if (value === undefined) throw new BusProtocolError('unknownFieldType');
    fields.set(code, value);
  }
  const text = (code: number): string => String(fields.get(code) ?? '');
  const replySerial = fields.get(FIELD.replySerial);
  return {
    type: bytes.readUInt8(1),
    replySerial: typeof replySerial === 'number' ? replySerial : undefined,
    iface: text(FIELD.iface),
    member: text(FIELD.member),
    body: readBody(new Cursor(bytes, isLittle, bodyAt), text(FIELD.signature)),
  };
}

function readBody(cursor: Cursor, signature: string): BusValue[] {
  const values: BusValue[] = [];
  for (const type of signature.match(/a.|./gsu) ?? []) {
    const value = cursor.value(type);
    if (value === undefined) return [];
    values.push(value);
  }
  return values;
}

/**
 * @param onMessage - hears each message, in order
 * @returns takes in the bytes as they come; throws BusProtocolError on what does not read as D-Bus
 */
export function createMessageReader(onMessage: (message: BusMessage) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER_BYTES) {
      const size = sizeOf(pending);
      if (pending.length < size.total) return;
      const message = readMessage(pending.subarray(0, size.total), size);
      pending = pending.subarray(size.total);
      onMessage(message);
    }
  };
}
