import { createRequire } from 'node:module';

const { load } = createRequire(import.meta.url)('js-yaml') as { readonly load: (text: string) => unknown };

/** @returns what a YAML text says */
export const parseYaml = (text: string): unknown => load(text);
