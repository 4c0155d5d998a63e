import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Keychain } from '../../src/shared/snapshot.ts';
import type { OwnCause } from '../../src/shared/cause.ts';
import { VaultError } from '../../src/main/tokens/token-vault.ts';
import type { TokenSet, TokenVault, VaultErrorCode } from '../../src/main/tokens/token-vault.ts';

const WORKER = fileURLToPath(new URL('vault-worker.ts', import.meta.url));

export type WorkerRequest =
  | ({ readonly do: 'configure'; readonly index: readonly string[] } & Omit<RemoteOptions, 'env' | 'index'>)
  | { readonly do: 'load' | 'remove'; readonly userId: string }
  | { readonly do: 'save'; readonly userId: string; readonly tokens: TokenSet }
  | { readonly do: 'check' }
  | { readonly do: 'rawGet' | 'rawDelete'; readonly account: string };

export type WorkerReply =
  | { readonly index: readonly string[] }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string | { readonly code: VaultErrorCode; readonly why: OwnCause } };

export interface RemoteOptions {
  /** The environment that tells which keyring is used. */
  readonly env: NodeJS.ProcessEnv;
  /** The users of which the vault's index knows at first; read again from `users()` when the process died. */
  readonly index?: readonly string[];
  /** The process kills itself instead of writing its n-th entry, counted from 1. */
  readonly dieAtSet?: number;
  /** Milliseconds that one call to the keychain may take. */
  readonly timeoutMs?: number;
}

/** The real vault with the real keytar, in a process of its own. */
export interface RemoteVault extends TokenVault {
  /** Reads and deletes entries behind the vault's back, as a person with a keychain tool would. */
  rawGet(account: string): Promise<string | null>;
  rawDelete(account: string): Promise<boolean>;
  /** Begins anew with a vault whose index holds these users. */
  reset(index: readonly string[]): Promise<void>;
  /** Resolves when the process has died by itself. */
  readonly died: Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a process with a keytar vault in it. */
export async function startRemoteVault({ env, index = [], ...rest }: RemoteOptions): Promise<RemoteVault> {
  const child = fork(WORKER, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let users = index;
  let lastId = 0;

  child.on('message', (reply: WorkerReply) => {
    if ('index' in reply) {
      users = reply.index;
    } else if ('error' in reply) {
      const { error } = reply;
      open.get(reply.id)?.reject(typeof error === 'string' ? new Error(error) : new VaultError(error.code, error.why));
    } else {
      open.get(reply.id)?.resolve(reply.value);
    }
  });
  child.once('exit', () => {
    for (const { reject } of open.values()) reject(new Error('The process with the vault has died.'));
  });

  function ask(request: WorkerRequest): Promise<unknown> {
    const answer = Promise.withResolvers<unknown>();
    const id = (lastId += 1);
    open.set(id, answer);
    child.send({ id, request });
    return answer.promise;
  }

  async function reset(newIndex: readonly string[]): Promise<void> {
    users = newIndex;
    await ask({ do: 'configure', index: newIndex, ...rest });
  }

  await reset(index);
  return {
    reset,
    load: (userId) => ask({ do: 'load', userId }) as Promise<TokenSet | null>,
    save: (userId, tokens) => ask({ do: 'save', userId, tokens }) as Promise<void>,
    remove: (userId) => ask({ do: 'remove', userId }) as Promise<void>,
    users: () => users,
    check: () => ask({ do: 'check' }) as Promise<Keychain>,
    rawGet: (account) => ask({ do: 'rawGet', account }) as Promise<string | null>,
    rawDelete: (account) => ask({ do: 'rawDelete', account }) as Promise<boolean>,
    died: exited,
    async close() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
