/** Every state of the window that is worth a look, as the snapshot that shows it. */
import type { Page } from '@playwright/test';
import type { Place } from '../../src/shared/bridge-contract.ts';
import { DAY_MS, TIMELINE_MS, type HistoryView } from '../../src/shared/history.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { Profile, Session, Snapshot } from '../../src/shared/snapshot.ts';

const HOUR_MS = 3_600_000;

export interface State {
  readonly name: string;
  readonly place: Place;
  readonly snapshot: Snapshot;
  readonly history: HistoryView;
  /** What commands answer, by name. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What a person does to get there. */
  readonly act?: (window: Page) => Promise<void>;
}

export const ada: Profile = {
  id: '5b0c8a4e-1d3f-4b52-9c67-1815a0dad001',
  name: 'Ada Lovelace',
  email: 'ada.lovelace@example.org',
  username: 'ada.lovelace',
  vanityName: 'countess',
  createdAt: '2024-03-05T08:30:00.000Z',
  updatedAt: '2026-01-09T17:45:12.250Z',
  cloud: 'connected',
  providers: [
    { type: 'github', account: 'ada-engine', linkedAt: '2024-03-05T08:30:00.000Z' },
    { type: 'google-oauth2', account: 'ada.lovelace@example.org', linkedAt: '2024-03-06T08:30:00.000Z' },
    { type: 'microsoft', account: 'ada@analytical.example', linkedAt: '2025-01-06T08:30:00.000Z' },
    { type: 'username_email' },
  ],
};
const grace: Profile = { id: '19061209-9a1b', name: 'Grace Hopper', email: 'grace@example.org', cloud: 'disconnected', providers: [] };
const long: Profile = {
  id: 'x'.repeat(200),
  name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(11).trim(),
  email: `${'long-address-'.repeat(20)}@example.org`,
  username: 'مرحبا שלום',
  cloud: 'connecting',
  providers: [{ type: 'a-very-long-provider-name-that-nobody-knows', account: 'y'.repeat(120) }],
};

/**
 * @param nowMs - the ages are counted from here
 * @returns the states
 */
