/** What an update could bring along. */
import type { Mutation } from './mutation.ts';

const STORY = { tests: ['test/e2e/packaged.e2e.ts'], grep: 'with a feed finds newer versions' } as const;
const UPDATES = ['test/unit/updates/updates.test.ts'];
const adapter = 'src/main/electron/feed-updater.ts';
const updates = 'src/main/updates/updates.ts';

export const OF_UPDATES: readonly Mutation[] = [
  { name: 'updates over HTTPS', file: adapter, search: ' || !isEncryptedOrLocal(new URL(url))', replacement: '', ...STORY },
  { name: 'no older version', file: adapter, search: 'updater.allowDowngrade = false;', replacement: 'updater.allowDowngrade = true;', ...STORY },
  { name: 'no id for an update', file: adapter, search: "Object.defineProperty(updater, 'stagingUserIdPromise', { value: { value: Promise.resolve(NOBODY) } });", replacement: '', ...STORY },
  { name: 'no download before the person agrees', file: updates, search: 'if (!(await ask({ title: title(version), detail, agree, decline }))) return;', replacement: 'await ask({ title: title(version), detail, agree, decline });', tests: UPDATES },
  { name: 'no download where the app does not install', file: updates, search: "if (installer !== 'app') return;", replacement: '', tests: UPDATES },
  { name: 'only the file of this AppImage is replaced', file: 'src/main/updates/installer.ts', search: 'programToStart(execPath, env) !== execPath', replacement: "env['APPIMAGE'] !== undefined", tests: ['test/unit/updates/installer.test.ts'] },
];
