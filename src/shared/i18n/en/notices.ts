/** Notices: faults that the person can dismiss. Part of the English catalogue. */
import type { Notice } from '../../snapshot.ts';
import { historyNotices } from './history.ts';

export const noticeWords = {
  ...historyNotices,
  settingsSetAside: {
    title: 'Your settings could not be read',
    detail: (path: string) => `The app started with the defaults. The old file was saved as ${path}.`,
  },
  settingsUnreadable: {
    title: 'Your settings cannot be read',
    detail: (path: string) => `The defaults are used instead of ${path}. The app will save that file under another name when it starts.`,
  },
  autostartBroken: {
    title: 'The app does not start at login',
    detail: (why: string) => `Its autostart entry points to a program that no longer exists, and could not be changed. Reason: ${why}`,
  },
  settingsNotSaved: {
    title: 'Your settings could not be saved',
    detail: (why: string) => `They apply until you quit. Reason: ${why}`,
  },
  serviceUrlIgnored: {
    title: 'A service address was not used',
    detail: (value: string, problem: string) => `Address: “${value}”. ${problem}`,
  },
  settingsIgnored: {
    title: 'Some of your settings were not used',
    detail: (values: string) => `These values are not valid: ${values}. The defaults are used instead.`,
  },
  notificationsFailed: {
    title: 'A notification could not be shown',
    detail: (why: string) =>
      `The desktop did not show it. Reason: ${why}. If you do not need notifications, turn them off in the settings.`,
  },
  portFileIgnored: {
    title: 'The Pieces OS port file was not used',
    detail: (path: string, problem: string) => `${problem} File: ${path}. The app looks for Pieces OS at its standard ports instead.`,
  },
} satisfies Record<Notice['id'], { title: string; detail: (a: string, b: string) => string }>;
