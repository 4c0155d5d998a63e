/** How settings are changed while the app runs: checked, asked about, stored, and followed by what has to follow. */
import { isDeepStrictEqual } from 'node:util';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import type { Cause } from '../../shared/cause.ts';
import { APPLICATION_ID } from '../../shared/setting-problems.ts';
import { DEFAULT_SETTINGS, SETTING_KEYS, SETTINGS, type Effect, type SettingChange, type SettingKey, type Settings } from '../../shared/settings.ts';
import { checkOAuth } from '../../shared/oauth-settings.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { Timers } from '../state/timers.ts';
import { causeOf } from '../system/errors.ts';
import { parseServiceUrl } from '../../shared/service-url.ts';
import { readCertificates } from '../users-api/trusted-certificates.ts';

/** However many changes come, the file is written no more often. */
const WRITE_EVERY_MS = 250;

type Checked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly cause: Cause };

/** What the table of settings cannot say about a value; gives it in its plain form. */
const CHECKS: { readonly [Key in SettingKey]?: (value: Settings[Key]) => Checked<Settings[Key]> } = {
  serviceUrl: (text) => {
    if (text.trim() === '') return { ok: true, value: '' };
    const url = parseServiceUrl(text);
    return url.ok ? { ok: true, value: url.baseUrl } : { ok: false, cause: { code: `serviceUrl.${url.problem}` } };
  },
  applicationId: (text) => {
    const value = text.trim();
    return value === '' || APPLICATION_ID.test(value) ? { ok: true, value } : { ok: false, cause: { code: 'refused.applicationId' } };
  },
  caFile: (text) => {
    const value = text.trim();
    try {
      if (value !== '') readCertificates(value);
      return { ok: true, value };
    } catch (error) {
      return { ok: false, cause: { code: 'notDone.caFile', why: causeOf(error) } };
    }
  },
  oauth: (values) => {
    const checked = checkOAuth(values);
    return checked.ok ? { ok: true, value: checked.settings } : { ok: false, cause: { code: `oauth.${checked.problem}` } };
  },
};

export interface SettingsChangesOptions {
  readonly settings: Pick<SettingsFile, 'get' | 'change'>;
  readonly timers: Timers;
  /** What follows a change that is stored. */
  readonly effects: Readonly<Record<Effect, () => void>>;
  /** Asks the person about changes to settings that say so in the table; called for one change at a time. */
  readonly askFirst?: (changes: Partial<Settings>) => Promise<boolean>;
}

export interface SettingsChanges {
  /** Changes one setting; of a group only the given fields. */
  readonly set: <Key extends SettingKey>(key: Key, value: SettingChange<Key>) => Promise<SettingResult>;
  /** Goes back to all defaults. */
  readonly reset: () => Promise<SettingResult>;
  /** Stores now what waits to be stored, since the app ends. */
  readonly flush: () => void;
}

export function createSettingsChanges({ settings, timers, effects, askFirst }: SettingsChangesOptions): SettingsChanges {
  let asking = false;
  const writer = createWriter(settings.change, timers, (changes) => {
    for (const effect of new Set(keysOf(changes).map((key): Effect => SETTINGS[key].effect))) effects[effect]();
  });
  const current = (): Settings => ({ ...settings.get(), ...writer.pending() });

  const apply = async (changes: Partial<Settings>): Promise<SettingResult> => {
    const asked = keysOf(changes).some((key) => SETTINGS[key].asksFirst && !isDeepStrictEqual(changes[key], current()[key]));
    if (asked && askFirst !== undefined) {
      if (asking) return { ok: false, cause: { code: 'refused.answerFirst' } };
      asking = true;
      const agreed = await askFirst(changes).finally(() => (asking = false));
      if (!agreed) return { ok: false, cause: { code: 'refused.notAgreed' } };
    }
    return writer.write(changes);
  };

  return {
    set: async (key, value) => {
      // A group keeps the fields that are not given.
      const whole = 'fields' in SETTINGS[key] ? { ...(current()[key] as object), ...(value as object) } : value;
      const checked = check(key, whole as Settings[typeof key]);
      return checked.ok ? apply({ [key]: checked.value }) : checked;
    },
    reset: () => apply(DEFAULT_SETTINGS),
    flush: writer.flush,
  };
}

const keysOf = (changes: Partial<Settings>): SettingKey[] => SETTING_KEYS.filter((key) => Object.hasOwn(changes, key));

function check<Key extends SettingKey>(key: Key, value: Settings[Key]): Checked<Settings[Key]> {
  const checkValue: ((value: Settings[Key]) => Checked<Settings[Key]>) | undefined = CHECKS[key];
  return checkValue?.(value) ?? { ok: true, value };
}

interface Writer {
  /** Resolves once the changes are stored, or cannot be. */
  readonly write: (changes: Partial<Settings>) => Promise<SettingResult>;
  /** What waits to be stored. */
  readonly pending: () => Partial<Settings>;
  readonly flush: () => void;
}

/** Stores the first change at once, and what comes within the next moments together. */
function createWriter(store: SettingsFile['change'], timers: Timers, onStored: (changes: Partial<Settings>) => void): Writer {
  let pending: Partial<Settings> = {};
  let waiting: ((result: SettingResult) => void)[] = [];
  let timer: unknown;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const [changes, answers] = [pending, waiting];
    pending = {};
    waiting = [];
    const result = attempt(() => store(changes));
    if (result.ok) onStored(changes);
    for (const answer of answers) answer(result);
  };
  const wait = (): void => {
    timer = timers.set(() => {
      timer = undefined;
      if (waiting.length === 0) return;
      flush();
      wait();
    }, WRITE_EVERY_MS);
  };
  return {
    write: (changes) =>
      new Promise((resolve) => {
        pending = { ...pending, ...changes };
        waiting.push(resolve);
        if (timer !== undefined) return;
        flush();
        wait();
      }),
    pending: () => pending,
    flush,
  };
}

/** @returns how it ended */
export function attempt(change: () => void): SettingResult {
  try {
    change();
    return { ok: true };
  } catch (error) {
    return { ok: false, cause: { code: 'notDone.setting', why: causeOf(error) } };
  }
}
