/** What is done with tokens that are kept: restoring a session, disconnecting, and keeping one that was pasted. */
import { createDisconnectFlow, type DisconnectFlow } from './session/disconnect.ts';
import { createServiceDisconnect, type ServiceDisconnectOptions } from './session/disconnect-at-service.ts';
import type { Timers } from './session/monitor.ts';
import type { Tracker } from './session/tracker.ts';
import type { SettingsFile } from './settings/settings.ts';
import { createFreshTokens } from './sign-in/fresh-tokens.ts';
import type { IdentityProvider } from './sign-in/identity-provider.ts';
import { createPasteToken } from './sign-in/paste-token.ts';
import { createRestoreFlow, type RestoreFlow } from './sign-in/restore.ts';
import { createRevoker } from './sign-in/revoker.ts';
import type { TokenVault } from './sign-in/token-vault.ts';

export interface CustodyOptions extends ServiceDisconnectOptions {
  readonly tracker: Pick<Tracker, 'observe' | 'hold'>;
  readonly settings: Pick<SettingsFile, 'get' | 'keychainIndex' | 'removals' | 'restores'>;
  /** Loaded when it is first needed. */
  readonly identityProvider: () => Promise<IdentityProvider>;
  readonly vault: () => Promise<TokenVault>;
  readonly random: () => number;
  readonly timers: Timers;
}

export interface Custody {
  readonly restoreFlow: RestoreFlow;
  readonly disconnectFlow: DisconnectFlow;
  readonly pasteToken: ReturnType<typeof createPasteToken>;
}

export function createCustody(options: CustodyOptions): Custody {
  const { settings } = options;
  const issuer = (): string => settings.get().oauth.issuer;
  const restoreFlow = createRestoreFlow({
    ...options,
    tokens: createFreshTokens({ ...options, issuer }),
    keptUsers: () => {
      const removals = settings.removals.read();
      return settings.keychainIndex.read().filter((userId) => !removals.includes(userId));
    },
    restores: settings.restores,
    disconnect: createServiceDisconnect({ ...options, checkNow: async () => undefined }),
  });
  const revoker = createRevoker({ ...options, issuer });
  return {
    restoreFlow,
    disconnectFlow: createDisconnectFlow({ ...options, revoker, releaseTokens: restoreFlow.release }),
    pasteToken: createPasteToken(options),
  };
}
