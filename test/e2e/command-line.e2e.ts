/** What is answered on the command line, with no display and no session bus, as over SSH. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, CANARY_PREFIX, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { runApp } from '../support/app.ts';
import type { Ended } from '../support/run-to-end.ts';
import { expect, test } from './fixtures.ts';

/** Runs the app with hardly any environment. */
const run = (...flags: string[]): Promise<Ended> =>
  runApp({ flags, env: { PATH: process.env['PATH'] ?? '', HOME: test.info().outputPath('home'), LANG: 'C.UTF-8' } });

const STATES: readonly {
  state: Snapshot['session']['state'];
  exitCode: number;
  says: string;
  arrange: (simulator: Simulator) => unknown;
}[] = [
  { state: 'signedIn', exitCode: 0, says: messages.session.signedIn.title('Ada Lovelace'), arrange: () => undefined },
  { state: 'signedOut', exitCode: 3, says: messages.session.signedOut.title, arrange: (simulator) => simulator.signOut() },
  { state: 'unreachable', exitCode: 4, says: messages.reasons.refused.title, arrange: (simulator) => simulator.down() },
  {
    state: 'incompatible',
    exitCode: 5,
    says: messages.session.incompatible.title,
    arrange: (simulator) => simulator.fault('GET /users', { kind: 'wrongTypes' }),
  },
];
for (const { state, exitCode, says, arrange } of STATES) {
  test(`--status tells “${says}”, and ends with ${String(exitCode)}`, async ({ simulator }) => {
    await arrange(simulator);
    const ended = await run('--status', `--service-url=${simulator.url}`);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.stdout.split('\n')[0]).toBe(says);
    expect(ended.stdout + ended.stderr).not.toContain(CANARY_PREFIX);
  });

  test(`--status --json is the snapshot of “${says}”, and ends with ${String(exitCode)}`, async ({ simulator }) => {
    await arrange(simulator);
    const ended = await run('--status', '--json', `--service-url=${simulator.url}`);
    expect(ended.exitCode).toBe(exitCode);
    const { session, service } = JSON.parse(ended.stdout) as Snapshot;
    expect(session.state).toBe(state);
    expect(service.baseUrl).toBe(simulator.url);
    expect(ended.stdout + ended.stderr).not.toContain(CANARY_PREFIX);
  });
}

test.describe('with two users', () => {
  test.use({ service: { users: [ada, misaki] } });

  test('--status names the current user first, and the other one too', async ({ simulator }) => {
    const { stdout } = await run('--status', `--service-url=${simulator.url}`);
    expect(stdout).toMatch(/^Signed in as Ada Lovelace$/mu);
    expect(stdout).toContain(messages.cli.otherUsers(misaki.name ?? ''));
  });
});

test('--version prints the version, and V8 knows the flags in package.json', async () => {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const ended = await run('--version');
  expect(ended).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
  expect(ended.stderr).not.toContain('unrecognized flag');
});

test('--help tells every option', async () => {
  const { exitCode, stdout } = await run('--help');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Usage: pieces-account-tray');
  for (const option of ['--hidden', '--status', '--json', '--service-url', '--version']) expect(stdout).toContain(option);
});

const MISTAKES = [
  { flags: ['--bogus'], says: messages.cli.unknownOption('--bogus') },
  { flags: ['--json'], says: messages.cli.jsonWithoutStatus },
  { flags: ['--service-url=nonsense'], says: messages.serviceUrlProblem.notAUrl },
];
for (const { flags, says } of MISTAKES) {
  test(`“${flags.join(' ')}” is answered with a sentence, and ends with 2`, async () => {
    const { exitCode, stdout, stderr } = await run(...flags);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
  });
}
