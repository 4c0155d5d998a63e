/**
 * The English catalogue. A text with a gap is a function of what fills it.
 *
 * What a person called themselves or a service said arrives here already shortened and cleaned (see `format.ts`).
 */
import { consentWords } from './consent.ts';
import { pasteTokenWords, providerReasonWords, restoreWords } from './saved-sign-in.ts';
import { disconnectWords } from './disconnect.ts';
import { historyNotices, historyWords } from './history.ts';
import { oauthProblemWords } from './oauth-settings.ts';
import { notificationWords } from './notifications.ts';
import { settingsWords } from './settings.ts';
import { lockProblemWords, startPiecesOsWords } from './start.ts';
import { signInWords } from './sign-in.ts';
import { transitionWords } from './transitions.ts';
import { unreachableWords } from './unreachable.ts';
import { windowWords } from './window.ts';
import { plural } from '../plural.ts';
import type {
  AddressSource,
  CloudState,
  Notice,
  PortFileProblem,
  ServiceUrlProblem,
} from '../../snapshot.ts';

const APP = 'Pieces Account Tray';

export const en = {
  /** For `Intl`: English words with dates that no reader can take for another day (31 Jan 2026). */
  locale: 'en-GB',
  language: 'en',
  app: APP,
  unnamedUser: 'Unnamed user',
  unnamedUserWithId: (shortId: string) => `Unnamed user (${shortId})`,
  others: (count: number) => plural(count, 'other', 'others'),
  manyOthers: 'many others',
  unknownProvider: 'Unknown provider',
  emailProvider: 'E-mail',
  quoted: (text: string) => `“${text}”`,
  httpStatus: (status: string) => `HTTP status ${status}`,

  time: {
    now: 'now',
    justNow: 'just now',
    unknown: 'at an unknown time',
    on: (date: string) => `on ${date}`,
  },

  session: {
    starting: {
      title: 'Looking for Pieces OS',
      detail: (url: string) => `Waiting for the first answer from ${url}.`,
    },
    signedIn: {
      title: (name: string) => `Signed in as ${name}`,
      detail: (below: string | undefined, age: string) => (below ? `${below}, verified ${age}.` : `Verified ${age}.`),
    },
    /** Where the reply does not say who is current. */
    assumed: 'It lists this user, but does not say who is current.',
    currentUnknown: {
      title: 'Pieces OS does not say who is signed in',
      detail: (names: string, age: string) => `It lists ${names}; checked ${age}.`,
      detailOfNone: (age: string) => `It lists no one who could be read; checked ${age}.`,
      advice: 'This app asks again with each check. If it stays so, update Pieces OS.',
    },
    signedOut: {
      title: 'No one is signed in',
      detail: (age: string) => `Pieces OS says so; checked ${age}.`,
      advice: 'Sign in from the tray, the account window or any Pieces app.',
      listed: (names: string, count: number) =>
        `Pieces OS still lists ${names}, but ${count === 1 ? 'not as its current user' : 'none of them as its current user'}.`,
    },
    incompatible: {
      title: 'Pieces OS gave an answer this app does not understand',
      detail: (url: string, why: string) => `The reply from ${url} is not a list of users: ${why}`,
      advice: 'Update Pieces OS and this app. Until then it cannot tell who uses Pieces OS.',
    },
    unreadable: (count: number) => `${plural(count, 'entry', 'entries')} of the reply could not be read.`,
    lastKnown: (name: string, age: string) => `Last known: ${name}, verified ${age}`,
    doubtful: 'Pieces OS did not answer at the port in its port file, and this system does not tell whose service this is.',
    cause: (words: string) => `(${words})`,
    serviceSaid: (words: string) => `It said: ${words}.`,
    tooltip: (title: string) => `${APP}: ${title}`,
  },

  reasons: unreachableWords,
  /** Instead of the advice for `refused`, while that is still young. */
  maybeStarting: 'It may still be starting, which can take a few minutes. If you have not started Pieces OS, start it.',

  cloud: {
    connecting: 'Connecting',
    connected: 'Connected',
    disconnected: 'Not connected',
    unknown: 'Not known',
  } satisfies Record<CloudState, string>,

  source: {
    commandLine: 'from the command line',
    setting: 'from your settings',
    portFile: 'from its port file',
    scan: 'found at one of its usual ports',
    default: 'the default address',
  } satisfies Record<AddressSource, string>,

  serviceUrlProblem: {
    notAUrl: 'This is not an address. It should look like http://localhost:1000.',
    notHttp: 'The address has to begin with http:// or https://.',
    hasCredentials: 'Leave the user name and password out of the address.',
    hasPath: 'Leave out everything after the port: http://localhost:1000 is enough.',
    notEncrypted: 'Only an address such as http://localhost:1000 or http://127.0.0.1:1000 may begin with http://. Any other has to begin with https://.',
  } satisfies Record<ServiceUrlProblem, string>,
  oauthProblem: oauthProblemWords,
  portFileProblem: {
    notAFile: 'It is not a file.',
    tooLarge: 'It is too large to be a port.',
    unreadable: 'It cannot be read.',
  } satisfies Record<PortFileProblem, string>,

  autostartComment: 'Keeps watch in the tray over who is signed in to Pieces OS',
  lockProblem: lockProblemWords,
  startPiecesOs: startPiecesOsWords,
  startFailed: (why: string) => `The app could not start. The reason: ${why}`,
  settingNotSaved: (why: string) => `This could not be saved. The reason: ${why}`,

  signIn: signInWords,

  restore: restoreWords,
  pasteToken: pasteTokenWords,
  consent: consentWords,
  identityProvider: providerReasonWords,

  disconnect: disconnectWords,

  notifications: notificationWords,

  history: historyWords,

  transitions: transitionWords,

  notices: {
    ...historyNotices,
    settingsSetAside: {
      title: 'Your settings could not be read',
      detail: (path: string) => `The app started with the usual ones. The old file is kept as ${path}.`,
    },
    settingsUnreadable: {
      title: 'Your settings cannot be read',
      detail: (path: string) => `The defaults are used instead of ${path}. The app will keep that file under another name when it starts.`,
    },
    autostartBroken: {
      title: 'The app does not start at login',
      detail: (why: string) => `Its autostart entry starts a program that is gone, and could not be changed. The reason: ${why}`,
    },
    settingsNotSaved: {
      title: 'Your settings could not be saved',
      detail: (why: string) => `They hold until the app ends. The reason: ${why}`,
    },
    serviceUrlIgnored: {
      title: 'A service address was not used',
      detail: (value: string, problem: string) => `It is “${value}”. ${problem}`,
    },
    settingsIgnored: {
      title: 'A part of your settings was not used',
      detail: (values: string) => `What stands there cannot be used (${values}). The usual value holds instead.`,
    },
    notificationsFailed: {
      title: 'A notification could not be shown',
      detail: (why: string) =>
        `The desktop did not take it. The reason: ${why}. If you do without them, turn them off in the settings.`,
    },
    portFileIgnored: {
      title: 'The port file of Pieces OS was not used',
      detail: (path: string, problem: string) => `${problem} It is ${path}. Pieces OS is looked for at its usual ports instead.`,
    },
  } satisfies Record<Notice['id'], { title: string; detail: (a: string, b: string) => string }>,

  keychain: {
    unknown: 'Not used yet',
    ok: 'Ready',
    locked: 'The keychain is locked. Unlock it to let this app use what it saved there.',
    unavailable: (reason: string) => `There is no usable keychain. The reason: ${reason}`,
  },

  tray: {
    openWindow: `Open ${APP}`,
    settings: 'Settings…',
    /** Opens a submenu with the users. */
    disconnect: 'Disconnect',
    disconnectUser: (name: string) => `${name}…`,
    namesake: (name: string, mark: string) => `${name} (${mark})`,
    current: (name: string) => `${name} (current)`,
    checkNow: 'Check now',
    moreUsers: (count: number) => `${plural(count, 'more user', 'more users')} in the window…`,
    startAtLogin: 'Start at login',
    quit: `Quit ${APP}`,
  },

  window: windowWords,
  settings: settingsWords,

  cli: {
    service: (url: string, source: string) => `Pieces OS: ${url} (${source})`,
    version: (version: string) => `Version: ${version}`,
    notice: (title: string, detail: string) => `${title}. ${detail}`,
    ofOtherUsers: (urls: string) => `Not used, because another user of this computer listens there: ${urls}`,
    cloud: (state: string) => `Cloud: ${state}`,
    otherUsers: (names: string) => `Other users: ${names}`,
    unknownOption: (option: string) => `There is no option “${option}”. Use --help to see them all.`,
    forbiddenVariable: (name: string) => `${name} is set in the environment, with which this app does not start. Unset it and try again.`,
    valueMissing: (option: string) => `The option ${option} needs a value.`,
    valueNotTaken: (option: string) => `The option ${option} takes no value.`,
    unexpectedArgument: (argument: string) => `“${argument}” is not an option. Use --help to see them all.`,
    jsonWithoutStatus: '--json goes with --status.',
    help: `Usage: pieces-account-tray [options]

Shows who is signed in to Pieces OS on this computer.

  --hidden              start in the tray, without a window
  --status              print who is signed in, and end
  --json                with --status: print it as JSON
  --service-url URL     ask Pieces OS at this address, this time only
  --user-data-dir DIR   keep settings in this folder
  --version             print the version, and end
  --help                print this, and end

--status ends with 0 if someone is signed in, 3 if no one is, 4 if Pieces OS cannot be reached,
and 5 if its answer is not understood or does not say who is signed in.
`,
  },
};
