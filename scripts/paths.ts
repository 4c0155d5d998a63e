import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was typed. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What set-up keeps between runs; not in git, and always safe to delete. */
export const CACHE = join(ROOT, '.cache');
