import type { StreamEnd, StreamListeners } from '../../../src/main/users-api/user-stream.ts';
import type { FakeClock } from './fake-clock.ts';

/** What becomes of a request for the stream; one that hangs is given up by the client, one that drops is lost at once. */
export type StreamMode = 'works' | 'none' | 'refused' | 'hangs' | 'drops';

/** The client checks for a sign of life every 20 s, and two are needed to miss it. */
const NOTICED_DEAD_MS = 40_000;

/** One connection to the stream of the service, as the client hears of it. */
export class FakeStream {
  isOpen = false;
  #isOver = false;
  #isFrozen = false;
  readonly #clock: FakeClock;
  readonly #listeners: StreamListeners;

  constructor(clock: FakeClock, mode: StreamMode, takesMs: number, listeners: StreamListeners) {
    this.#clock = clock;
    this.#listeners = listeners;
    if (mode === 'hangs') clock.in(NOTICED_DEAD_MS, () => this.end('lost'));
    else if (mode === 'none' || mode === 'refused') clock.in(takesMs, () => this.end(mode === 'none' ? 'unsupported' : 'lost'));
    else clock.in(takesMs, () => this.#open());
    if (mode === 'drops') clock.in(2 * takesMs, () => this.end('lost'));
  }

  /** A frame arrives after a while, unless the connection is over or dead by then. */
  say(afterMs: number): void {
    if (!this.isOpen) return;
    this.#clock.in(afterMs, () => {
      if (!this.#isOver && !this.#isFrozen) this.#listeners.onFrame();
    });
  }

  /** Open and dead, as after a lost network. */
  freeze(): void {
    this.#isFrozen = true;
    this.#clock.in(NOTICED_DEAD_MS, () => this.end('lost'));
  }

  end(end: StreamEnd): void {
    if (this.#isOver) return;
    this.close();
    this.#listeners.onEnd(end);
  }

  /** From the client's side: nothing is told after this. */
  close(): void {
    this.#isOver = true;
    this.isOpen = false;
  }

  #open(): void {
    if (this.#isOver || this.#isFrozen) return;
    this.isOpen = true;
    this.#listeners.onOpen();
  }
}
