import { DEFAULT_SETTINGS } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** What the app knows before the first check. */
const NOTHING_KNOWN: Snapshot = {
  session: { state: 'starting' },
  service: { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling' },
  keychain: { state: 'unknown' },
  signIn: { state: 'idle' },
  disconnect: { state: 'idle' },
  startAtLogin: { state: 'off' },
  settings: DEFAULT_SETTINGS,
  notices: [],
  language: 'en',
  app: { version: '0.0.0' },
};

/**
 * @param parts - what is known already
 * @returns the snapshot of an app that has not asked the service yet
 */
export const initialSnapshot = (parts: Partial<Snapshot>): Snapshot => ({ ...NOTHING_KNOWN, ...parts });
