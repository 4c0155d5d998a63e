/** The arguments that electron-builder has for fpm, and what dpkg-deb and rpmbuild get for them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { debControl, parseFpmArguments, rpmArchitecture, rpmSpec } from '../../../scripts/fpm-arguments.ts';

/** As FpmTarget of electron-builder makes them. */
const ARGS = [
  '-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0 | libgtk-3-0t64', '--deb-recommends', 'gnome-keyring', '--deb-compression', 'xz',
  '--architecture', 'amd64', '--after-install', '/t/in.sh', '--after-remove', '/t/out.sh', '--description', 'Shows it\n All of it.\n\n And 100% more.',
  '--version', '1.0.0~beta.1', '--package', '/out/a.deb', '--name', 'an-app', '--maintainer', 'Somebody <a@b.c>', '--vendor', 'Somebody', '--url', 'https://a.b/',
  '--category', 'utils', '--deb-priority', 'optional', '--license', 'MIT', 'LICENSE=/usr/share/doc/an-app/copyright', '/out/linux-unpacked/=/opt/An App',
];
const RPM = ARGS.map((arg) => ({ deb: 'rpm', '--deb-compression': '--rpm-compression' })[arg] ?? arg);

describe('arguments', () => {
  test('are read, lists and files too', () => {
    const request = parseFpmArguments(ARGS);
    assert.deepEqual(request.depends, ['libnss3', 'libgtk-3-0 | libgtk-3-0t64']);
    assert.deepEqual(request.recommends, ['gnome-keyring']);
    assert.deepEqual(request.files, [
      { from: 'LICENSE', to: '/usr/share/doc/an-app/copyright' },
      { from: '/out/linux-unpacked/', to: '/opt/An App' },
    ]);
    assert.deepEqual([request.type, request.architecture, request.output, request.compression], ['deb', 'amd64', '/out/a.deb', 'xz']);
  });

  test('that are not known are refused, so that no option is lost', () => {
    assert.throws(() => parseFpmArguments([...ARGS, '--deb-upstart=x']), /does not know --deb-upstart/u);
    assert.throws(() => parseFpmArguments([...ARGS, 'no-place']), /does not know no-place/u);
  });

  for (const left of ['--name', '--version', '--architecture', '--package', '--maintainer', '--description', '--after-install', '--after-remove']) {
    test(`without ${left} are refused`, () => {
      const at = ARGS.indexOf(left);
      assert.throws(() => parseFpmArguments(ARGS.toSpliced(at, 2)), /was not told/u);
    });
  }

  test('for another format are refused', () => {
    assert.throws(() => parseFpmArguments(ARGS.map((arg) => (arg === 'deb' ? 'pacman' : arg))), /deb and rpm, not pacman/u);
  });
});

test('the control file of a deb has every field, and the description as Debian wants it', () => {
  assert.equal(
    debControl(parseFpmArguments(ARGS), 1234),
    `Package: an-app
Version: 1.0.0~beta.1
Section: utils
Priority: optional
Architecture: amd64
Installed-Size: 1234
Depends: libnss3, libgtk-3-0 | libgtk-3-0t64
Recommends: gnome-keyring
Maintainer: Somebody <a@b.c>
Homepage: https://a.b/
Description: Shows it
 All of it.
 .
 And 100% more.
`,
  );
});

describe('the spec file of an rpm', () => {
  const spec = rpmSpec(parseFpmArguments(RPM), '/t/stage', { afterInstall: 'date +%s\n', afterRemove: 'exit 0\n' });

  for (const line of [
    'Name: an-app', 'Version: 1.0.0~beta.1', 'License: MIT', 'Requires: libnss3', 'URL: https://a.b/', 'AutoReqProv: no', 'date +%%s', ' And 100%% more.',
    '"/usr/share/doc/an-app/copyright"', '%dir "/usr/share/doc/an-app"', '"/opt/An App"', "mkdir -p '%{buildroot}' && mv '/t/stage'/* '%{buildroot}/'",
  ]) {
    test(`has the line ${line}`, () => assert.ok(spec.split('\n').includes(line), spec));
  }
});

for (const [debian, rpm] of [['amd64', 'x86_64'], ['arm64', 'aarch64'], ['x86_64', 'x86_64'], ['aarch64', 'aarch64']] as const) {
  test(`an rpm for ${debian} is for ${rpm}`, () => {
    assert.equal(rpmArchitecture({ ...parseFpmArguments(RPM), architecture: debian }), rpm);
  });
}
