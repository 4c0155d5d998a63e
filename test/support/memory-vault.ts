import { VaultError } from '../../src/main/tokens/token-vault.ts';
import type { OwnCause } from '../../src/shared/cause.ts';
import type { TokenSet, TokenVault, VaultErrorCode } from '../../src/main/tokens/token-vault.ts';

/** A vault that forgets everything with the test, and whose keychain can be made to fail. */
export interface MemoryVault extends TokenVault {
  /** From now on every operation that needs the keychain fails like this; null: works again. */
  failWith(code: VaultErrorCode | null): void;
  /** What was asked of it, in order, for example `load user-1`. */
  readonly asked: readonly string[];
}

const WHY: Readonly<Record<VaultErrorCode, OwnCause>> = {
  locked: { code: 'keychainLocked' },
  unavailable: { code: 'keychainRefused' },
  timedOut: { code: 'keychainTimedOut', value: 10 },
  corrupt: { code: 'tokensDamaged' },
};

/** A `TokenVault` that keeps the promises of the real one (both pass the same contract tests) without a keychain. */
export function createMemoryVault(kept: Readonly<Record<string, TokenSet>> = {}): MemoryVault {
  const tokens = new Map(Object.entries(kept));
  const asked: string[] = [];
  let failure: VaultErrorCode | null = null;

  function assertWorking(): void {
    if (failure !== null) throw new VaultError(failure, WHY[failure]);
  }

  return {
    asked,
    failWith(code) {
      failure = code;
    },
    async load(userId) {
      asked.push(`load ${userId}`);
      const found = tokens.get(userId);
      if (found === undefined) return null;
      assertWorking();
      return structuredClone(found);
    },
    async save(userId, value) {
      asked.push(`save ${userId}`);
      assertWorking();
      tokens.set(userId, structuredClone(value));
    },
    async remove(userId) {
      asked.push(`remove ${userId}`);
      if (!tokens.has(userId)) return;
      // A damaged entry can still be deleted.
      if (failure !== 'corrupt') assertWorking();
      tokens.delete(userId);
    },
    users: () => [...tokens.keys()],
    async check() {
      asked.push('check');
      if (failure === 'locked') return { state: 'locked' };
      if (failure === 'unavailable' || failure === 'timedOut') return { state: 'unavailable', cause: WHY[failure] };
      return { state: 'ok' };
    },
  };
}
