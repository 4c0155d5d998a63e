/**
 * A process that uses the real keytar for a test. libsecret finds its keyring through the environment that the process
 * was started with, so every keyring needs a process of its own. Driven over IPC by `vault-client.ts`.
 */
import { createKeytarVault, loadSystemKeytar } from '../../src/main/tokens/keychain-vault.ts';
import { VaultError } from '../../src/main/tokens/token-vault.ts';
import { SERVICE_NAME } from '../../src/main/tokens/keychain-calls.ts';
import type { KeytarLike } from '../../src/main/tokens/keychain-calls.ts';
import type { WorkerReply, WorkerRequest } from './vault-client.ts';

let index: readonly string[] = [];
let dieAtSet = Infinity;
let timeoutMs: number | undefined;

async function loadKeytar(): Promise<KeytarLike> {
  const keytar = await loadSystemKeytar();
  return {
    getPassword: (service, account) => keytar.getPassword(service, account),
    deletePassword: (service, account) => keytar.deletePassword(service, account),
    setPassword(service, account, password) {
      dieAtSet -= 1;
      if (dieAtSet === 0) process.kill(process.pid, 'SIGKILL');
      return keytar.setPassword(service, account, password);
    },
  };
}

function makeVault() {
  const store = { read: () => index, write: (ids: readonly string[]) => tell({ index: (index = ids) }) };
  return createKeytarVault({ loadKeytar, index: store, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
}

let vault = makeVault();

async function run(request: WorkerRequest): Promise<unknown> {
  switch (request.do) {
    case 'configure':
      ({ index, dieAtSet = Infinity, timeoutMs } = request);
      vault = makeVault();
      return undefined;
    case 'load':
      return vault.load(request.userId);
    case 'save':
      return vault.save(request.userId, request.tokens);
    case 'remove':
      return vault.remove(request.userId);
    case 'check':
      return vault.check();
    case 'rawGet':
      return (await loadSystemKeytar()).getPassword(SERVICE_NAME, request.account);
    case 'rawDelete':
      return (await loadSystemKeytar()).deletePassword(SERVICE_NAME, request.account);
  }
}

function tell(reply: WorkerReply): void {
  process.send?.(reply);
}

process.on('message', ({ id, request }: { id: number; request: WorkerRequest }) => {
  run(request).then(
    (value) => tell({ id, value: value ?? null }),
    (error: unknown) => tell({ id, error: error instanceof VaultError ? { code: error.code, why: error.why } : String(error) }),
  );
});
// Not `disconnect` alone: a thread that still waits for the keychain would keep the process.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
