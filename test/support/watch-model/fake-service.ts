/** A Pieces OS in memory, on the fake clock: it knows the whole history of its truth, and answers late, badly or never. */
import type { UsersApi } from '../../../src/main/users-api/client.ts';
import { UsersApiError, type UsersApiErrorKind } from '../../../src/main/users-api/errors.ts';
import type { StreamListeners } from '../../../src/main/users-api/user-stream.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';
import type { FakeClock } from './fake-clock.ts';
import { FakeStream, type StreamMode } from './fake-stream.ts';

/** What is true at the service from `atMs` on. */
export interface Truth {
  readonly atMs: number;
  readonly users: readonly Profile[];
  readonly currentId: string | null;
  /** Who was just removed because this app asked for it. */
  readonly disconnected?: string;
}

export type Operation = 'list' | 'user' | 'disconnect' | 'health' | 'version';
export const FAULT_KINDS = ['refused', 'hang', 'reset', 'failed', 'malformed', 'incompatible', 'rejected'] as const;

export interface Fault {
  readonly operation: Operation | 'any';
  readonly kind: (typeof FAULT_KINDS)[number];
  readonly times: number;
}

/** How a call ended, for those who watch the service. */
export interface Outcome {
  readonly operation: Operation;
  /** Calls of a check can be ended by a signal, those of a disconnect cannot. */
  readonly isOfCheck: boolean;
  readonly result: 'ok' | 'not Pieces OS' | UsersApiErrorKind;
}

interface Call {
  readonly end: (result: UsersApiErrorKind) => void;
}

const CALL_LIMIT_MS = 10_000;
const FAST_MS = 30;
/** Now and then, so that one call overtakes another. */
const LATE_MS = 300;
const LATE_SHARE = 0.15;
const SLOW_MS = 9500;
const STATUS: Partial<Record<UsersApiErrorKind, number>> = { failed: 500, rejected: 404 };

export class FakeService {
  readonly truths: [Truth, ...Truth[]] = [{ atMs: 0, users: [], currentId: null }];
  isSlow = false;
  /** The first Users API has no call for the current user. */
  hasCurrentUserCall = true;
  streamMode: StreamMode = 'works';
  /** It said that it has no stream, and nothing has happened since that could have changed that. */
  isStreamRefused = false;
  readonly programVersion: string;
  streamAttempts = 0;
  #isDown = false;
  #isOtherProgram = false;
  #faults: Fault[] = [];
  readonly #calls = new Set<Call>();
  readonly #streams = new Set<FakeStream>();
  readonly #clock: FakeClock;
  readonly #noise: () => number;
  readonly #onOutcome: (outcome: Outcome) => void;

  constructor(clock: FakeClock, noise: () => number, programVersion: string, onOutcome: (outcome: Outcome) => void) {
    this.#clock = clock;
    this.#noise = noise;
    this.programVersion = programVersion;
    this.#onOutcome = onOutcome;
  }

  get truth(): Truth {
    return this.truths.at(-1) ?? this.truths[0];
  }

  /** Of the truth that holds now, in `truths`. */
  get version(): number {
    return this.truths.length - 1;
  }

