/** Licences, known vulnerabilities and install scripts of the packages in the lock file. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { today } from '../../../scripts/audit.ts';
import { ROOT } from '../../../scripts/paths.ts';
import {
  ADVISORY_EXCEPTIONS,
  auditFindings,
  LICENCE_EXCEPTIONS,
  licenceProblems,
  nameOf,
  type LockedPackages,
} from '../../../scripts/supply-chain.ts';

const readJson = async <Shape>(...path: string[]): Promise<Shape> => JSON.parse(await readFile(join(ROOT, ...path), 'utf8')) as Shape;
let locked: LockedPackages;

before(async () => {
  locked = (await readJson<{ packages: LockedPackages }>('package-lock.json')).packages;
});

test('every package of the lock file has a licence that is allowed, or a dated exception', () => {
  assert.ok(Object.keys(locked).length > 300);
  assert.deepEqual(licenceProblems(locked, LICENCE_EXCEPTIONS, today()), []);
});

describe('a licence', () => {
  const problemsOf = (license: string | undefined, dev: boolean, until?: string): string[] => {
    const exceptions = until === undefined ? [] : [{ what: '@a/b@1.0.0', until, why: 'for the test' }];
    return licenceProblems({ '': { version: '1' }, 'node_modules/x/node_modules/@a/b': { version: '1.0.0', dev, ...(license === undefined ? {} : { license }) } }, exceptions, '2026-06-15');
  };

  for (const [license, shipped, tool] of [
    ['MIT', true, true],
    ['MPL-2.0', false, true],
    ['GPL-3.0-only', false, false],
    ['AGPL-3.0-or-later', false, false],
    ['(MIT OR GPL-3.0-only)', true, true],
    ['MIT AND GPL-3.0-only', false, false],
    ['(MIT OR CC0-1.0)', true, true],
    ['UNLICENSED', false, false],
    ['SEE LICENSE IN LICENSE.md', false, false],
    ['', false, false],
    [undefined, false, false],
  ] as const) {
    test(`“${license ?? 'none'}” is ${shipped ? 'allowed' : 'refused'} for what is shipped, ${tool ? 'allowed' : 'refused'} for a tool`, () => {
      assert.deepEqual([problemsOf(license, false).length === 0, problemsOf(license, true).length === 0], [shipped, tool]);
    });
  }

  for (const [until, wanted] of [['2026-06-16', 0], ['2026-06-15', 0], ['2026-06-14', 1]] as const) {
    test(`with an exception until ${until} ${wanted === 0 ? 'is put up with' : 'is refused'} on 15 June`, () => {
      assert.equal(problemsOf('GPL-3.0-only', false, until).length, wanted);
    });
  }
});

describe('an answer of npm audit', () => {
  const URL = 'https://github.com/advisories/GHSA-xxxx';
  const REPORT = {
    auditReportVersion: 2,
    vulnerabilities: { inner: { via: [{ name: 'inner', title: 'Runs code', url: URL, severity: 'high' }] }, outer: { via: ['inner'] } },
  };

  test('with an advisory is one finding, however many packages are affected', () => {
    assert.deepEqual(auditFindings(REPORT, [], '2026-06-15'), [`inner: Runs code (high, ${URL})`]);
  });

  for (const [until, wanted] of [['2026-06-15', 0], ['2026-06-14', 1]] as const) {
    test(`with an advisory that is excepted until ${until} has ${wanted} findings on 15 June`, () => {
      assert.equal(auditFindings(REPORT, [{ what: URL, until, why: 'for the test' }], '2026-06-15')?.length, wanted);
    });
  }

  test('without a vulnerability has no finding', () => {
    assert.deepEqual(auditFindings({ auditReportVersion: 2, vulnerabilities: {} }, [], '2026-06-15'), []);
  });

  for (const answer of [{}, { message: '405 Method Not Allowed' }, { auditReportVersion: 2 }]) {
    test(`that is no report (${JSON.stringify(answer)}) is not taken for a clean one`, () => {
      assert.equal(auditFindings(answer, [], '2026-06-15'), undefined);
    });
  }
});

test('every exception says why, and until which day', () => {
  for (const { what, until, why } of [...LICENCE_EXCEPTIONS, ...ADVISORY_EXCEPTIONS]) {
    assert.match(until, /^\d{4}-\d\d-\d\d$/u, what);
    assert.ok(why.length > 10, what);
  }
});

describe('install scripts', () => {
  test('are decided for every package that has one, and for no other', async () => {
    const { allowScripts } = await readJson<{ allowScripts: Record<string, boolean> }>('package.json');
    const withScript = Object.entries(locked).flatMap(([path, each]) => (each.hasInstallScript === true ? [nameOf(path, each)] : []));
    assert.deepEqual(Object.keys(allowScripts).sort(), withScript.sort());
  });

  test('that are allowed stand in docs/dependencies.md', async () => {
    const { allowScripts } = await readJson<{ allowScripts: Record<string, boolean> }>('package.json');
    const section = (await readFile(join(ROOT, 'docs', 'dependencies.md'), 'utf8')).split('\n## Install scripts\n')[1] ?? '';
    const rows = [...section.matchAll(/^\| (\S+) \| (yes|no) \| \S.+ \|$/gmu)].map(([, name, allowed]) => [name, allowed === 'yes']);
    assert.deepEqual(Object.fromEntries(rows), allowScripts);
  });
});

describe('every dependency in package.json', () => {
  test('has one exact version, and stands in docs/dependencies.md with it', async () => {
    const { dependencies, devDependencies } = await readJson<Record<'dependencies' | 'devDependencies', Record<string, string>>>('package.json');
    const text = await readFile(join(ROOT, 'docs', 'dependencies.md'), 'utf8');
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      const exact = /^(?:npm:@?[^@]+@)?(\d+\.\d+\.\d+)$/u.exec(version)?.[1];
      assert.ok(exact, `${name} is ${version}`);
      assert.ok(text.includes(`| ${name} | ${exact} |`), `docs/dependencies.md has no row for ${name} ${exact}`);
    }
  });
});
