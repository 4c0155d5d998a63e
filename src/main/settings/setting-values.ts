/** What the value of each setting may be, derived from the table of settings. Pure. */
import * as z from 'zod/mini';
import { SETTING_KEYS, SETTINGS, type Field, type SettingChange, type SettingKey, type Settings } from '../../shared/settings.ts';

/** Longer than any address, id or path. */
const TEXT_LENGTH_MAX = 2048;

/**
 * Not as the store's own schema: to compile one takes as long as all other work of a start, and it would cost the whole
 * file where one value is wrong.
 */
function schemaOf(field: Field): z.ZodMiniType {
  switch (field.control) {
    case 'switch':
      return z.boolean();
    case 'number':
      return z.int().check(z.minimum(field.min), z.maximum(field.max));
    case 'choice':
      return z.enum(field.choices);
    case 'text':
      // Whether it is an address is told with what is wrong with it, where it is used.
      return z.string().check(z.maxLength(TEXT_LENGTH_MAX));
  }
}

type Fields = Readonly<Record<string, z.ZodMiniType>>;

const schemasOf = (fields: Readonly<Record<string, Field>>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));

/** Of each setting by its key; a group has one schema for each field. */
const SCHEMAS = Object.fromEntries(
  SETTING_KEYS.map((key) => {
    const entry = SETTINGS[key];
    return [key, 'fields' in entry ? schemasOf(entry.fields) : schemaOf(entry)];
  }),
) as Readonly<Record<SettingKey, z.ZodMiniType | Fields>>;

const isSchema = (schema: z.ZodMiniType | Fields): schema is z.ZodMiniType => schema instanceof z.ZodMiniType;

/** Fields of a group; one that is there without a value would take away what is set. */
const changeOf = (fields: Fields): z.ZodMiniType =>
  z.pipe(
    z.custom<Readonly<Record<string, unknown>>>((value) => isPlain(value) && !Object.values(value).includes(undefined)),
    z.partial(z.strictObject(fields)),
  );

/** Whether it has only fields of its own: no map or list, and none inherited. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The arguments of a change: a key, and what the setting with that key can be changed to. */
export const SettingChangeArguments = z.union(
  SETTING_KEYS.map((key) => {
    const schema = SCHEMAS[key];
    return z.tuple([z.literal(key), isSchema(schema) ? schema : changeOf(schema)]);
  }),
) as unknown as z.ZodMiniType<{ [Key in SettingKey]: [key: Key, value: SettingChange<Key>] }[SettingKey]>;

/** It is shown, and it is part of each snapshot. */
const IGNORED_LENGTH_MAX = 500;

/** A value that cannot be used, as JSON, or the beginning of that; of a field with the key of its group before it. */
export interface IgnoredValue {
  readonly key: string;
  readonly value: string;
}

/**
 * @param found - in the file
 * @param defaults - hold where there is no value that can be used
 * @returns the settings, and what cannot be used
 */
export function readSettings(found: Readonly<Record<string, unknown>>, defaults: Settings): { settings: Settings; ignored: readonly IgnoredValue[] } {
  const ignored: IgnoredValue[] = [];
  const read = (schema: z.ZodMiniType, from: Readonly<Record<string, unknown>>, name: string, fallback: unknown, key: string): unknown => {
    if (!Object.hasOwn(from, name)) return fallback;
    const value = schema.safeParse(from[name]);
    if (value.success) return value.data;
    ignored.push({ key, value: JSON.stringify(from[name]).slice(0, IGNORED_LENGTH_MAX) });
    return fallback;
  };
  const entries = SETTING_KEYS.map((key) => {
    const schema = SCHEMAS[key];
    if (isSchema(schema)) return [key, read(schema, found, key, defaults[key], key)];
    const group = read(z.record(z.string(), z.unknown()), found, key, {}, key) as Readonly<Record<string, unknown>>;
    const fallbacks = defaults[key] as Readonly<Record<string, unknown>>;
    return [key, Object.fromEntries(Object.entries(schema).map(([name, of]) => [name, read(of, group, name, fallbacks[name], `${key}.${name}`)]))];
  });
  return { settings: Object.fromEntries(entries) as Settings, ignored };
}
