import { labelOf, shortId } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Disconnect, DisconnectStep, Revocation } from '../../shared/snapshot.ts';
import { failureText } from '../sign-in/failures.ts';
import type { DisconnectJournal } from './disconnect-journal.ts';
import type { Revoker } from './revoke-tokens.ts';
import { VaultError, type TokenVault } from '../tokens/token-vault.ts';
import type { UsersApi } from '../users-api/client.ts';
import { UsersApiError } from '../users-api/errors.ts';
import { createServiceDisconnect, verifyGone, type ServiceDisconnectOptions } from './remove-at-service.ts';
import { usersListedNow } from '../state/session-reducer.ts';

/** Disconnects a user for good: ask, tell the service, take back and delete the user's tokens, make sure that it held. */
export interface DisconnectFlow {
  /** Asks the person about a user that the service lists, instead of whatever was asked; ignored while one runs. */
  readonly ask: (userId: string) => void;
  /**
   * Does what was asked about, or tries again what failed. How it ended is in the snapshot. With `revoke` the identity
   * provider takes back the tokens, too; a further try does what the first one was to do.
   */
  readonly confirm: (userId: string, revoke?: boolean) => Promise<void>;
  /** Closes the question or the result. */
  readonly dismiss: () => void;
  /** Ends what an earlier run left unfinished, and shows how that ended. Asks the service for nothing but its list. */
  readonly finish: () => Promise<void>;
  /** The disconnect that is running, for who has to wait for it; undefined where none is. */
  readonly underWay: () => Promise<void> | undefined;
}

export interface DisconnectOptions extends ServiceDisconnectOptions {
  readonly vault: () => Promise<TokenVault>;
  readonly journal: DisconnectJournal;
  /** Absent where there is no identity provider. */
  readonly revoker?: Revoker | undefined;
  /** Ends what is under way with this user's tokens. Resolves when it has ended. */
  readonly releaseTokens?: ((userId: string) => Promise<void>) | undefined;
}

/** One disconnect: what is left to do of it. Steps that are done are not done again. */
interface Run {
  readonly userId: string;
  readonly label: string;
  todo: DisconnectStep[];
  revocation: Revocation | undefined;
  /** Begun in an earlier run of the app. */
  readonly resumed?: true;
}

