import { describe } from 'node:test';
import { withFinalRemovals } from '../../src/main/tokens/final-removals.ts';
import { createMemoryVault } from '../support/memory-vault.ts';
import { testVaultContract } from './vault-contract.ts';

testVaultContract(async () => createMemoryVault());

describe('with final removals', () => {
  testVaultContract(async () => {
    let removals: readonly string[] = [];
    return withFinalRemovals(createMemoryVault(), { read: () => removals, write: (ids) => void (removals = ids) });
  });
});
