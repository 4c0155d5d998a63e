/** A simulated Pieces OS: a real HTTP and WebSocket server on loopback, for tests and the demo. */
import { createControl } from './control.ts';
import type { FaultTarget } from './fault-queue.ts';
import type { Fault } from './faults.ts';
import type { Operation } from './operations.ts';
import type { LoggedRequest } from './request-log.ts';
import type { HoldPoint } from './server.ts';
import { SimulatorServer } from './server.ts';
import type { StateOptions, TokenRefusal } from './state.ts';
import { SimulatorState } from './state.ts';
import type { WireProfile } from './wire.ts';
import { onWire } from './wire.ts';

export type { FaultTarget } from './fault-queue.ts';
export type { Fault } from './faults.ts';
export type { Operation } from './operations.ts';
export type { LoggedRequest } from './request-log.ts';
export type { WireProfile } from './wire.ts';

const LOOPBACK_HOST = '127.0.0.1';

export interface SimulatorOptions extends StateOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** What an earlier simulator knew, to restart it; then the other options about users have no effect. */
  readonly state?: SimulatorState;
}

export interface Simulator {
  /** For example `http://127.0.0.1:39300`. */
  readonly url: string;
  readonly port: number;
  /** Hand it to the next `startSimulator` and it goes on with the same users. */
  readonly state: SimulatorState;
  /** What clients asked so far (the last ten thousand calls at least). */
  readonly requests: readonly LoggedRequest[];
  /** Streams that are open. */
  readonly streamCount: number;
  readonly connectionCount: number;
  /** The users as they are sent. */
  users: () => readonly WireProfile[];
  current: () => WireProfile | undefined;
  /** Signs a user in, or the next known one, as if somebody else did it at the service; the user becomes current. */
  signIn: (user?: WireProfile) => void;
  /** Signs a user out, by default the current one, as if somebody else did it at the service. */
  signOut: (userId?: string) => void;
  /** Changes fields of a user; `undefined` removes one. */
  setProfile: (userId: string, patch: Partial<WireProfile>) => void;
  /** Makes another user the current one; `undefined` leaves all listed and nobody current. */
  setCurrent: (userId: string | undefined) => void;
  /** Lets `from_token` answer every token with this; `undefined` ends it. */
  refuseTokens: (refusal: TokenRefusal | undefined) => void;
  /** Lets the next calls of an operation go wrong, by default all until `clearFaults`. */
  fault: (operation: FaultTarget, fault: Fault, times?: number) => void;
  clearFaults: () => void;
  /**
   * Keeps calls of an operation waiting, before they take effect or before they are answered (the default), until the
   * returned function is called.
   */
  hold: (operation: Operation, point?: HoldPoint) => () => void;
  /** How often an operation was called. */
  requestCount: (operation: Operation) => number;
  /** The next call that is made from now on, of one operation or of any. */
  nextRequest: (operation?: Operation) => Promise<LoggedRequest>;
  /** Ends the open streams: with a close code, or by breaking the connections. */
  dropStreams: (code?: number) => void;
  /** Leaves the open streams open and deaf: pings go unanswered. */
  freezeStreams: () => void;
  /** Sends any text to the open streams. */
  sendFrame: (frame: string) => void;
  /** Stops listening and drops all connections; clients find nobody on the port. */
  down: () => Promise<void>;
  /** Listens on the same port again. */
  up: () => Promise<void>;
  /** Stops for good and drops all connections; the port and the state can be used again at once. */
  close: () => Promise<void>;
}

/** Starts a simulated Pieces OS. Without options Ada is signed in and the port is any free one. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const state = options.state ?? new SimulatorState(options);
  const server: SimulatorServer = new SimulatorServer(
    state,
    options.host ?? LOOPBACK_HOST,
    (request, pathname, bodyText) => control(request, pathname, bodyText),
  );
  const simulator: Simulator = {
    get url() {
      return server.origin;
    },
    get port() {
      return server.port;
    },
    state,
    get requests() {
      return server.log.requests;
    },
    get streamCount() {
      return server.stream.count;
    },
    get connectionCount() {
      return server.connectionCount;
    },
    users: () => state.users.map((user) => onWire(user, server.origin)),
    current: () => (state.current === undefined ? undefined : onWire(state.current, server.origin)),
    signIn: (user) => {
      if (user === undefined) state.signInNext();
      else state.signIn(user);
    },
    signOut: (userId) => {
      state.signOut(userId);
    },
    setProfile: (userId, patch) => {
      state.setProfile(userId, patch);
    },
    setCurrent: (userId) => {
      state.setCurrent(userId);
    },
    refuseTokens: (refusal) => {
      state.tokenRefusal = refusal;
    },
    fault: (operation, fault, times = Number.POSITIVE_INFINITY) => {
      server.faults.add(operation, fault, times);
    },
    clearFaults: () => {
      server.faults.clear();
    },
    hold: (operation, point = 'after') => server.hold(operation, point),
    requestCount: (operation) => server.log.count(operation),
    nextRequest: async (operation) => await server.log.next(operation),
    dropStreams: (code) => {
      server.stream.drop(code);
    },
    freezeStreams: () => {
      server.stream.freeze();
    },
    sendFrame: (frame) => {
      server.stream.broadcast(frame);
    },
    down: async () => {
      await server.stop();
    },
    up: async () => {
      await server.listen(server.port);
    },
    close: async () => {
      await server.close();
    },
  };
  const control = createControl(simulator, server);
  await server.listen(options.port ?? 0);
  return simulator;
}
