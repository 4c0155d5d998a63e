/** What is said about the past. Part of the English catalogue. */
import { plural } from '../plural.ts';

export const historyNotices = {
  historySetAside: {
    title: 'A part of your history could not be read',
    detail: (path: string) => `What could be read is still there. The file as it was is kept as ${path}.`,
  },
  historyNotSaved: {
    title: 'Your history cannot be saved',
    detail: (why: string) => `It is kept until the app ends, and tried again with each event. The reason: ${why}`,
  },
};

export const historyWords = {
  heading: 'Activity',
  timelines: 'Timeline',
  young: (since: string) => `Watched since ${since}. The timelines begin after the first hour.`,
  loading: 'Reading the history…',
  unreadable: 'The history could not be read. Close this window and open it again.',
  lastDay: 'Last 24 hours',
  lastWeek: 'Last 7 days',
  ofDay: '24 hours',
  ofWeek: '7 days',
  now: 'now',
  today: 'Today',
  yesterday: 'Yesterday',
  events: 'What happened',
  noEvents: 'Nothing yet. What happens from now on is kept here for 90 days.',
  showAll: (count: number) => `Show ${plural(count, 'more event', 'more events')}`,
  showFewer: 'Show fewer',
  inExport: (count: number) => `${plural(count, 'older event is', 'older events are')} in the export.`,
  /** How a user is called whom nobody knows by name any more. */
  user: (shortId: string) => `User ${shortId}`,
  someone: 'Someone',

  states: {
    signedIn: (name: string) => `${name} was signed in`,
    signedOut: 'No one signed in',
    unreachable: 'Pieces OS not reachable',
    notWatched: 'Not watched',
  },
  /** A piece of a timeline, and a timeline, for those who hear it. */
  stretch: (from: string, to: string) => `${from} to ${to}`,
  segment: (what: string, stretch: string) => `${what}, ${stretch}`,
  total: (what: string, duration: string) => `${what}: ${duration}`,
  timeline: (range: string, totals: string) => `${range}. ${totals}.`,
  none: '–',
  lessThanAMinute: 'under 1 min',
  minutes: (minutes: number) => `${minutes} min`,
  hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  days: (days: number, hours: number) => (hours === 0 ? plural(days, 'day', 'days') : `${days} d ${hours} h`),

  repeated: (what: string, count: number, duration: string) => `${what}, ${String(count)} times within ${duration}`,
  moreChanges: (count: number) => plural(count, 'more change to users', 'more changes to users'),
  began: {
    start: 'The watch began',
    wake: 'The watch went on after sleep',
    address: 'The watch began at another address',
  },
  ended: {
    quit: 'The app was quit',
    sleep: 'The computer went to sleep',
    address: 'The address of Pieces OS was changed',
    unknown: 'The app ended without a word; this is when it last gave a sign of life',
  },

  exportHeading: 'Export',
  exportHint: 'The whole history, up to 90 days. Without names it holds user ids only.',
  withNames: 'With names and e-mail addresses',
  csv: 'CSV file…',
  json: 'JSON file…',
  exportTitle: 'Export the history',
  /** Before its ending. */
  fileName: 'account-history',
  fileType: { csv: 'CSV table', json: 'JSON' },
  exported: (fileName: string) => `Saved as ${fileName}.`,
  exportFailed: (why: string) => `The history could not be exported. The reason: ${why}`,
  exportNotAFile: 'What is there is not a file.',
  exportNoAnswer: 'The history could not be exported. Try again.',
};
