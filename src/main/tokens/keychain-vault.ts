import type { Keychain } from '../../shared/snapshot.ts';
import { VaultError } from './token-vault.ts';
import type { TokenSet, TokenVault } from './token-vault.ts';
import { createCalls } from './keychain-calls.ts';
import type { KeychainCalls, KeytarLike } from './keychain-calls.ts';
import { freeSlot, namesFor, putTogether, readHeader, takeApart } from './credential-pieces.ts';
import type { Header, Names } from './credential-pieces.ts';
import { logUnexpected } from '../system/log.ts';

/** Long enough for any keychain that is not asking a person something. */
const CALL_LIMIT_MS = 10_000;
/** Holds no secret, and is there only while the keychain is being probed. In English for whoever finds it in the keychain. */
const PROBE = { name: 'probe', value: 'This entry tests whether the keychain is open. It may be deleted.' } as const;
/** Nothing is ever kept under this name. */
const NOTHING = 'nothing';

/** Where the ids of users with kept tokens are written down: not secret, and readable while the keychain is locked. */
export interface VaultIndex {
  read(): readonly string[];
  write(userIds: readonly string[]): void;
  /** Whether something may be kept for users who are not in it: an earlier index was lost. */
  readonly mayLack?: () => boolean;
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
 */
export function createKeytarVault(options: KeytarVaultOptions): TokenVault {
  const { loadKeytar, timeoutMs = CALL_LIMIT_MS, platform = process.platform } = options;
  const index = guardIndex(options.index);
  const keychain = openChecked(createCalls({ loadKeytar, timeoutMs, platform }), platform === 'darwin' || platform === 'win32');
  let queue: Promise<unknown> = Promise.resolve();

  /** Runs one operation after the other, and has `keychain` note what failed. */
  function inTurn<T>(operation: () => Promise<T>): Promise<T> {
    const result = queue.then(operation).catch((error: unknown) => {
      keychain.noteFailure(error);
      throw error;
    });
    queue = result.catch(() => {});
    return result;
  }

  return {
    load: (userId) => inTurn(() => load(keychain, index, userId)),
    save: (userId, tokens) => inTurn(() => save(keychain, index, userId, tokens)),
    remove: (userId) =>
      inTurn(async () => {
        if (!index.has(userId) && !index.mayLack()) return;
        await wipe(keychain, namesFor(userId));
        index.remove(userId);
      }),
    users: () => index.read(),
    check: () =>
      inTurn(keychain.check).catch((error: unknown): Keychain => {
        if (!(error instanceof VaultError)) throw error;
        return error.code === 'locked' ? { state: 'locked' } : { state: 'unavailable', cause: error.why };
      }),
  };
}

/** The keychain, in which nothing is taken for absent or deleted before it is certain. */
interface CheckedKeychain extends Pick<KeychainCalls, 'set' | 'delete'> {
  /** Like `get` of keytar: null may mean that the keychain is locked. */
  readonly peek: KeychainCalls['get'];
  /** Null is certain. */
  readonly get: KeychainCalls['get'];
  /** Rejects with `locked` unless the keychain takes, and gives up, an entry. */
  readonly assertOpen: () => Promise<void>;
  /** How the keychain is, as far as that shows without asking the person. */
  readonly check: () => Promise<Keychain>;
  readonly noteFailure: (error: unknown) => void;
}

/**
 * What a locked keyring on Linux answers is taken into account (measured with keytar 7.10.6): reading gives null as if
 * nothing were there, deleting gives false as if nothing had been there; only writing fails. So nothing is taken for
 * absent or deleted before something could be written. On macOS and Windows a null is what it says.
 */
function openChecked(calls: KeychainCalls, nullIsCertain: boolean): CheckedKeychain {
  let lastSeen: Keychain = { state: 'unknown' };

  async function assertOpen(): Promise<void> {
    if (nullIsCertain) return;
    await calls.set(PROBE.name, PROBE.value);
    await calls.delete(PROBE.name);
    lastSeen = { state: 'ok' };
  }

  return {
    ...calls,
    peek: (name) => calls.get(name),
    get: async (name) => {
      const value = await calls.get(name);
      if (value !== null || nullIsCertain) {
        lastSeen = { state: 'ok' };
        return value;
      }
      await assertOpen();
      // Read again: the probe may have made the person unlock.
      return calls.get(name);
    },
    assertOpen,
    check: async () => {
      // Reading a name under which nothing is kept opens no question, and fails where there is no keychain.
      await calls.get(NOTHING);
      if (nullIsCertain) return { state: 'ok' };
      // Whether it is open can only be told by writing or by reading something that is there: both may ask the person.
      return lastSeen;
    },
    noteFailure: (error) => {
      if (error instanceof VaultError && error.code === 'locked') lastSeen = { state: 'locked' };
      if (error instanceof VaultError && error.code === 'unavailable') lastSeen = { state: 'unknown' };
    },
  };
}

async function wipe(keychain: CheckedKeychain, names: Names): Promise<void> {
  await keychain.assertOpen();
  for (const name of names.all) await keychain.delete(name);
  for (const name of names.all) {
    if ((await keychain.peek(name)) !== null) throw new VaultError('unavailable', { code: 'tokensNotDeleted' });
  }
  // Once more: had it been locked in the meantime, the nulls above would mean nothing.
  await keychain.assertOpen();
}

async function load(keychain: CheckedKeychain, index: GuardedIndex, userId: string): Promise<TokenSet | null> {
  if (!index.has(userId)) return null;
  const names = namesFor(userId);
  const headerText = await keychain.get(names.header);
  if (headerText === null) {
    // Deleted by hand, or a first save that was cut short: then pieces may be left.
    await wipe(keychain, names);
    index.remove(userId);
    return null;
  }
  const tokens = await readPieces(keychain, names, readHeader(headerText));
  if (tokens === undefined) throw new VaultError('corrupt', { code: 'tokensDamaged' });
  return tokens;
}

async function readPieces(keychain: CheckedKeychain, names: Names, header: Header | undefined): Promise<TokenSet | undefined> {
  if (header === undefined) return undefined;
  const pieces: string[] = [];
  for (let at = 0; at < header.pieces; at += 1) {
    pieces.push((await keychain.get(names.piece(header.slot, at))) ?? '');
  }
  return putTogether(header, pieces);
}

async function save(keychain: CheckedKeychain, index: GuardedIndex, userId: string, tokens: TokenSet): Promise<void> {
  takeApart(tokens, 'a'); // what cannot be kept at all is refused before anything is changed
  const names = namesFor(userId);
  let untouched = !index.has(userId);
  // First of all: a crash from here on leaves an entry without tokens, never tokens that nothing knows of.
  if (untouched) index.add(userId);
  try {
    const oldHeader = await keychain.get(names.header);
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
    for (const [name, piece] of entries) await assertSaved(keychain, name, piece);
    await keychain.set(names.header, header);
    await assertSaved(keychain, names.header, header);
    entries.set(names.header, header);
    await tidy(keychain, names.all.filter((name) => !entries.has(name)));
  } catch (error) {
    if (untouched) index.remove(userId);
    throw error;
  }
}

async function assertSaved(keychain: CheckedKeychain, name: string, value: string): Promise<void> {
  if ((await keychain.get(name)) !== value) throw new VaultError('corrupt', { code: 'tokensNotSaved' });
}

/** Deletes what an earlier save left. The new tokens are safe by now, so a failure only leaves it to the next time. */
async function tidy(keychain: CheckedKeychain, names: readonly string[]): Promise<void> {
  try {
    for (const name of names) await keychain.delete(name);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
  }
}

type GuardedIndex = ReturnType<typeof guardIndex>;

/** The index with what is done to it, and with its failures turned into a `VaultError`. */
function guardIndex(index: VaultIndex) {
  function guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      logUnexpected(error);
      throw new VaultError('unavailable', { code: 'savedListUnusable' });
    }
  }
  return {
    read: () => guard(() => index.read()),
    has: (userId: string) => guard(() => index.read().includes(userId)),
    mayLack: () => index.mayLack?.() ?? false,
    add: (userId: string) => guard(() => index.write([...index.read(), userId])),
    remove: (userId: string) => guard(() => index.write(index.read().filter((id) => id !== userId))),
  };
}