export function statesAt(nowMs: number): readonly State[] {
  const at = (agoMs: number): string => new Date(nowMs - agoMs).toISOString();
  const known = (users: readonly Profile[]) => ({ users, currentId: users[0]?.id ?? '', unreadable: 0, verifiedAt: at(12_000) });
  const signedIn = (...users: readonly Profile[]): Session => ({ state: 'signedIn', since: at(3 * DAY_MS), ...known(users) });
  const signedOut: Session = { state: 'signedOut', since: at(HOUR_MS), verifiedAt: at(12_000), listed: [] };
  const refused: Session = { state: 'unreachable', since: at(9 * 60_000), reason: 'refused', last: known([ada, grace]) };

  const base: Snapshot = {
    session: signedIn(ada),
    service: { baseUrl: 'http://127.0.0.1:39300', source: 'portFile', version: '12.3.4', checking: false, updates: 'stream', lastCheckAt: at(12_000), nextCheckAt: at(-48_000) },
    keychain: { state: 'ok' },
    signIn: { state: 'idle' },
    disconnect: { state: 'idle' },
    startAtLogin: { state: 'on' },
    settings: DEFAULT_SETTINGS,
    notices: [],
    language: 'en',
    app: { version: '0.1.0' },
  };
  const young: HistoryView = { spans: [{ fromMs: nowMs - 7 * 60_000, state: 'signedIn', currentId: ada.id }], events: [], count: 0, labels: [] };
  let revision = 0;
  const state = (name: string, place: Place, change: Partial<Snapshot> = {}, more: Partial<State> = {}): State => {
    revision += 1;
    return { name, place, snapshot: { ...base, ...change, history: { revision } }, history: young, ...more };
  };
  const many = Array.from({ length: 100 }, (_none, index) => ({ ...grace, id: `user-${String(index)}`, name: `Simulated Person ${String(index)}` }));
  const asking = { userId: ada.id, label: 'Ada Lovelace' };

  return [
    state('signed in', 'account'),
    state('signed in, checking, many users', 'account', {
      session: { ...signedIn(ada, ...many), userCount: 1000 } as Session,
      service: { ...base.service, checking: true, updates: 'polling' },
    }),
    state('several users', 'account', { session: signedIn(ada, grace, { ...grace, id: 'misaki', name: '高橋 美咲', email: 'misaki@example.jp' }) }),
    state('signed in, long texts', 'account', { session: signedIn(long, ada) }),
    state('signed in, almost nothing known', 'account', { session: signedIn({ id: '0f0e0d0c', cloud: 'unknown', providers: [] }) }),
    state('signed out', 'account', { session: signedOut }),
    state('sign-in waits', 'account', { session: signedOut, signIn: { state: 'waiting', via: 'service', until: at(-90_000) } }),
    state('sign-in waits for the browser', 'account', { session: signedOut, signIn: { state: 'waiting', via: 'oauth', until: at(-90_000), address: 'notOpened' } }),
    state('sign-in worked, not saved', 'account', { signIn: { state: 'notKept', cause: { code: 'keychainLocked' } } }),
    state('sign-in failed unexpectedly', 'account', { session: { ...signedOut, listed: [grace] }, signIn: { state: 'failed', failure: 'unexpected', cause: { code: 'unknown' } } }),
    state('sign-in failed', 'account', { session: { ...signedOut, listed: [grace] }, signIn: { state: 'failed', failure: 'refused', cause: { code: 'replied', value: { status: 500, words: 'Clouds Connect failed.' } } } }),
    state('refused', 'account', { session: refused }),
    state('Pieces OS asked to start', 'account', { session: refused, piecesOsStart: { state: 'asked', since: at(5000) } as never }),
    state('certificate expired', 'account', {
      session: { ...refused, reason: 'certExpired' } as Session,
      service: { ...base.service, baseUrl: 'https://pieces.analytical-engine.example:39300', source: 'setting', updates: 'polling', nextCheckAt: at(-22_000) },
    }),
    state('starting', 'account', { session: { state: 'starting' }, service: { ...base.service, version: undefined, checking: true, lastCheckAt: undefined, nextCheckAt: undefined } }),
    state('incompatible', 'account', { session: { state: 'incompatible', since: at(60_000), cause: { code: 'notUsers' } } }),
    state('not said who is current', 'account', { session: { state: 'currentUnknown', since: at(60_000), verifiedAt: at(12_000), listed: [ada, grace], unreadable: 1 } }),
    state('notices', 'account', {
      keychain: { state: 'locked' },
      notices: [{ id: 'settingsSetAside', path: '/home/ada/.config/Pieces Account Tray/settings.unreadable-2026-01-09.json' }],
    }),
    state('disconnect asks', 'account', { disconnect: { state: 'asking', ...asking, canRevoke: true } }),
    state('disconnect runs', 'account', { disconnect: { state: 'running', ...asking } }),
    state('disconnect failed', 'account', { session: signedOut, disconnect: { state: 'failed', ...asking, step: 'keychain', cause: { code: 'keychainLocked' } } }),
    state('disconnected', 'account', { session: signedOut, disconnect: { state: 'done', ...asking, revocation: 'notOffered' } }),
    state('activity, young', 'activity'),
    state('activity', 'activity', {}, { history: historyAt(nowMs) }),
    state('activity, every event', 'activity', {}, { history: historyAt(nowMs), act: (window) => window.locator('.events ~ .button.quiet, section + .button.quiet').click() }),
    state('first start', 'account', { firstStart: true, trayHost: 'present' }),
    state('first start, no tray, Pieces OS not found', 'account', { firstStart: true, trayHost: 'missing', session: refused, startAtLogin: { state: 'unavailable', cause: { code: 'EACCES' } } }),
    state('settings', 'settings'),
    state('settings, polling, nothing possible', 'settings', {
      startAtLogin: { state: 'unavailable', cause: { code: 'EACCES' } },
      keychain: { state: 'unavailable', cause: { code: 'noKeyring' } },
      service: { ...base.service, updates: 'polling', source: 'commandLine' },
    }),
    state('settings, a newer version', 'settings', { update: { state: 'available', version: '0.2.0', installer: 'app' } }),
    state('settings, no newer version could be found', 'settings', { update: { state: 'failed', failure: 'unreachable' } as Snapshot['update'] }),
    ...settingsInUse(state),
  ];
}

