import type { Keychain } from '../../shared/snapshot.ts';
import { VaultError } from './token-vault.ts';
import type { TokenSet, TokenVault } from './token-vault.ts';
import { createCalls } from './keychain-calls.ts';
import type { KeytarLike } from './keychain-calls.ts';
import { freeSlot, namesFor, putTogether, readHeader, takeApart } from './credential-pieces.ts';
import type { Names } from './credential-pieces.ts';

/** Long enough for any keychain that is not asking a person something. */
const CALL_LIMIT_MS = 10_000;
/** Holds no secret, and is there only while the keychain is being probed. */
const PROBE = { name: 'probe', value: 'This entry tests whether the keychain is open. It may be deleted.' } as const;
/** Nothing is ever kept under this name. */
const NOTHING = 'nothing';
const DAMAGED = 'The kept sign-in is damaged. Sign in again to replace it.';

/** Where the ids of users with kept tokens are written down: not secret, and readable while the keychain is locked. */
export interface VaultIndex {
  read(): readonly string[];
  write(userIds: readonly string[]): void;
}

export interface KeytarVaultOptions {
  /** Called when the keychain is first needed, and again after it failed. */
  readonly loadKeytar: () => Promise<KeytarLike>;
  readonly index: VaultIndex;
  /** Milliseconds that one call to the keychain may take; default 10,000. */
  readonly timeoutMs?: number;
  readonly platform?: NodeJS.Platform;
}

/** Loads the real keytar. Rejects where its native library, or libsecret on Linux, is missing. */
export async function loadSystemKeytar(): Promise<KeytarLike> {
  // Only the default import holds the functions at run time: the package is CommonJS.
  return (await import('keytar')).default;
}

/**
 * A vault in the keychain of the operating system. While the index is empty the keychain is never touched, except by
 * `save` and `check`.
 *
 * What a locked keyring on Linux answers is taken into account (measured with keytar 7.10.6): reading gives null as if
 * nothing were there, deleting gives false as if nothing had been there; only writing fails. So nothing is taken for
 * absent or deleted before something could be written. On macOS and Windows a null is what it says.
 */
