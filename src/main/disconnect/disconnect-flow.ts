import { ownName } from '../../shared/format.ts';
import type { Disconnect, DisconnectStep } from '../../shared/snapshot.ts';
import { usersListedNow } from '../state/session-reducer.ts';
import { createDisconnectSteps, type DisconnectRun, type DisconnectStepsOptions } from './disconnect-steps.ts';

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

/** @param options - the parts that its steps act on */
export function createDisconnectFlow(options: DisconnectStepsOptions): DisconnectFlow {
  const { api, isOfThisService, journal, revoker, store, checkNow } = options;
  const takeSteps = createDisconnectSteps(options);
  let current: DisconnectRun | null = null;
  let running: Promise<void> | undefined;
  const show = (disconnect: Disconnect): void => store.update({ disconnect });

  const carryOut = async (run: DisconnectRun): Promise<void> => {
    const { userId, label } = run;
    current = run;
    show({ state: 'running', userId, label });
    const asked = api();
    const end = await takeSteps(run, asked);
    const isOver = !isOfThisService(asked);
    if (end.state === 'done' || isOver) journal.end(userId);
    // What is shown by then is about the other service.
    if (isOver) return revoker.forget(userId);
    show(end);
    await checkNow();
  };

  const carryOutOne = async (run: DisconnectRun): Promise<void> => {
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
    revoker.forget(current.userId);
    journal.end(current.userId);
    current = null;
  };

  const offerToRevoke = async (asking: Extract<Disconnect, { state: 'asking' }>): Promise<void> => {
    const canRevoke = await revoker.canRevoke(asking.userId);
    if (canRevoke && store.get().disconnect === asking) show({ ...asking, canRevoke });
  };

  return {
    ask: (userId) => {
      const { session, disconnect } = store.get();
      if (disconnect.state === 'running') return;
      const user = usersListedNow(session).find(({ id }) => id === userId);
      if (!user) return;
      letGo();
      const asking = { state: 'asking', userId, label: ownName(user) } as const;
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
        const label = user && ownName(user);
        // The list first: where the service never removed the user, that has to be told before anything else.
        await carryOutOne({ userId, label, todo: ['verification', 'keychain'], revocation: undefined, resumed: true });
      }
    },
    underWay: () => running,
  };
}
