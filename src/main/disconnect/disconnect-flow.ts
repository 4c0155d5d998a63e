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

/** Disconnects a user: confirmation, removal at the service, revocation and deletion of the tokens, verification. */
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
  /** The running disconnect; undefined where none runs. */
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

/** One disconnect with its remaining steps. */
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
      // A person who never kept tokens is not asked to unlock a keychain.
      if (store.get().keychain.state !== 'unknown' || tokens.users().length > 0) {
        recorder.observe({ kind: 'keychain', keychain: await tokens.check() });
      }
    }
  };

  const take = async (step: DisconnectStep, run: Run, asked: UsersApi): Promise<void> => {
    const { userId } = run;
    if (step === 'service') {
      // Before the request: even after a crash the tokens are not used again.
      journal.begin(userId);
      return atService(userId, asked, () => journal.takeBack(userId));
    }
    if (step === 'keychain') return inKeychain(userId);
    if (step === 'verification') return verifyGone(asked, userId);
    run.revocation = await revoker?.revoke(userId);
  };

  /** Takes the remaining steps. Resolves with what to show at the end. */
  const takeAll = async (run: Run, asked: UsersApi): Promise<Disconnect> => {
    const { userId, label, resumed } = run;
    // First: a restore or a save in flight must not undo the following steps.
    await releaseTokens?.(userId);
    let end: Disconnect | undefined;
    const failed: DisconnectStep[] = [];
    for (const step of run.todo) {
      try {
        await take(step, run, asked);
      } catch (error) {
        failed.push(step);
        // An error of the keychain in another step is shown as one of the keychain.
        const shownStep = error instanceof VaultError ? 'keychain' : step;
        end = { state: 'failed', userId, label, step: shownStep, detail: failureText(error), ...(resumed && { resumed }) };
        // Tokens that could not be revoked are deleted all the same.
        if (step === 'revocation' && shownStep === step) continue;
        failed.push(...run.todo.slice(run.todo.indexOf(step) + 1));
        // The service still lists the user: the removal is repeated with the next try.
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

  /** Closes the result: tokens held for another try are dropped. */
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
      // The question does not wait for the keychain; the offer to revoke is added later.
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
