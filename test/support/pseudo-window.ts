/** Pseudo-locales in the window of the running app, which ships none: its main process serves them to the page. */
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { build } from 'esbuild';
import { ROOT } from '../../scripts/paths.ts';
import type { Language } from '../../src/shared/i18n/languages.ts';
import { PSEUDO_LOCALES, type PseudoName } from './pseudo.ts';

/** A language of the app, or a pseudo-locale by its code. */
export type ShownLanguage = Language | (typeof PSEUDO_LOCALES)[PseudoName]['language'];

/** Of the files of the window, by their endings. */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const fileOf = (language: string): string => `/language-${language}.js`;

/** @returns the catalogue as a file that the window loads, as the build makes one of each language */
async function scriptOf(name: PseudoName): Promise<string> {
  const contents = `
    import { en } from './src/shared/i18n/en/index.ts';
    import { pseudoCatalogue } from './test/support/pseudo.ts';
    const catalogue = pseudoCatalogue(en, '${name}');
    export { catalogue as '${PSEUDO_LOCALES[name].language}' };`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: ROOT, loader: 'ts' }, bundle: true, write: false, format: 'esm', charset: 'ascii' });
  return outputFiles[0]?.text ?? '';
}

/**
 * From then on a snapshot can name a pseudo-locale as its language. The page is loaded anew, because one that is there keeps the
 * server that it has. Pictures of users are not served any more; their initials stand in for them.
 *
 * @param electron - the app
 * @param window - its account window
 */
export async function servePseudoLocales(electron: ElectronApplication, window: Page): Promise<void> {
  const names = Object.keys(PSEUDO_LOCALES) as PseudoName[];
  const scripts = Object.fromEntries(await Promise.all(names.map(async (name) => [fileOf(PSEUDO_LOCALES[name].language), await scriptOf(name)] as const)));
  const loaded = window.waitForEvent('load');
  await electron.evaluate(
    ({ BrowserWindow }, given) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('There is no window.');
      const { protocol } = contents.session;
      const { readFileSync } = process.getBuiltinModule('node:fs');
      const scheme = new URL(contents.getURL()).protocol.slice(0, -1);
      protocol.unhandle(scheme);
      protocol.handle(scheme, ({ url }) => {
        const { pathname } = new URL(url);
        const name = pathname === '/' ? '/index.html' : pathname;
        const type = given.types.find(([ending]) => name.endsWith(ending))?.[1];
        if (type === undefined) return new Response(null, { status: 404 });
        const text = given.scripts[name] ?? readFileSync(`${given.renderer}${name}`, 'utf8');
        return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
      });
      contents.reload();
    },
    { scripts, renderer: join(ROOT, 'dist', 'renderer'), types: Object.entries(TYPES) },
  );
  await loaded;
  await window.locator('h1').first().waitFor();
}
