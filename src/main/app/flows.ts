/** The flows that use tokens, put together from top to bottom: sign-in and disconnect, on one vault and one identity provider. */
import { isDown } from '../../shared/session-facts.ts';
import { createDisconnectFlow, type DisconnectFlow } from '../disconnect/disconnect-flow.ts';
import { createDisconnectJournal } from '../disconnect/disconnect-journal.ts';
import { createServiceDisconnect } from '../disconnect/remove-at-service.ts';
import { createRevoker } from '../disconnect/revoke-tokens.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { createSettingQuestions } from '../sign-in/places.ts';
import { createSignInFlow, type SignInFlow } from '../sign-in/sign-in-flow.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { servicePlace, type Consent } from '../tokens/consent.ts';
import { withFinalRemovals, type FinalVault } from '../tokens/final-removals.ts';
import type { IdentityProvider } from '../tokens/identity-provider.ts';
import { createFreshTokens } from '../tokens/kept-tokens.ts';
import { withRefusals } from '../tokens/marked-users.ts';
import type { ServiceAddress } from '../watch/service-address.ts';
import type { SessionRecorder } from '../watch/session-recorder.ts';
import type { Ports } from './ports.ts';
import type { SettingsChangesOptions } from './settings-changes.ts';

export interface FlowsOptions {
  readonly ports: Ports;
  readonly consent: Consent;
  readonly settings: SettingsFile;
  readonly store: SnapshotStore;
  readonly now: () => Date;
  readonly address: Pick<ServiceAddress, 'api' | 'isOfThisService'>;
  readonly recorder: SessionRecorder;
  readonly checkNow: () => Promise<void>;
}

export interface Flows {
  readonly signInFlow: SignInFlow;
  readonly disconnectFlow: DisconnectFlow;
  /** Asks the person about settings by which tokens could go to another place. */
  readonly askFirst: NonNullable<SettingsChangesOptions['askFirst']>;
}

/** @param options - the ports, and the parts of the app that the flows act on */
export function createFlows({ ports, consent, settings, store, now, address, recorder, checkNow }: FlowsOptions): Flows {
  const { timers, random } = ports;
  const { keychainIndex, removals, refusals, restores, lastUser } = settings;
  const vault = once<FinalVault>(async () => withFinalRemovals(withRefusals(await ports.openKeychain(keychainIndex), refusals), removals));
  const identityProvider = once<IdentityProvider>(() => ports.openIdentityProvider(() => settings.get().oauth));
  const issuer = (): string => settings.get().oauth.issuer;
  const { api, isOfThisService } = address;
  const parts = { api, isOfThisService, identityProvider, vault, recorder, store, now, checkNow };
  const signInFlow = createSignInFlow({
    ...parts,
    timers,
    consent,
    lastUser,
    copyText: ports.copyText,
    tokens: createFreshTokens({ vault, identityProvider, issuer, now, random, refusals, confirm: consent.ask }),
    keptUsers: () => {
      const notUsed = new Set([...removals.read(), ...refusals.read()]);
      return keychainIndex.read().filter((userId) => !notUsed.has(userId));
    },
    restores,
    // A restore checks the service itself when it is through.
    disconnect: createServiceDisconnect({ ...parts, checkNow: async () => undefined }),
  });
  const revoker = createRevoker({
    vault,
    identityProvider,
    issuer,
    onKeychain: (keychain) => recorder.observe({ kind: 'keychain', keychain }),
  });
  const journal = createDisconnectJournal(settings);
  const disconnectFlow = createDisconnectFlow({ ...parts, journal, revoker, releaseTokens: signInFlow.release });
  // `--status` finishes no disconnect.
  if (ports.readOnly !== true) onFirstAnswer(store, () => void disconnectFlow.finish());
  return {
    signInFlow,
    disconnectFlow,
    askFirst: createSettingQuestions({ consent, keptUsers: keychainIndex.read, settings: settings.get, service: () => servicePlace(store.get().service) }),
  };
}

function onFirstAnswer(store: SnapshotStore, act: () => void): void {
  const stop = store.subscribe(({ session }) => {
    if (session.state === 'starting' || isDown(session)) return;
    stop();
    // Not from within the update that tells of the answer.
    queueMicrotask(act);
  });
}

function once<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let opened: Promise<Value> | undefined;
  return () => (opened ??= open());
}
