/** What the window says about the settings. Part of the English catalogue; the compiler asks for the words of each setting. */
import { LANGUAGES } from '../languages.ts';
import { oauthSettingsWords } from './oauth-settings.ts';
import { notificationSettingsWords } from './notifications.ts';
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
  readonly fields: Readonly<Record<Name, { readonly label: string; readonly hint?: string }>>;
}

type WordsOf<Value> = Value extends object ? GroupWords<Extract<keyof Value, string>> : Value extends string ? (string extends Value ? SettingWords : ChoiceWords<Value>) : SettingWords;

const { kinds } = notificationSettingsWords;

export const settingsWords = {
  of: {
    language: {
      label: 'Language',
      hint: 'Choose “System” to use the language of your desktop.',
      choices: { system: 'System', ...LANGUAGES },
    },
    theme: {
      label: 'Appearance',
      hint: 'Choose “System” to follow your desktop.',
      choices: { system: 'System', light: 'Light', dark: 'Dark' },
    },
    keepSignedIn: {
      label: 'Keep me signed in',
      hint: 'If you are signed out unexpectedly, the app tries once to sign you in again with your saved sign-in.',
    },
    serviceUrl: {
      label: 'Service address',
      placeholder: 'http://localhost:1000',
      hint: 'Clear the field to search for Pieces OS on this computer.',
    },
    applicationId: {
      label: 'Application ID',
      hint: 'Identifies this app to Pieces OS. Change it if Pieces OS refuses this app, or clear the field to send none.',
    },
    caFile: {
      label: 'Certificate authority',
      placeholder: '/path/to/authority.pem',
      hint: 'A PEM file, for a service on another computer that uses your company’s certificate authority.',
    },
    pollSeconds: {
      label: 'Seconds between checks',
      hint: 'From 2 to 3,600. Used only when live updates are not available.',
    },
    oauth: oauthSettingsWords,
    notifications: {
      title: notificationSettingsWords.title,
      hint: notificationSettingsWords.hint,
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
    serviceUrlUsed: 'In use now. Clear the field to search for Pieces OS on this computer.',
    serviceUrlUnusable: (url: string) => `This address is not valid and is not in use. In use now: ${url}.`,
    serviceUrlOverridden: 'The command line sets the address for now. This one applies the next time you start the app without that option.',
    serviceUrlEmpty: (url: string, source: string) => `If empty, the app finds Pieces OS on this computer. In use now: ${url}, ${source}.`,
    pollSecondsNotUsed: 'From 2 to 3,600. Not in use: live updates are on, with a check every minute.',
    pollSecondsUsed: 'From 2 to 3,600. In use now, because live updates are not available.',
    pollSecondsDown: 'From 2 to 3,600. Not in use: Pieces OS is not answering, so the app tries again every 1 to 60 seconds.',
    applicationIdEmpty: 'No ID is sent. Enter one if Pieces OS refuses this app.',
    caFileEmpty: 'No additional authority is trusted. Enter a PEM file for a service on another computer that uses your company’s certificate authority.',
    oauthEmpty: 'Normally, you sign in through Pieces OS. Fill this in only if your organisation asks you to.',
    oauthIncomplete: 'These settings are incomplete, so you cannot sign in. Enter the issuer and client ID, or clear all fields to sign in through Pieces OS.',
  },
  applicationIdProblem: 'Enter up to 200 letters, digits and symbols, without spaces.',
  caFileProblem: (why: string) => `This file could not be used. Reason: ${why}`,
  numberProblem: (min: number, max: number) => `Enter a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`,
  notAgreed: 'The setting was not changed.',
  answerFirst: 'Answer the open dialog first.',
  reset: 'Reset settings…',
  resetConfirm: 'Reset settings',
  resetDone: 'All settings have been reset to the defaults.',
  resetHint: 'Resets every setting except “Start at login” to its default.',
};
