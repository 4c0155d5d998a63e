/** What is said about the past. Part of the English catalogue. */
import { plural } from './plural.ts';

export const historyNotices = {
  historySetAside: {
    title: 'Part of your history could not be read',
    detail: (path: string) => `The readable part is still here. The original file was saved as ${path}.`,
  },
  historyNotSaved: {
    title: 'Your history cannot be saved',
    detail: (why: string) => `It is kept until you quit. The app tries to save it again at each event. Reason: ${why}`,
  },
};

export const historyWords = {
  heading: 'Activity',
  timelines: 'Timeline',
  young: (since: string) => `Recording since ${since}. Timelines appear after the first hour.`,
  loading: 'Reading the history…',
  unreadable: 'The history could not be read. Close this window and open it again.',
  lastDay: 'Last 24 hours',
  lastWeek: 'Last 7 days',
  ofDay: '24 hours',
  ofWeek: '7 days',
  now: 'now',
  today: 'Today',
  yesterday: 'Yesterday',
  events: 'Events',
  noEvents: 'No events yet. Events are kept here for 90 days.',
  showAll: (count: number) => `Show ${plural(count, 'more event', 'more events')}`,
  showFewer: 'Show fewer',
  inExport: (count: number) => `${plural(count, 'older event is', 'older events are')} in the export.`,
  /** A user whose name is no longer known. */
  user: (shortId: string) => `User ${shortId}`,
  someone: 'Someone',

  states: {
    signedIn: (name: string) => `${name} was signed in`,
    signedOut: 'No one signed in',
    unreachable: 'No usable answer from Pieces OS',
    unknown: 'App not running',
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
    start: 'The app started',
    wake: 'The computer woke from sleep',
    address: 'The app switched to a different Pieces OS address',
  },
  ended: {
    quit: 'The app quit',
    sleep: 'The computer went to sleep',
    address: 'The Pieces OS address was changed',
    unknown: 'The app closed unexpectedly; this is the last time it was known to be running',
  },

  exportHeading: 'Export',
  exportHint: 'The full history, up to 90 days. Without names, it contains user IDs only.',
  withNames: 'Include names and email addresses',
  csv: 'CSV file…',
  json: 'JSON file…',
  exportTitle: 'Export history',
  /** Before its ending. */
  fileName: 'account-history',
  fileType: { csv: 'CSV table', json: 'JSON' },
  exported: (fileName: string) => `Saved as ${fileName}.`,
  exportFailed: (why: string) => `The history could not be exported. Reason: ${why}`,
  exportNoAnswer: 'The history could not be exported. Try again.',
};