export function createDisconnectFlow(options: DisconnectOptions): DisconnectFlow {
  const { api, vault, journal, revoker, releaseTokens, recorder, store, checkNow } = options;
  const atService = createServiceDisconnect(options);
  let current: Run | null = null;
  let running: Promise<void> | undefined;
  const show = (disconnect: Disconnect): void => store.update({ disconnect });

  const inKeychain = async (userId: string): Promise<void> => {
    const tokens = await vault();
    try {
      await tokens.remove(userId);
    } finally {
      // Nobody who never had anything kept is asked to unlock a keychain.
      if (store.get().keychain.state !== 'unknown' || tokens.users().length > 0) {
        recorder.observe({ kind: 'keychain', keychain: await tokens.check() });
      }
    }
  };

  const take = async (step: DisconnectStep, run: Run, asked: UsersApi): Promise<void> => {
    const { userId } = run;
    if (step === 'service') {
      // Before the service is asked: whatever becomes of this process, the tokens are given out to nobody any more.
      journal.begin(userId);
      return atService(userId, asked, () => journal.takeBack(userId));
    }
    if (step === 'keychain') return inKeychain(userId);
    if (step === 'verification') return verifyGone(asked, userId);
    run.revocation = await revoker?.revoke(userId);
  };

  /** Takes the steps that are left. Resolves with the one that failed, if one did. */
  const takeAll = async (run: Run, asked: UsersApi): Promise<Disconnect> => {
    const { userId, label, resumed } = run;
    // First of all: nobody is signed in again, and nothing kept again, behind what follows.
    await releaseTokens?.(userId);
    let end: Disconnect | undefined;
    const failed: DisconnectStep[] = [];
    for (const step of run.todo) {
      try {
        await take(step, run, asked);
      } catch (error) {
        failed.push(step);
        // Where the keychain did not open, it is the keychain that has to be told about.
        const told = error instanceof VaultError ? 'keychain' : step;
        end = { state: 'failed', userId, label, step: told, detail: failureText(error), ...(resumed && { resumed }) };
        // What the identity provider did not take back is deleted here all the same.
        if (step === 'revocation' && told === step) continue;
        failed.push(...run.todo.slice(run.todo.indexOf(step) + 1));
        // Removed, it said, and listed: then it has to be told once more.
        if (step === 'verification' && error instanceof UsersApiError && error.kind === 'incompatible') failed.unshift('service');
        break;
      }
    }
    run.todo = failed;
    return end ?? { state: 'done', userId, label, ...(run.revocation && { revocation: run.revocation }), ...(resumed && { resumed }) };
  };

  const carryOut = async (run: Run): Promise<void> => {
    const { userId, label } = run;
    current = run;
    show({ state: 'running', userId, label });
    const asked = api();
    const end = await takeAll(run, asked);
    if (end.state === 'done' || asked !== api()) journal.end(userId);
    if (asked !== api()) return revoker?.forget(userId);
    show(end);
    await checkNow();
  };

  const carryOutOne = async (run: Run): Promise<void> => {
    running = carryOut(run);
    try {
      await running;
    } finally {
      running = undefined;
    }
  };

  /** The person has seen how it ended, and wants nothing more of it. */
  const letGo = (): void => {
    if (current === null) return;
    revoker?.forget(current.userId);
    journal.end(current.userId);
    current = null;
  };

  const offerToRevoke = async (asking: Extract<Disconnect, { state: 'asking' }>): Promise<void> => {
    const canRevoke = await revoker?.canRevoke(asking.userId);
    if (canRevoke === true && store.get().disconnect === asking) show({ ...asking, canRevoke });
  };

  return {
    ask: (userId) => {
      const { session, disconnect } = store.get();
      if (disconnect.state === 'running') return;
      const user = usersListedNow(session).find(({ id }) => id === userId);
      if (!user) return;
      letGo();
      const asking = { state: 'asking', userId, label: labelOf(user) } as const;
      show(asking);
      // The question does not wait for the keychain: whether there is something to revoke shows when that is known.
      void offerToRevoke(asking);
    },
    confirm: async (userId, revoke = false) => {
      const { disconnect } = store.get();
      if (disconnect.state !== 'asking' && disconnect.state !== 'failed') return;
      if (disconnect.userId !== userId) return;
      const { label } = disconnect;
      if (disconnect.state === 'asking' || current === null) {
        const canRevoke = disconnect.state === 'asking' && disconnect.canRevoke === true;
        const revocation: DisconnectStep[] = revoke && canRevoke ? ['revocation'] : [];
        current = { userId, label, todo: ['service', ...revocation, 'keychain', 'verification'], revocation: undefined };
      }
      await carryOutOne(current);
    },
    dismiss: () => {
      const { disconnect } = store.get();
      if (disconnect.state === 'running' || disconnect.state === 'idle') return;
      letGo();
      show({ state: 'idle' });
    },
    finish: async () => {
      for (const userId of journal.unfinished()) {
        const { session, disconnect } = store.get();
        const isFree = disconnect.state === 'idle' || (disconnect.state === 'done' && disconnect.resumed === true);
        if (!isFree) return;
        const user = usersListedNow(session).find(({ id }) => id === userId);
        const label = user ? labelOf(user) : messages.history.user(shortId(userId));
        // The list first: where the service never removed the user, that has to be told before anything else.
        await carryOutOne({ userId, label, todo: ['verification', 'keychain'], revocation: undefined, resumed: true });
      }
    },
    underWay: () => running,
  };
}
