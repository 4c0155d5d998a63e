import type { OwnCause } from '../../shared/cause.ts';
import { VaultError } from './token-vault.ts';

/** All credentials of this app in the keychain go by this name. Changing it loses what people have kept. */
export const SERVICE_NAME = 'io.github.pieces-account-tray';

/**
 * The part of keytar that is used. `findCredentials` is left out on purpose: with a locked keyring on Linux it ends the
 * process with a segmentation fault (keytar 7.10.6, libsecret 0.20).
 */
export interface KeytarLike {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** keytar with time limits, and with every failure turned into a `VaultError`. Calls must not overlap. */
export interface KeychainCalls {
  get(account: string): Promise<string | null>;
  set(account: string, value: string): Promise<void>;
  delete(account: string): Promise<boolean>;
}

export interface CallOptions {
  /** May reject: the native library may not be there. Called again after it did. */
  readonly loadKeytar: () => Promise<KeytarLike>;
  /** Milliseconds that one call may take. */
  readonly timeoutMs: number;
  readonly platform: NodeJS.Platform;
}

/**
 * Wraps keytar. A call that does not answer in time is given up, but it goes on blocking a thread of the process, most
 * often because a question to the person is open. Until it ends, all further calls fail at once with `timedOut`
 * instead of blocking more threads and opening more questions.
 */
export function createCalls({ loadKeytar, timeoutMs, platform }: CallOptions): KeychainCalls {
  let keytar: Promise<KeytarLike> | undefined;
  let hanging = false;

  async function load(): Promise<KeytarLike> {
    try {
      return await (keytar ??= loadKeytar());
    } catch {
      keytar = undefined;
      throw new VaultError('unavailable', { code: platform === 'linux' ? 'libsecretMissing' : 'keychainPartMissing' });
    }
  }

  async function call<T>(ask: (keytar: KeytarLike) => Promise<T>): Promise<T> {
    const late = new VaultError('timedOut', { code: 'keychainTimedOut', value: Math.ceil(timeoutMs / 1_000) });
    if (hanging) throw late;
    const answer = load().then(ask);
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      hanging = true;
      const ended = (): void => {
        hanging = false;
      };
      answer.then(ended, ended);
      limit.reject(late);
    }, timeoutMs);
    try {
      return await Promise.race([answer, limit.promise]);
    } catch (error) {
      throw error instanceof VaultError ? error : translate(error);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    get: (account) => call((ready) => ready.getPassword(SERVICE_NAME, account)),
    set: (account, value) => call((ready) => ready.setPassword(SERVICE_NAME, account, value)),
    delete: (account) => call((ready) => ready.deletePassword(SERVICE_NAME, account)),
  };
}

/** Texts of libsecret, gnome-keyring and macOS, and what they mean for the person. */
const KNOWN_FAILURES: readonly (readonly [pattern: RegExp, code: 'locked' | 'unavailable', why: OwnCause])[] = [
  [/\blocked\b|dismissed|cancell?ed|interaction is not allowed|passphrase you entered/i, 'locked', { code: 'keychainLocked' }],
  [/org\.freedesktop\.secrets\b/i, 'unavailable', { code: 'noKeyring' }],
  [/autolaunch d-?bus|could not connect|connection is closed/i, 'unavailable', { code: 'noSessionBus' }],
];

/** The native text itself is never passed on: nothing guarantees that it does not repeat what was to be kept. */
function translate(error: unknown): VaultError {
  const text = error instanceof Error ? error.message : '';
  const [, code = 'unavailable', why = { code: 'keychainRefused' }] = KNOWN_FAILURES.find(([pattern]) => pattern.test(text)) ?? [];
  return new VaultError(code, why);
}
