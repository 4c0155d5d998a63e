/**
 * What the vendor says that its service sends, as arbitraries: read at test time from the models of its published
 * client, which is generated from the specification. Wire names, types, what is optional and the values of enums are
 * all taken from there; nothing of it is written down here.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';

interface Property {
  readonly wireName: string;
  readonly type: string;
  readonly isOptional: boolean;
}

/** What is drawn for the simple types. */
export interface Leaves {
  readonly text: fc.Arbitrary<string>;
  readonly date: fc.Arbitrary<string>;
  /** Draws the value of an enum, of which the vendor knows these. */
  readonly oneOf: (values: readonly string[]) => fc.Arbitrary<string>;
  /** Draws one property of a model in another way, by its wire name. */
  readonly instead?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
}

const require = createRequire(import.meta.url);
const MODELS = join(dirname(require.resolve('@pieces.app/pieces-os-client')), 'models');

const read = (model: string, ending: string): string => readFileSync(join(MODELS, model + ending), 'utf8');

/** @returns the values of an enum; undefined for a model that is none */
function enumValues(model: string): readonly string[] | undefined {
  const values = (require(join(MODELS, `${model}.js`)) as Record<string, unknown>)[model];
  return typeof values === 'object' && values !== null ? (Object.values(values) as string[]) : undefined;
}

function propertiesOf(model: string): readonly Property[] {
  const declared = new RegExp(`export interface ${model} \\{([^]*?)\\n\\}`, 'u').exec(read(model, '.d.ts'))?.[1] ?? '';
  const typeOf = new Map([...declared.matchAll(/^ {4}(\w+)(\??): (.+);$/gmu)].map(([, name, mark, type]) => [name, { mark, type }]));
  const sent = [...read(model, '.js').matchAll(/^ {8}'([^']+)': .*?value\['(\w+)'\]/gmu)];
  if (sent.length === 0 || sent.length !== typeOf.size) throw new Error(`The vendor's model ${model} is not written as expected.`);
  return sent.map(([, wireName = '', name = '']) => {
    const { mark, type = '' } = typeOf.get(name) ?? {};
    return { wireName, type, isOptional: mark === '?' };
  });
}

function valueOf(type: string, leaves: Leaves): fc.Arbitrary<unknown> {
  const list = /^Array<(\w+)>$/u.exec(type)?.[1];
  if (list !== undefined) return fc.array(valueOf(list, leaves), { maxLength: 3 });
  switch (type) {
    case 'string':
      return leaves.text;
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'Date':
      return leaves.date;
    default: {
      const values = enumValues(type);
      return values === undefined ? modelArbitrary(type, leaves) : leaves.oneOf(values);
    }
  }
}

/**
 * @param model - its name in the vendor's client, for example `UserProfile`
 * @param leaves - what to draw for texts, dates and enums
 * @returns values of that model as they travel: what is optional is there, absent or null
 */
export function modelArbitrary(model: string, leaves: Leaves): fc.Arbitrary<Record<string, unknown>> {
  const properties = propertiesOf(model);
  const arbitraries = properties.map(({ wireName, type, isOptional }) => {
    const value = leaves.instead?.[`${model}.${wireName}`] ?? valueOf(type, leaves);
    return [wireName, isOptional ? fc.option(value, { freq: 6 }) : value] as const;
  });
  const requiredKeys = properties.filter(({ isOptional }) => !isOptional).map(({ wireName }) => wireName);
  return fc.record<Record<string, unknown>>(Object.fromEntries(arbitraries), { requiredKeys });
}
