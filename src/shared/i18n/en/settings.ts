/** What the window says about the settings. Part of the English catalogue; the compiler asks for the words of each setting. */
import { oauthSettingsWords } from './oauth-settings.ts';
import { notificationWords } from './notifications.ts';
import type { SettingKey, Settings } from '../../settings.ts';

/** Of one control. */
export interface SettingWords {
  readonly label: string;
  readonly placeholder?: string;
  readonly hint: string;
}

/** Of a control with a few choices. */
export interface ChoiceWords<Choice extends string = string> extends SettingWords {
  readonly choices: Readonly<Record<Choice, string>>;
}

/** The title of a group, with the label of each field. */
export interface GroupWords<Name extends string = string> {
  readonly title: string;
  readonly hint: string;
  readonly fields: Readonly<Record<Name, { readonly label: string; readonly hint?: string; readonly problem?: string }>>;
}

type WordsOf<Value> = Value extends object ? GroupWords<Extract<keyof Value, string>> : Value extends string ? (string extends Value ? SettingWords : ChoiceWords<Value>) : SettingWords;

const { kinds } = notificationWords.settings;

export const settingsWords = {
  of: {
    theme: {
      label: 'Appearance',
      hint: 'Of the window. “System” follows your desktop.',
      choices: { system: 'System', light: 'Light', dark: 'Dark' },
    },
    keepSignedIn: {
      label: 'Keep me signed in',
      hint: 'If Pieces OS signs you out unexpectedly, this app signs you in again once, with what it keeps in the keychain.',
    },
    serviceUrl: {
      label: 'Service address',
      placeholder: 'http://localhost:1000',
      hint: 'Empty the field to search for Pieces OS on this computer.',
    },
    applicationId: {
      label: 'Application id',
      hint: 'Tells Pieces OS which app asks. Change it if Pieces OS refuses this app; empty the field to send none.',
    },
    caFile: {
      label: 'Certificate authority',
      placeholder: '/path/to/authority.pem',
      hint: 'A PEM file, for a service on another computer with a certificate of your company.',
    },
    pollSeconds: {
      label: 'Seconds between checks',
      hint: 'From 2 to 3,600. Used only while Pieces OS does not report changes by itself.',
    },
    oauth: oauthSettingsWords,
    notifications: {
      title: notificationWords.settings.title,
      hint: notificationWords.settings.hint,
      fields: {
        signedOut: { label: kinds.signedOut },
        userSwitched: { label: kinds.userSwitched },
        service: { label: kinds.service },
        keychainLocked: { label: kinds.keychainLocked },
      },
    },
  } satisfies { readonly [Key in SettingKey]: WordsOf<Settings[Key]> },
  /** Instead of the hint: what is the case now. */
  hints: {
    serviceUrlUsed: 'In use now. Empty the field to search for Pieces OS on this computer.',
    serviceUrlUnusable: (url: string) => `Not in use, because it cannot be used as an address. In use now: ${url}.`,
    serviceUrlOverridden: 'The command line sets the address for now; this one is used after the next start without it.',
    serviceUrlEmpty: (url: string, source: string) => `Empty: the app searches for Pieces OS on this computer. In use now: ${url}, ${source}.`,
    pollSecondsNotUsed: 'From 2 to 3,600. Not used now: Pieces OS reports changes by itself, and is checked once a minute.',
    pollSecondsUsed: 'From 2 to 3,600. In use now, because Pieces OS does not report changes by itself.',
    pollSecondsDown: 'From 2 to 3,600. Not used now: Pieces OS does not answer, and the app tries again after 1 to 60 seconds.',
    applicationIdEmpty: 'Empty: Pieces OS is not told which app asks. Enter an ID if Pieces OS refuses this app.',
    caFileEmpty: 'Empty: no further authority is trusted. Enter a PEM file for a service on another computer with a certificate of your company.',
    oauthEmpty: 'Empty: you sign in through Pieces OS. Fill this in only if your organisation has told you to.',
    oauthIncomplete: 'Incomplete, so you cannot sign in. Enter issuer and client ID, or empty all fields to sign in through Pieces OS.',
  },
  applicationIdProblem: 'An application id has up to 200 letters, digits and signs, without spaces.',
  caFileProblem: (why: string) => `This file cannot be used: ${why}`,
  numberProblem: (min: number, max: number) => `Enter a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`,
  notAgreed: 'Nothing was changed.',
  answerFirst: 'Answer the open question first.',
  reset: 'Reset settings…',
  resetConfirm: 'Reset all settings',
  resetDone: 'All settings are back at their defaults.',
  resetHint: 'All settings above but “Start at login” go back to their defaults.',
};
