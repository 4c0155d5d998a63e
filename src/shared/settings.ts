/** What a person can set, with what holds where nothing is set. */

/** Which events the app tells through notifications of the desktop. */
export interface NotificationSettings {
  /** Somebody was signed out, and not by this app. */
  readonly signedOut: boolean;
  readonly userSwitched: boolean;
  /** The service is gone for a while, or back after that. */
  readonly service: boolean;
  readonly keychainLocked: boolean;
}

/** What a person can turn off by itself. */
export type NotificationKind = keyof NotificationSettings;

/** The identity provider of a sign-in through OAuth. Without issuer and client id, sign-in goes through the service. */
export interface OAuthSettings {
  /** The issuer identifier, a URL (RFC 8414). */
  readonly issuer: string;
  readonly clientId: string;
  /** The API that the access token is for; empty: the identity provider's own choice. */
  readonly audience: string;
  /** The loopback port that the browser is sent back to; 0: any free one (RFC 8252, section 7.3). */
  readonly redirectPort: number;
  /** Both empty: the identity provider's metadata tells them. */
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
}

export interface Settings {
  /** Empty means: not set, the service is looked for. */
  readonly serviceUrl: string;
  /** Seconds between two looks at the service. */
  readonly pollSeconds: number;
  readonly notifications: NotificationSettings;
  /** Whether a session that ends unexpectedly is restored from the keychain. */
  readonly keepSignedIn: boolean;
  readonly oauth: OAuthSettings;
}

export const POLL_SECONDS_MIN = 2;
export const POLL_SECONDS_MAX = 3600;

export const DEFAULT_SETTINGS: Settings = {
  serviceUrl: '',
  pollSeconds: 10,
  notifications: { signedOut: true, userSwitched: true, service: true, keychainLocked: true },
  keepSignedIn: false,
  oauth: { issuer: '', clientId: '', audience: '', redirectPort: 0, authorizationEndpoint: '', tokenEndpoint: '' },
};

export const NOTIFICATION_KINDS = Object.keys(DEFAULT_SETTINGS.notifications) as NotificationKind[];
