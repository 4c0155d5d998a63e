/** `npm run desktops [-- --out DIR]`: uses the packaged app on desktops of real parts, and leaves pictures of what was seen. */
import { copyFile, glob, mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runInPlace } from '../../scripts/child-process.mjs';
import { CACHE, ROOT } from '../../scripts/paths.ts';
import { say } from '../../scripts/say.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: join(CACHE, 'desktop-pictures') } } });
const out = resolve(values.out);
await rm(join(CACHE, 'desktops'), { recursive: true, force: true });
const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
process.exitCode = await runInPlace(process.execPath, [cli, 'test', '-c', 'test/desktops/playwright.config.ts', '--reporter=list', '--retries=0'], { cwd: ROOT });
await mkdir(out, { recursive: true });
let pictures = 0;
for await (const path of glob('*/pictures/*.png', { cwd: join(CACHE, 'desktops') })) {
  await copyFile(join(CACHE, 'desktops', path), join(out, basename(path)));
  pictures += 1;
}
say(`${String(pictures)} pictures are in ${out}.`);
