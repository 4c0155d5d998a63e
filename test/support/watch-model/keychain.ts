/** The keychain of the model: it takes its time, fails as it is told to, and the flow that uses it is held to what it did. */
import { isDeepStrictEqual } from 'node:util';
import type { TokenVault, VaultErrorCode } from '../../../src/main/tokens/token-vault.ts';
import type { Keychain, Snapshot } from '../../../src/shared/snapshot.ts';
import { createMemoryVault } from '../memory-vault.ts';
import { makeTokens } from '../tokens.ts';
import type { FakeClock } from './fake-clock.ts';
import type { Expect } from './pulse.ts';

/** Long enough that something else may happen meanwhile. */
const SLOW_MS = 300;

export class ModelKeychain {
  readonly vault: TokenVault;
  readonly #memory = createMemoryVault({ ada: makeTokens('ada'), bob: makeTokens('bob') });
  readonly #expect: Expect;
  #failure: VaultErrorCode | null = null;
  /** Whether it failed at some instant since the disconnect began that is under way. */
  #hasFailed = false;
  #usersBefore: readonly string[] = [];
  #isShared = false;
  #told: Keychain = { state: 'unknown' };

  constructor(clock: FakeClock, noise: () => number, expect: Expect) {
    this.#expect = expect;
    const memory = this.#memory;
    const later = (): Promise<void> => new Promise((resolve) => void clock.in(noise() * SLOW_MS, resolve));
    this.vault = {
      ...memory,
      remove: async (userId) => {
        await later();
        await memory.remove(userId);
      },
      check: async () => {
        await later();
        return (this.#told = await memory.check());
      },
    };
  }

  /** From now on it fails like this; null: works again. */
  failWith(failure: VaultErrorCode | null): void {
    this.#failure = failure;
    this.#hasFailed ||= failure !== null;
    this.#memory.failWith(failure);
  }

  /** A disconnect at another address, of which nothing is shown any more, goes on with what it has begun. */
  share(): void {
    this.#isShared = true;
  }

  /** Every snapshot comes by here: what is said of the keychain has to be what it did. */
  snapshot({ disconnect, keychain }: Snapshot, before: Snapshot): void {
    if (disconnect === before.disconnect) return;
    const kept = this.#memory.users();
    if (disconnect.state === 'running') {
      this.#usersBefore = kept;
      this.#hasFailed = this.#failure !== null;
    }
    if (disconnect.state !== 'done' && disconnect.state !== 'failed') return;
    const { userId } = disconnect;
    this.#expect(isDeepStrictEqual(keychain, this.#told), `the keychain is called ${keychain.state}, but it said ${this.#told.state}`);
    if (disconnect.state === 'done') return this.#expect(!kept.includes(userId), 'done, though the tokens are still there');
    if (this.#isShared) return;
    switch (disconnect.step) {
      case 'service':
        return this.#expect(isDeepStrictEqual(kept, this.#usersBefore), 'nothing was changed, it says, but tokens are gone');
      case 'keychain':
        return this.#expect(this.#hasFailed && kept.includes(userId), 'the keychain is blamed, though it did what it should');
      case 'verification':
        return this.#expect(!kept.includes(userId), 'past the keychain, though the tokens are still there');
      case 'revocation':
        return this.#expect(false, 'there is no identity provider in these stories');
    }
  }
}
