/** What clients asked, so that tests can count and read it. Calls of the control interface are not in it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from './operations.ts';

/** A soak test makes 100,000 calls: the oldest are forgotten, the counts are not. */
const KEPT_REQUESTS = 10_000;

export interface LoggedRequest {
  /** Nothing for a path that the service does not have. */
  readonly operation: Operation | undefined;
  /** `GET` for the stream, as it is on the wire. */
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
}

interface Waiter {
  readonly operation: Operation | undefined;
  readonly resolve: (request: LoggedRequest) => void;
}

export class RequestLog {
  #kept: LoggedRequest[] = [];
  #waiters: Waiter[] = [];
  readonly #counts = new Map<Operation, number>();

  get requests(): readonly LoggedRequest[] {
    return this.#kept;
  }

  add(request: LoggedRequest): void {
    this.#kept.push(request);
    // Cut in blocks, because moving ten thousand entries at every call would be felt in a benchmark.
    if (this.#kept.length >= 2 * KEPT_REQUESTS) this.#kept = this.#kept.slice(-KEPT_REQUESTS);
    if (request.operation !== undefined) this.#counts.set(request.operation, this.count(request.operation) + 1);
    const met = this.#waiters.filter(({ operation }) => operation === undefined || operation === request.operation);
    this.#waiters = this.#waiters.filter((waiter) => !met.includes(waiter));
    for (const { resolve } of met) resolve(request);
  }

  count(operation: Operation): number {
    return this.#counts.get(operation) ?? 0;
  }

  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  async next(operation: Operation | undefined): Promise<LoggedRequest> {
    return await new Promise((resolve) => {
      this.#waiters.push({ operation, resolve });
    });
  }
}
