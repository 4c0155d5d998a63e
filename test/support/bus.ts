import type { Socket } from 'node:net';
import { DBusError, Message, MessageType, NameFlag, RequestNameReply, sessionBus, Variant } from '@jellybrick/dbus-next';
import type { MessageBus } from '@jellybrick/dbus-next';

/** How long a peer on the bus may take to answer. The library itself would wait for ever. */
const CALL_LIMIT_MS = 5_000;

export const PROPERTIES_INTERFACE = 'org.freedesktop.DBus.Properties';
const BUS_NAME = 'org.freedesktop.DBus';
const BUS_PATH = '/org/freedesktop/DBus';

export interface Call {
  readonly to: string;
  readonly path: string;
  readonly iface: string;
  readonly member: string;
  /** D-Bus signature of `body`, empty when there is none. */
  readonly signature?: string;
  readonly body?: unknown[];
}

/** An interface that this connection offers to others. */
export interface Offer {
  readonly methods?: Readonly<Record<string, OfferedMethod>>;
  readonly properties?: Readonly<Record<string, OfferedProperty>>;
}

export interface OfferedMethod {
  /** D-Bus signature of what `run` gives; empty when it gives nothing. */
  readonly gives?: string;
  /** What it throws is the caller's error. */
  run(message: Message): unknown[] | void;
}

export interface OfferedProperty {
  readonly signature: string;
  get(): unknown;
}

/** A connection to a session bus with what the test tools need of it. */
export interface Bus {
  /** Calls a method and gives the body of the reply; rejects with the peer's error or after 5 s without an answer. */
  call(call: Call): Promise<unknown[]>;
  /** Hears the signals of an interface from now on; resolves when the bus has confirmed it. */
  listen(iface: string, listener: (signal: Message) => void): Promise<void>;
  /** The unique name of the connection that owns this name, or null. */
  ownerOf(name: string): Promise<string | null>;
  /** Resolves when somebody owns this name. */
  waitForOwner(name: string): Promise<void>;
  /** Offers an interface at a path; the library's own classes for that lose their members when subclassed. */
  offer(path: string, iface: string, offer: Offer): void;
  /** Sends a signal to everybody who listens. */
  emit(path: string, iface: string, member: string, signature?: string, body?: unknown[]): void;
  /** Takes a well-known name; rejects when somebody else has it. */
  own(name: string): Promise<void>;
  close(): void;
}

/** Connects to the bus at this address (the format of DBUS_SESSION_BUS_ADDRESS). */
export async function connectBus(address: string): Promise<Bus> {
  const raw = sessionBus({ busAddress: address });
  const connected = Promise.withResolvers<void>();
  raw.once('connect', connected.resolve);
  // Also keeps a bus that goes away later from ending this process: an `error` event without a listener does that.
  raw.on('error' as 'connect', connected.reject);
  await connected.promise;
  // The library does not offer it, but a bus must not keep a failed test from ending.
  (Reflect.get(raw, '_connection') as { stream?: Socket }).stream?.unref();

  async function call({ to, path, iface, member, signature = '', body = [] }: Call): Promise<unknown[]> {
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      limit.reject(new Error(`${to} did not answer ${iface}.${member} within ${CALL_LIMIT_MS} ms`));
    }, CALL_LIMIT_MS);
    const message = new Message({ destination: to, path, interface: iface, member, signature, body });
    try {
      const reply = await Promise.race([raw.call(message), limit.promise]);
      return reply?.body ?? [];
    } catch (error) {
      if (error instanceof DBusError) throw new Error(`${iface}.${member}: ${error.type}: ${error.text}`, { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  const callBus = (member: string, ...body: (string | number)[]): Promise<unknown[]> =>
    call({ to: BUS_NAME, path: BUS_PATH, iface: BUS_NAME, member, signature: body.length === 1 ? 's' : 'su', body });

  async function listen(iface: string, listener: (signal: Message) => void): Promise<void> {
    raw.on('message', (message) => {
      if (message.type === MessageType.SIGNAL && message.interface === iface) listener(message);
    });
    await callBus('AddMatch', `type='signal',interface='${iface}'`);
  }

  async function ownerOf(name: string): Promise<string | null> {
    const [owned] = await callBus('NameHasOwner', name);
    if (owned !== true) return null;
    const [owner] = await callBus('GetNameOwner', name);
    return String(owner);
  }

  async function waitForOwner(name: string): Promise<void> {
    const owned = Promise.withResolvers<void>();
    await listen(BUS_NAME, (signal) => {
      if (signal.member === 'NameOwnerChanged' && signal.body[0] === name && signal.body[2] !== '') owned.resolve();
    });
    if ((await ownerOf(name)) === null) await owned.promise;
  }

  async function own(name: string): Promise<void> {
    const [reply] = await callBus('RequestName', name, NameFlag.DO_NOT_QUEUE);
    if (reply !== RequestNameReply.PRIMARY_OWNER) throw new Error(`The bus name ${name} is taken.`);
  }

  return {
    call,
    listen,
    ownerOf,
    waitForOwner,
    offer: (path, iface, offer) => raw.addMethodHandler((message) => answer(raw, path, iface, offer, message)),
    emit: (...args) => raw.send(Message.newSignal(...args)),
    own,
    close: () => raw.disconnect(),
  };
}

/** Answers a call of an offered method or property; false when it is meant for something else. */
function answer(raw: MessageBus, path: string, iface: string, offer: Offer, message: Message): boolean {
  if (message.path !== path) return false;
  try {
    if (message.interface === iface) {
      const method = offer.methods?.[message.member];
      if (method === undefined) return false;
      raw.send(Message.newMethodReturn(message, method.gives ?? '', method.run(message) ?? []));
      return true;
    }
    if (message.interface !== PROPERTIES_INTERFACE || message.body[0] !== iface) return false;
    const values = Object.entries(offer.properties ?? {}).map(
      ([name, property]) => [name, new Variant(property.signature, property.get())] as const,
    );
    if (message.member === 'GetAll') {
      raw.send(Message.newMethodReturn(message, 'a{sv}', [Object.fromEntries(values)]));
      return true;
    }
    const value = values.find(([name]) => name === message.body[1]);
    if (message.member !== 'Get' || value === undefined) return false;
    raw.send(Message.newMethodReturn(message, 'v', [value[1]]));
  } catch (error) {
    raw.send(Message.newError(message, 'org.freedesktop.DBus.Error.Failed', String(error)));
  }
  return true;
}
