/**
 * The settings, each as one entry. The file, the bridge, the window and the reset derive from this table. To add a setting, add
 * its entry here and its words under the same key in `i18n/en/settings.ts`; the compiler asks for them.
 */

import { LANGUAGE_CODES } from './i18n/languages.ts';

/** What a value may be, and with which control the window shows it. */
export type Field =
  | { readonly control: 'switch'; readonly default: boolean }
  /** A whole number. */
  | { readonly control: 'number'; readonly default: number; readonly min: number; readonly max: number }
  /** One of a few words. */
  | { readonly control: 'choice'; readonly default: string; readonly choices: readonly string[] }
  | { readonly control: 'text'; readonly default: string; readonly inputMode: 'url' | 'text' };

/** Fields that are one setting: each is stored, checked and changed by itself. */
export interface Group {
  /** `switches` are changed one at a time, `form` is saved as a whole. */
  readonly control: 'switches' | 'form';
  readonly fields: Readonly<Record<string, Field>>;
}

/** What follows once a change is stored; `settingsEffects` in `app/commands.ts` does it. */
export type Effect = 'nothing' | 'checkNow' | 'findService' | 'endRestoreWhenOff';

/** Under which heading the window shows a setting. */
export type Section = 'general' | 'notifications' | 'service' | 'signIn';

type Entry = (Field | Group) & {
  readonly section: Section;
  /** Whether the person is asked in a native dialog before a change is applied. */
  readonly asksFirst: boolean;
  readonly effect: Effect;
};

const POLL_SECONDS_MIN = 2;
const POLL_SECONDS_MAX = 3600;
const PORT_MAX = 65_535;

export const SETTINGS = {
  language: { control: 'choice', default: 'system', choices: ['system', ...LANGUAGE_CODES], section: 'general', asksFirst: false, effect: 'nothing' },
  /** Light or dark; `electron/theme.ts` follows it. */
  theme: { control: 'choice', default: 'system', choices: ['system', 'light', 'dark'], section: 'general', asksFirst: false, effect: 'nothing' },
  /** Whether a session that ends unexpectedly is restored from the keychain. */
  keepSignedIn: { control: 'switch', default: false, section: 'general', asksFirst: true, effect: 'endRestoreWhenOff' },
  /** Empty means: not set, the service is looked for. */
  serviceUrl: { control: 'text', inputMode: 'url', default: '', section: 'service', asksFirst: true, effect: 'findService' },
  /** How this app says to Pieces OS which app it is (`X-Application-ID`). Empty: it does not. */
  applicationId: { control: 'text', inputMode: 'text', default: 'io.github.pieces-account-tray', section: 'service', asksFirst: false, effect: 'findService' },
  /** The PEM file of a certificate authority that is trusted besides the usual ones. Empty: none. */
  caFile: { control: 'text', inputMode: 'text', default: '', section: 'service', asksFirst: true, effect: 'findService' },
  /** Seconds between two checks of the service. */
  pollSeconds: { control: 'number', default: 10, min: POLL_SECONDS_MIN, max: POLL_SECONDS_MAX, section: 'service', asksFirst: false, effect: 'checkNow' },
  /** The identity provider of a sign-in through OAuth. Without issuer and client id, sign-in goes through the service. */
  oauth: {
    control: 'form',
    section: 'signIn',
    fields: {
      /** The issuer identifier, a URL (RFC 8414). */
      issuer: { control: 'text', inputMode: 'url', default: '' },
      clientId: { control: 'text', inputMode: 'text', default: '' },
      /** The API that the access token is for; empty: the identity provider's own choice. */
      audience: { control: 'text', inputMode: 'text', default: '' },
      /** The loopback port that the browser is sent back to; 0: any free one (RFC 8252, section 7.3). */
      redirectPort: { control: 'number', default: 0, min: 0, max: PORT_MAX },
      /** Both empty: the identity provider's metadata tells them. */
      authorizationEndpoint: { control: 'text', inputMode: 'url', default: '' },
      tokenEndpoint: { control: 'text', inputMode: 'url', default: '' },
    },
    asksFirst: true,
    effect: 'nothing',
  },
  /** Which events the app tells through notifications of the desktop. */
  notifications: {
    control: 'switches',
    section: 'notifications',
    fields: {
      /** Somebody was signed out, and not by this app. */
      signedOut: { control: 'switch', default: true },
      userSwitched: { control: 'switch', default: true },
      /** The service is gone for a while, or back after that. */
      service: { control: 'switch', default: true },
      keychainLocked: { control: 'switch', default: true },
    },
    asksFirst: false,
    effect: 'nothing',
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

type Widened<Value> = Value extends boolean ? boolean : Value extends number ? number : string;
type ValueOf<Of> = Of extends { readonly fields: infer Fields }
  ? { readonly [Name in keyof Fields]: ValueOf<Fields[Name]> }
  : Of extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : Of extends { readonly default: infer Value }
      ? Widened<Value>
      : never;

/** The values of all settings. */
export type Settings = { readonly [Key in SettingKey]: ValueOf<(typeof SETTINGS)[Key]> };
export type NotificationSettings = Settings['notifications'];
export type OAuthSettings = Settings['oauth'];
/** What a person can turn off by itself. */
export type NotificationKind = keyof NotificationSettings;

/** How a setting is changed: a group by those of its fields that change, any other by its value. */
export type SettingChange<Key extends SettingKey> = ChangeOf<Settings[Key]>;
type ChangeOf<Value> = Value extends object ? Partial<Value> : Value;

/** @returns what holds where nothing is set */
function defaultOf(entry: Field | Group): unknown {
  if (!('fields' in entry)) return entry.default;
  return Object.fromEntries(Object.entries(entry.fields).map(([name, field]) => [name, field.default]));
}

export const DEFAULT_SETTINGS = Object.fromEntries(SETTING_KEYS.map((key) => [key, defaultOf(SETTINGS[key])])) as unknown as Settings;

export const NOTIFICATION_KINDS = Object.keys(SETTINGS.notifications.fields) as NotificationKind[];
