import { createMemoryVault } from '../support/memory-vault.ts';
import { testVaultContract } from './vault-contract.ts';

testVaultContract(async () => createMemoryVault());
