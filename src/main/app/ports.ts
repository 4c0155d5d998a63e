/** What the app needs from the world outside. `electron-app.ts` makes the ports of the desktop; tests make others. */
import type { Cause } from '../../shared/cause.ts';
import type { OAuthSettings, Settings } from '../../shared/settings.ts';
import type { HelpPorts } from './help.ts';
import type { ExportFormat } from '../history/history-format.ts';
import type { Notifier } from '../notifications/notifications.ts';
import type { OpenStore } from '../settings/json-file.ts';
import type { ClockOptions } from '../state/settable-clock.ts';
import type { Timers } from '../state/timers.ts';
import type { Autostart } from '../system/autostart.ts';
import type { Confirm } from '../tokens/consent.ts';
import type { IdentityProvider } from '../tokens/identity-provider.ts';
import type { VaultIndex } from '../tokens/keychain-vault.ts';
import type { TokenVault } from '../tokens/token-vault.ts';
import type { UpdatePort } from '../updates/updates.ts';
import type { UsersApi } from '../users-api/client.ts';
import type { Probe } from '../users-api/discover.ts';
import type { StreamListeners } from '../users-api/user-stream.ts';
import type { NetworkInterfaces } from '../watch/network-changes.ts';

export interface Ports {
  readonly version: string;
  /** The folder of settings, keychain index and history. */
  readonly userDataDir: string;
  /** The base URL of the command line, which wins over the setting. */
  readonly serviceUrl: string | undefined;

  readonly clock: ClockOptions;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonicMs: () => number;
  readonly timers: Timers;
  /** From 0 to 1. */
  readonly random: () => number;

  /** The languages of the system as BCP 47 tags, the best first. */
  readonly preferredLanguages: () => readonly string[];
  readonly openStore: OpenStore;
  /** For a question: nothing on the disk is changed. */
  readonly readOnly?: boolean;
  readonly createApi: (baseUrl: string, access: Settings) => UsersApi;
  readonly openStream: (baseUrl: string, listeners: StreamListeners, access: Settings) => () => void;
  readonly discovery: {
    /** The places of the port file, the likeliest first. */
    readonly portFiles: readonly string[];
    readonly ports: readonly number[];
    readonly probe: Probe;
  };
  readonly networkInterfaces: () => NetworkInterfaces;

  /** Loaded when it is first needed. */
  readonly openKeychain: (index: VaultIndex) => Promise<TokenVault>;
  /** Loaded when it is first needed. */
  readonly openIdentityProvider: (settings: () => OAuthSettings) => Promise<IdentityProvider>;
  readonly autostart: Autostart;
  /** Has the system start Pieces OS; false where no program on this computer does that. */
  readonly launchPiecesOs: () => Promise<boolean>;
  /** Loaded when there is something to show. */
  readonly openNotifier: (onFailure: (cause: Cause) => void) => Promise<Notifier>;
  /** Asks in a native dialog whether tokens may go to a place. */
  readonly confirm: Confirm;
  /** Puts a text on the clipboard. */
  readonly copyText: (text: string) => Promise<void>;
  /** Asks the person for the path of an export; undefined where they cancel. */
  readonly askWhereToExport: (format: ExportFormat) => Promise<string | undefined>;
  readonly help: HelpPorts;
  /** Absent where the package names no feed of newer versions. */
  readonly updates?: UpdatePort | undefined;
  /** How the window starts; undefined where there is none. */
  readonly window?: 'opens' | 'hidden';
}

