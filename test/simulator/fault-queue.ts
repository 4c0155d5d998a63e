/** Which fault the next call of an operation gets. */
import type { Fault } from './faults.ts';
import type { Operation } from './operations.ts';

export type FaultTarget = Operation | '*';

interface Pending {
  readonly target: FaultTarget;
  readonly fault: Fault;
  /** How many calls are still to get it; infinite until it is cleared or replaced. */
  left: number;
}

export class FaultQueue {
  #pending: Pending[] = [];

  /** The fault waits for counted ones of the same target that came before it, and replaces an endless one. */
  add(target: FaultTarget, fault: Fault, times: number): void {
    this.#pending = this.#pending.filter((each) => each.target !== target || Number.isFinite(each.left));
    this.#pending.push({ target, fault, left: times });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The fault for this call, counted down. One for the operation itself comes before one for all. */
  take(operation: Operation): Fault | undefined {
    const found =
      this.#pending.find((each) => each.target === operation) ?? this.#pending.find((each) => each.target === '*');
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#pending = this.#pending.filter((each) => each !== found);
    return found.fault;
  }

  /** What is still to come, as plain JSON; `times` is left out where there is no end. */
  list(): { operation: FaultTarget; fault: Fault; times?: number }[] {
    return this.#pending.map(({ target, fault, left }) => ({
      operation: target,
      fault,
      ...(Number.isFinite(left) ? { times: left } : {}),
    }));
  }
}
