import { join } from 'node:path';

/** Where the built app is: what is bundled of this file ends up in its folder `main`. */
export const DIST_DIR = join(import.meta.dirname, '..');
