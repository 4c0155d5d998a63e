/** A connection to the session bus of the desktop, for the few calls and signals that this app needs. */
import { connect } from 'node:net';
import type { Timers } from '../state/timers.ts';
import { BusProtocolError, createMessageReader, encodeCall, MESSAGE_TYPE, type BusCall, type BusMessage, type BusValue } from './dbus-message.ts';

const CALL_LIMIT_MS = 5000;
const LOG_IN_BYTES_MAX = 1024;
/** Stands for the login among the serials of calls, which begin behind it. */
const LOG_IN = 0;

/** The bus itself, as the destination of a call. */
export const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', iface: 'org.freedesktop.DBus' } as const;

export interface SessionBus {
  /** The body of the reply. Rejects with an error of the other side, or when the connection ends. */
  readonly call: (call: BusCall) => Promise<readonly BusValue[]>;
  readonly end: () => void;
}

export interface SessionBusOptions {
  /** As `busSocket` gives it. */
  readonly path: string;
  readonly uid: number;
  readonly timers: Timers;
  readonly onSignal: (signal: BusMessage) => void;
  /** Called once, when the connection is of no use any more. */
  readonly onEnd: () => void;
}

/**
 * @param env - environment of the app
 * @returns the path of the socket at which the session bus is, in the form that `node:net` takes; undefined where there is none
 */
export function busSocket(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const runtimeDir = env['XDG_RUNTIME_DIR'];
  const addresses = env['DBUS_SESSION_BUS_ADDRESS'] || (runtimeDir ? `unix:path=${runtimeDir}/bus` : '');
  for (const address of addresses.split(';')) {
    const groups = /^unix:(?:.*,)?(?<kind>path|abstract)=(?<value>[^,]+)/u.exec(address)?.groups;
    const value = unescaped(groups?.['value'] ?? '');
    if (value !== '') return groups?.['kind'] === 'abstract' ? `\0${value}` : value;
  }
  return undefined;
}

/** @returns the text; empty where it is no part of an address */
function unescaped(value: string): string {
  try {
    const text = decodeURIComponent(value);
    return text.includes('\0') ? '' : text;
  } catch {
    return '';
  }
}

interface Waiting {
  readonly resolve: (body: readonly BusValue[]) => void;
  readonly reject: (error: Error) => void;
  readonly timer: unknown;
}

/** Replies that are waited for, each with a limit of time. */
function createWaiting(timers: Timers) {
  const calls = new Map<number, Waiting>();
  const settle = (serial: number | undefined, act: (call: Waiting) => void): void => {
    const call = serial === undefined ? undefined : calls.get(serial);
    if (serial === undefined || call === undefined) return;
    calls.delete(serial);
    timers.clear(call.timer);
    act(call);
  };
  return {
    settle,
    add: (serial: number): Promise<readonly BusValue[]> =>
      new Promise((resolve, reject) => {
        const timer = timers.set(() => settle(serial, () => reject(new Error('noAnswer'))), CALL_LIMIT_MS);
        calls.set(serial, { resolve, reject, timer });
      }),
    rejectAll: (error: Error): void => {
      for (const serial of calls.keys()) settle(serial, ({ reject }) => reject(error));
    },
  };
}

/**
 * Connects and logs in. Rejects where that does not work. What the bus sends can end the connection, and throws nothing.
 *
 * @param options - where the bus is, and who listens
 */
export async function connectSessionBus({ path, uid, timers, onSignal, onEnd }: SessionBusOptions): Promise<SessionBus> {
  const socket = connect(path);
  const waiting = createWaiting(timers);
  let serial = LOG_IN;
  let ended: Error | undefined;

  const end = (error: Error): void => {
    if (ended !== undefined) return;
    ended = error;
    socket.destroy();
    waiting.rejectAll(error);
    onEnd();
  };
  const read = createMessageReader(({ type, replySerial, ...message }) => {
    if (type === MESSAGE_TYPE.signal) onSignal({ type, replySerial, ...message });
    else if (type === MESSAGE_TYPE.reply) waiting.settle(replySerial, ({ resolve }) => resolve(message.body));
    else if (type === MESSAGE_TYPE.error) waiting.settle(replySerial, ({ reject }) => reject(new Error(String(message.body[0]))));
  });
  let take = createLogIn(() => {
    take = read;
    waiting.settle(LOG_IN, ({ resolve }) => resolve([]));
  });
  socket.on('error', end);
  socket.on('close', () => end(new Error('connectionClosed')));
  socket.on('data', (chunk) => {
    try {
      if (ended === undefined) take(chunk);
    } catch (error) {
      end(error as Error);
    }
  });
  const call = (what: BusCall): Promise<readonly BusValue[]> => {
    if (ended !== undefined) return Promise.reject(ended);
    serial += 1;
    socket.write(encodeCall(serial, what));
    return waiting.add(serial);
  };
  try {
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`);
    await waiting.add(LOG_IN);
    socket.write('BEGIN\r\n');
    await call({ ...BUS, member: 'Hello', args: [] });
  } catch (error) {
    end(error as Error);
    throw error;
  }
  return { call, end: () => end(new Error('connectionEnded')) };
}

/** The bus sends one line, and nothing behind it before it hears `BEGIN`. */
function createLogIn(onAccepted: () => void): (chunk: Buffer) => void {
  let line = '';
  return (chunk) => {
    line += chunk.toString('latin1');
    if (line.length > LOG_IN_BYTES_MAX || (line.endsWith('\n') && !/^OK [\da-f]+\r\n$/u.test(line))) {
      throw new BusProtocolError('loginRefused');
    }
    if (line.endsWith('\n')) onAccepted();
  };
}