export function createKeytarVault(options: KeytarVaultOptions): TokenVault {
  const { loadKeytar, timeoutMs = CALL_LIMIT_MS, platform = process.platform } = options;
  const nullIsCertain = platform === 'darwin' || platform === 'win32';
  const keychain = createCalls({ loadKeytar, timeoutMs, platform });
  const index = guardIndex(options.index);
  let lastSeen: Keychain = { state: 'unknown' };
  let queue: Promise<unknown> = Promise.resolve();

  /** Runs one operation after the other, and turns what happened into `lastSeen`. */
  function inTurn<T>(operation: () => Promise<T>): Promise<T> {
    const result = queue.then(operation).catch((error: unknown) => {
      if (error instanceof VaultError && error.code === 'locked') lastSeen = { state: 'locked' };
      if (error instanceof VaultError && error.code === 'unavailable') lastSeen = { state: 'unknown' };
      throw error;
    });
    queue = result.catch(() => {});
    return result;
  }

  /** Rejects with `locked` unless the keychain takes, and gives up, an entry. */
  async function assertOpen(): Promise<void> {
    if (nullIsCertain) return;
    await keychain.set(PROBE.name, PROBE.value);
    await keychain.delete(PROBE.name);
    lastSeen = { state: 'ok' };
  }

  /** Like `get`, but null is certain. Reads again after the probe, because that may have made the person unlock. */
  async function getForSure(name: string): Promise<string | null> {
    const value = await keychain.get(name);
    if (value !== null || nullIsCertain) {
      lastSeen = { state: 'ok' };
      return value;
    }
    await assertOpen();
    return keychain.get(name);
  }

  /** Deletes everything that can be there for a user. Resolves when it is certain that nothing is. */
  async function wipe(names: Names): Promise<void> {
    await assertOpen();
    for (const name of names.all) await keychain.delete(name);
    for (const name of names.all) {
      if ((await keychain.get(name)) !== null) throw new VaultError('unavailable', 'The keychain did not delete the tokens.');
    }
    // Once more: had it been locked in the meantime, the nulls above would mean nothing.
    await assertOpen();
  }

  async function load(userId: string): Promise<TokenSet | null> {
    if (!index.has(userId)) return null;
    const names = namesFor(userId);
    const headerText = await getForSure(names.header);
    if (headerText === null) {
      // Deleted by hand, or a first save that was cut short: then pieces may be left.
      await wipe(names);
      index.remove(userId);
      return null;
    }
    const header = readHeader(headerText);
    if (header === undefined) throw new VaultError('corrupt', DAMAGED);
    const pieces: string[] = [];
    for (let at = 0; at < header.pieces; at += 1) {
      pieces.push((await getForSure(names.piece(header.slot, at))) ?? '');
    }
    const tokens = putTogether(header, pieces);
    if (tokens === undefined) throw new VaultError('corrupt', DAMAGED);
    return tokens;
  }

  async function save(userId: string, tokens: TokenSet): Promise<void> {
    takeApart(tokens, 'a'); // what cannot be kept at all is refused before anything is changed
    const names = namesFor(userId);
    let untouched = !index.has(userId);
    // First of all: a crash from here on leaves an entry without tokens, never tokens that nothing knows of.
    if (untouched) index.add(userId);
    try {
      const oldHeader = await getForSure(names.header);
      const slot = freeSlot(oldHeader === null ? undefined : readHeader(oldHeader));
      const { header, pieces } = takeApart(tokens, slot);
      untouched &&= oldHeader === null;
      const entries = new Map(pieces.map((piece, at) => [names.piece(slot, at), piece]));
      for (const [name, piece] of entries) {
        await keychain.set(name, piece).catch((error: unknown) => {
          // A late call may still be carried out when the person answers.
          untouched &&= !(error instanceof VaultError && error.code === 'timedOut');
          throw error;
        });
        untouched = false;
      }
      for (const [name, piece] of entries) await assertKept(name, piece);
      await keychain.set(names.header, header);
      await assertKept(names.header, header);
      entries.set(names.header, header);
      await tidy(names.all.filter((name) => !entries.has(name)));
    } catch (error) {
      if (untouched) index.remove(userId);
      throw error;
    }
  }

  async function assertKept(name: string, value: string): Promise<void> {
    if ((await getForSure(name)) !== value) throw new VaultError('corrupt', 'The keychain did not keep the tokens as they were.');
  }

  /** Deletes what an earlier save left. The new tokens are safe by now, so a failure only leaves it to the next time. */
  async function tidy(names: readonly string[]): Promise<void> {
    try {
      for (const name of names) await keychain.delete(name);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
  }

  async function remove(userId: string): Promise<void> {
    if (!index.has(userId)) return;
    await wipe(namesFor(userId));
    index.remove(userId);
  }

  async function check(): Promise<Keychain> {
    // Reading a name under which nothing is kept opens no question, and fails where there is no keychain.
    await keychain.get(NOTHING);
    if (nullIsCertain) return { state: 'ok' };
    // Whether it is open can only be told by writing or by reading something that is there: both may ask the person.
    return lastSeen;
  }

  return {
    load: (userId) => inTurn(() => load(userId)),
    save: (userId, tokens) => inTurn(() => save(userId, tokens)),
    remove: (userId) => inTurn(() => remove(userId)),
    users: () => index.read(),
    check: () =>
      inTurn(check).catch((error: unknown): Keychain => {
        if (!(error instanceof VaultError)) throw error;
        return error.code === 'locked' ? { state: 'locked' } : { state: 'unavailable', reason: error.message };
      }),
  };
}

/** The index with what is done to it, and with its failures turned into a `VaultError`. */
function guardIndex(index: VaultIndex) {
  function guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      // This text comes from the settings file, which holds no secret.
      const text = error instanceof Error ? error.message : 'unknown error';
      throw new VaultError('unavailable', `The list of kept sign-ins could not be used: ${text}`);
    }
  }
  return {
    read: () => guard(() => index.read()),
    has: (userId: string) => guard(() => index.read().includes(userId)),
    add: (userId: string) => guard(() => index.write([...index.read(), userId])),
    remove: (userId: string) => guard(() => index.write(index.read().filter((id) => id !== userId))),
  };
}
