/** What is done with tokens that are kept: restoring a session, disconnecting, and keeping one that was pasted. */
import { createDisconnectFlow, type DisconnectFlow } from '../disconnect/disconnect-flow.ts';
import { createServiceDisconnect, type ServiceDisconnectOptions } from '../disconnect/remove-at-service.ts';
import type { Timers } from '../state/timers.ts';
import type { SessionRecorder } from '../watch/session-recorder.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { createFreshTokens } from '../tokens/kept-tokens.ts';
import type { IdentityProvider } from '../tokens/identity-provider.ts';
import { createPasteToken } from '../sign-in/ways/paste-token.ts';
import { createRestoreFlow, type RestoreFlow } from '../sign-in/ways/restore.ts';
import { createRevoker } from '../disconnect/revoke-tokens.ts';
import type { TokenVault } from '../tokens/token-vault.ts';

export interface CustodyOptions extends ServiceDisconnectOptions {
  readonly recorder: Pick<SessionRecorder, 'observe' | 'hold'>;
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
