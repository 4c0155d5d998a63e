/** An answer of the service before it is written to a connection. */
import type { Readable } from 'node:stream';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A function makes a stream, for bodies that are too big to be held. */
  readonly body: string | Buffer | (() => Readable);
}

/** A JSON answer. */
export function json(value: unknown, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** A plain-text answer, which is what all errors of the service are. */
export function text(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}

/** The body where it is a text, else an empty one. */
export function bodyText(reply: Reply): string {
  return typeof reply.body === 'string' ? reply.body : '';
}
