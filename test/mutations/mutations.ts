/** Each defence of docs/security.md, how it is taken away, and the tests that must miss it. */
import type { Mutation } from './mutation.ts';
import { OF_THE_WINDOW } from './of-the-window.ts';
import { OF_PICTURES } from './of-pictures.ts';
import { OF_THE_START } from './of-the-start.ts';
import { OF_SIGN_INS } from './of-sign-ins.ts';
import { OF_SERVICES } from './of-services.ts';
import { OF_FILES } from './of-files.ts';
import { OF_TOKENS } from './of-tokens.ts';
import { OF_UPDATES } from './of-updates.ts';

export const MUTATIONS: readonly Mutation[] = [
  ...OF_THE_WINDOW,
  ...OF_PICTURES,
  ...OF_THE_START,
  ...OF_SIGN_INS,
  ...OF_SERVICES,
  ...OF_FILES,
  ...OF_TOKENS,
  ...OF_UPDATES,
];

/** @throws Error where the text that is to be taken away does not stand in the source exactly once */
export function mutated({ name, file, search, replacement }: Mutation, source: string): string {
  const parts = source.split(search);
  if (parts.length !== 2) throw new Error(`${name}: its text stands in ${file} ${parts.length - 1} times instead of once. Mend test/mutations/mutations.ts.`);
  return parts.join(replacement);
}

/** @returns the mutations as a table in Markdown, as `docs/mutations.md` has it */
export function tableOf(mutations: readonly Mutation[]): string {
  const rows = mutations.map(({ name, file, tests, grep }) => {
    const where = tests.map((test) => `\`${test}\``).join(', ');
    return `| ${name.replaceAll('|', '\\|')} | \`${file}\` | ${where}${grep === undefined ? '' : `, *${grep.replaceAll(/.*” /gu, '')}*`} |`;
  });
  return ['| taken away | in | missed by |', '|---|---|---|', ...rows].join('\n');
}