const TESTED = { state: 'answered', baseUrl: 'http://127.0.0.1:39300', version: '12.3.4', source: 'portFile', owner: 'self' };
const DIAGNOSTICS = Array.from({ length: 40 }, (_none, line) => `2026-01-09T17:${String(line + 10)}:12.250Z check ${String(line)}: signedIn, 1 user, stream`).join('\n');

const LICENCES = ['got 16.1.0', 'preact 11.2.0', 'ws 8.23.0'].map((name) => `${name}\n\nThe MIT License (MIT)\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n`).join('\n').repeat(4);

/** The settings with something open or typed in them. */
function settingsInUse(state: (name: string, place: Place, change?: Partial<Snapshot>, more?: Partial<State>) => State): State[] {
  const test = async (window: Page): Promise<void> => {
    await window.locator('.setting .field .button[type=button]').click();
    await window.locator('.tested :is(.saved, .problem)').waitFor();
  };
  const open = (selector: string) => async (window: Page) => {
    await window.locator(selector).click();
    await window.locator('dialog[open] pre[aria-busy=false]').waitFor();
  };
  const typeWrongly = async (window: Page): Promise<void> => {
    for (const group of await window.locator('summary').all()) await group.click();
    await window.locator('input[inputmode=numeric]:not(details *)').fill('1');
    await window.locator('input[inputmode=url]:not(details *)').fill('http://pieces.example.org');
    await window.locator('details input').first().fill('http://login.example.org');
  };
  return [
    state('settings, address answers', 'settings', {}, { answers: { testServiceAddress: TESTED }, act: test }),
    state('settings, address does not answer', 'settings', {}, { answers: { testServiceAddress: { state: 'failed', baseUrl: TESTED.baseUrl, reason: 'refused' } }, act: test }),
    state('settings, groups open, typed wrongly', 'settings', {}, { act: typeWrongly }),
    state('settings, reset asked', 'settings', {}, { act: (window) => window.locator('.setting > .buttons > .button').click() }),
    state('diagnostics', 'settings', {}, { answers: { getDiagnostics: DIAGNOSTICS }, act: open('.card-buttons >> nth=0 >> .button >> nth=0') }),
    state('licences', 'settings', {}, { answers: { getLicences: LICENCES }, act: open('.card-buttons >> nth=1 >> .button >> nth=0') }),
  ];
}

function historyAt(nowMs: number): HistoryView {
  const fromMs = nowMs - TIMELINE_MS;
  const spans = [
    { fromMs, state: 'unknown' },
    { fromMs: fromMs + 30 * HOUR_MS, state: 'signedIn', currentId: ada.id },
    { fromMs: fromMs + 60 * HOUR_MS, state: 'unreachable' },
    { fromMs: fromMs + 66 * HOUR_MS, state: 'signedOut' },
    { fromMs: fromMs + 90 * HOUR_MS, state: 'signedIn', currentId: grace.id },
    { fromMs: fromMs + 148 * HOUR_MS, state: 'signedIn', currentId: ada.id },
    { fromMs: fromMs + 160 * HOUR_MS, state: 'unreachable' },
    { fromMs: fromMs + 162 * HOUR_MS, state: 'signedIn', currentId: ada.id },
  ] as const;
  const event = (hoursAgo: number, kind: string, userId: string | undefined, more: object = {}) =>
    ({ at: new Date(nowMs - hoursAgo * HOUR_MS).toISOString(), kind, userId, state: 'signedIn', currentId: ada.id, ...more }) as const;
  return {
    spans,
    events: [
      event(6, 'service-up', undefined),
      event(8, 'service-down', undefined, { state: 'unreachable', cause: 'refused' }),
      event(20, 'user-switched', ada.id, { fromId: grace.id }),
      event(78, 'signed-in', grace.id, { currentId: grace.id }),
      event(102, 'signed-out', ada.id, { state: 'signedOut', cause: 'elsewhere' }),
      event(108, 'service-down', undefined, { state: 'unreachable', cause: 'timedOut' }),
      event(138, 'watch-began', undefined, { cause: 'start' }),
    ],
    count: 240,
    labels: [{ id: ada.id, label: 'Ada Lovelace' }, { id: grace.id, label: 'Grace Hopper' }],
  };
}
