/** Writes answers to HTTP connections, whole or spoiled. */
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import timers from 'node:timers/promises';
import type { Effect } from './faults.ts';
import type { Reply } from './reply.ts';

/** No protocol begins like this: neither a status line nor the head of a frame. */
export const GARBAGE = Buffer.alloc(64, 0xf7);

function bytesOf(body: string | Buffer): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

async function sendWhole(response: ServerResponse, reply: Reply): Promise<void> {
  if (typeof reply.body === 'function') {
    response.writeHead(reply.status, reply.headers);
    await pipeline(reply.body(), response);
    return;
  }
  const bytes = bytesOf(reply.body);
  const length = reply.status === 204 ? {} : { 'content-length': bytes.length };
  response.writeHead(reply.status, { ...reply.headers, ...length });
  response.end(bytes);
}

function sendHalf(response: ServerResponse, reply: Reply): void {
  const bytes = typeof reply.body === 'function' ? Buffer.from('{"iterable":[') : bytesOf(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.resetAndDestroy());
}

function sendSlowly(response: ServerResponse, reply: Reply, intervalMilliseconds: number): void {
  const bytes = typeof reply.body === 'function' ? Buffer.from('{}') : bytesOf(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= bytes.length) {
      clearInterval(timer);
      response.end();
    }
  }, intervalMilliseconds);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** Does to an HTTP connection what the effect says. */
export async function deliver(response: ServerResponse, effect: Effect, signal: AbortSignal): Promise<void> {
  switch (effect.act) {
    case 'destroy':
    case 'close':
    case 'deaf':
      response.socket?.resetAndDestroy();
      return;
    case 'garbage':
      response.socket?.end(GARBAGE);
      return;
    case 'hang':
      return;
    case 'answerHalf':
      sendHalf(response, effect.reply);
      return;
    case 'drip':
      sendSlowly(response, effect.reply, effect.intervalMilliseconds);
      return;
    case 'answer':
      if (effect.afterMilliseconds !== undefined) await timers.setTimeout(effect.afterMilliseconds, undefined, { signal });
      await sendWhole(response, effect.reply);
  }
}
