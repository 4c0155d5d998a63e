import type { KeytarLike } from '../../src/main/tokens/keychain-calls.ts';

/** One call as it reaches the keychain. */
export interface FakeCall {
  readonly name: 'get' | 'set' | 'delete';
  readonly account: string;
}

/** A keychain that answers as keytar 7.10.6 was measured to answer, also when it is locked. */
export class FakeKeytar implements KeytarLike {
  readonly entries = new Map<string, string>();
  readonly calls: FakeCall[] = [];
  locked = false;
  /** Runs before each call: what it throws, the call throws; while its promise is open, the call hangs. */
  before: (call: FakeCall) => void | Promise<void> = () => {};
  /** How many calls were ever open at the same time. */
  mostAtOnce = 0;
  #open = 0;

  getPassword(_service: string, account: string): Promise<string | null> {
    return this.#call({ name: 'get', account }, () => (this.locked ? null : (this.entries.get(account) ?? null)));
  }

  setPassword(_service: string, account: string, password: string): Promise<void> {
    return this.#call({ name: 'set', account }, () => {
      if (this.locked) throw new Error('Cannot create an item in a locked collection');
      this.entries.set(account, password);
    });
  }

  deletePassword(_service: string, account: string): Promise<boolean> {
    return this.#call({ name: 'delete', account }, () => !this.locked && this.entries.delete(account));
  }

  async #call<T>(call: FakeCall, act: () => T): Promise<T> {
    this.calls.push(call);
    this.#open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    try {
      await this.before(call);
      return act();
    } finally {
      this.#open -= 1;
    }
  }
}