  get openStreamCount(): number {
    return [...this.#streams].filter(({ isOpen }) => isOpen).length;
  }

  get streamCount(): number {
    return this.#streams.size;
  }

  /** From now on this is true; who listens is told if somebody else is current. */
  become(next: Partial<Truth>): void {
    const before = this.truth;
    const { users, currentId } = before;
    this.truths.push({ users, currentId, ...next, atMs: this.#clock.nowMs });
    if (this.truth.currentId !== before.currentId) this.say();
  }

  /** Sends a frame, whatever is in it. */
  say(): void {
    for (const stream of this.#streams) stream.say(this.#noise() * FAST_MS);
  }

  fault(fault: Fault): void {
    this.#faults.push(fault);
  }

  clearFaults(): void {
    this.#faults = [];
  }

  setDown(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) this.breakOff();
  }

  /** Whatever has the port now, it is or is not Pieces OS. No connection outlives the change. */
  setOtherProgram(isOtherProgram: boolean): void {
    if (isOtherProgram === this.#isOtherProgram) return;
    this.#isOtherProgram = isOtherProgram;
    this.breakOff();
  }

  /** Every connection is lost. */
  breakOff(): void {
    for (const call of this.#calls) call.end('reset');
    this.dropStreams();
  }

  dropStreams(): void {
    for (const stream of this.#streams) stream.end('lost');
  }

  freezeStreams(): void {
    for (const stream of this.#streams) stream.freeze();
  }

  /** @param onMayHaveChanged - is told of everything after which the client has to check */
  openStream({ onOpen, onFrame, onEnd }: StreamListeners, onMayHaveChanged: () => void): () => void {
    const mode = this.#isDown ? 'refused' : this.#isOtherProgram ? 'none' : this.streamMode;
    let wasOpen = false;
    this.streamAttempts += 1;
    const stream = new FakeStream(this.#clock, mode, this.#noise() * FAST_MS, {
      onOpen: () => {
        wasOpen = true;
        onMayHaveChanged();
        onOpen();
      },
      onFrame: () => {
        onMayHaveChanged();
        onFrame();
      },
      onEnd: (end) => {
        this.#streams.delete(stream);
        if (wasOpen) onMayHaveChanged();
        this.isStreamRefused = end === 'unsupported';
        onEnd(end);
      },
    });
    this.#streams.add(stream);
    return () => {
      stream.close();
      this.#streams.delete(stream);
    };
  }

  /** Another client of the same service: the app makes one whenever the address changes. */
  createApi(): UsersApi {
    const noSuchCall = (): never => {
      throw new Error('The watch has no use for this call.');
    };
    return {
      listUsers: (signal) => this.#call('list', signal, listOf, { users: [], unreadable: 0 }),
      currentUser: (signal) => this.#call('user', signal, ({ users, currentId }) => users.find(({ id }) => id === currentId) ?? null, null),
      isHealthy: (signal) => this.#call('health', signal, () => true, false),
      version: (signal) => this.#call('version', signal, () => this.programVersion, this.programVersion),
      disconnect: (id) => this.#call('disconnect', undefined, () => listOf(this.#remove(id)), { users: [], unreadable: 0 }, true),
      authenticateFromToken: noSuchCall,
      signIn: noSuchCall,
    };
  }

  #remove(id: string): Truth {
    const users = this.truth.users.filter((user) => user.id !== id);
    const currentId = this.truth.currentId === id ? (users[0]?.id ?? null) : this.truth.currentId;
    if (users.length < this.truth.users.length) this.become({ users, currentId, disconnected: id });
    return this.truth;
  }

  #call<Reply>(
    operation: Operation,
    signal: AbortSignal | undefined,
    replyOf: (truth: Truth) => Reply,
    replyOfOther: Reply,
    isChange = false,
  ): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const wasFault = this.#takeFault(operation);
    const fault = this.#isDown ? 'refused' : this.#isOtherProgram ? undefined : wasFault;
    const isOther = this.#isOtherProgram;
    const takesMs = 1 + this.#noise() * (this.isSlow ? SLOW_MS : this.#noise() < LATE_SHARE ? LATE_MS : FAST_MS);
    // The truth of some instant between question and answer. A change is made at it, whether or not its reply arrives.
    const truthInMs = this.#noise() * takesMs;
    const askedAtMs = this.#clock.nowMs;
    const changed = isChange && !isOther && canHappen(fault) ? { reply: undefined as Reply | undefined } : undefined;
    const happen = (): void => void (changed && (changed.reply ??= replyOf(this.truth)));
    const changing = changed && this.#clock.in(truthInMs, happen);
    const finish = (result: Outcome['result'], settle: () => void): void => {
      if (!this.#calls.delete(call)) return;
      this.#clock.cancel(answering);
      signal?.removeEventListener('abort', onAbort);
      this.#onOutcome({ operation, isOfCheck: signal !== undefined, result });
      settle();
    };
    const call: Call = {
      end: (kind) => {
        // Perhaps the connection broke before the service had read the question; else it happens now at the latest.
        if (kind === 'reset' && this.#noise() < 0.5) this.#clock.cancel(changing);
        else happen();
        finish(kind, () => reject(new UsersApiError(kind, STATUS[kind] === undefined ? {} : { status: STATUS[kind] })));
      },
    };
    const onAbort = (): void => void this.#clock.in(this.#noise() * 2, () => call.end('cancelled'));
    const answer = (): void => {
      if (fault !== undefined) return call.end(fault === 'hang' ? 'timedOut' : fault);
      const reply = isOther ? replyOfOther : changed ? (changed.reply as Reply) : replyOf(this.#truthAt(askedAtMs + truthInMs));
      finish(isOther ? 'not Pieces OS' : 'ok', () => resolve(reply));
    };
    this.#calls.add(call);
    const answering = this.#clock.in(fault === 'hang' ? CALL_LIMIT_MS : fault === 'refused' ? 1 : takesMs, answer);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted === true) onAbort();
    return promise;
  }

  #takeFault(operation: Operation): Fault['kind'] | undefined {
    const at = this.#faults.findIndex((fault) => fault.operation === operation || fault.operation === 'any');
    const fault = this.#faults[at];
    if (fault && fault.times > 1) this.#faults[at] = { ...fault, times: fault.times - 1 };
    else if (fault) this.#faults.splice(at, 1);
    return fault?.kind ?? (operation === 'user' && !this.hasCurrentUserCall ? 'rejected' : undefined);
  }

  #truthAt(atMs: number): Truth {
    return this.truths.findLast((truth) => truth.atMs <= atMs) ?? this.truths[0];
  }
}

const listOf = ({ users }: Truth): { users: readonly Profile[]; unreadable: number } => ({ users, unreadable: 0 });

/** An error in place of the answer says that the service did not do it; one on the way of the answer does not. */
const canHappen = (fault: Fault['kind'] | undefined): boolean => fault !== 'refused' && fault !== 'failed' && fault !== 'rejected';
