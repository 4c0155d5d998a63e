#!/usr/bin/env node
/**
 * Stands in for fpm, which electron-builder downloads and which is nothing but a front of the tools of the system: makes a deb
 * by `dpkg-deb`, an rpm by `rpmbuild`, out of the same arguments. electron-builder starts it by `CUSTOM_FPM_PATH`.
 */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { hashOf } from './file-list.ts';
import { debControl, parseFpmArguments, rpmArchitecture, rpmSpec, UNCOMPRESSED, type PackageRequest } from './fpm-arguments.ts';
import { ROOT } from './paths.ts';
import { say, SetUpError } from './say.mjs';

const FOLDER_MODE = 0o755;
const FILE_MODE = 0o644;
const PROGRAM_MODE = 0o755;
const RUNNABLE = 0o111;
const KILOBYTE = 1024;
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

const runProgram = async (program: string, args: readonly string[]): Promise<void> => {
  try {
    await promisify(execFile)(program, args, { maxBuffer: OUTPUT_BYTES_MAX });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new SetUpError(`${program} is not on this machine. On Debian and Ubuntu, dpkg-deb is in the package dpkg, and rpmbuild in rpm.`);
    }
    throw error;
  }
};

interface StagedFile {
  readonly path: string;
  readonly bytes: number;
}

/** Puts the files where they will be installed, below `stage`, with modes that do not depend on the umask of whoever builds. */
const stageFiles = async ({ files }: PackageRequest, stage: string): Promise<StagedFile[]> => {
  for (const { from, to } of files) {
    const target = join(stage, to);
    await mkdir(dirname(target), { recursive: true });
    await cp(resolve(ROOT, from), target, { recursive: true });
  }
  await chmod(stage, FOLDER_MODE);
  const staged: StagedFile[] = [];
  for (const entry of await readdir(stage, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const { mode, size } = await stat(file);
    await chmod(file, entry.isDirectory() ? FOLDER_MODE : (mode & RUNNABLE) === 0 ? FILE_MODE : PROGRAM_MODE);
    if (entry.isFile()) staged.push({ path: relative(stage, file), bytes: size });
  }
  return staged.sort((one, other) => one.path.localeCompare(other.path));
};

/** Its names of compressions, and how dpkg-deb takes them. */
const DEB_COMPRESSION: Readonly<Record<string, string>> = { gz: 'gzip', xz: 'xz', none: 'none' };

const makeDeb = async (request: PackageRequest, stage: string, staged: readonly StagedFile[]): Promise<void> => {
  const control = join(stage, 'DEBIAN');
  await mkdir(control);
  const sums: string[] = [];
  for (const { path } of staged) sums.push(`${await hashOf(join(stage, path), 'md5')}  ${path}`);
  const kilobytes = Math.ceil(staged.reduce((sum, { bytes }) => sum + bytes, 0) / KILOBYTE);
  await writeFile(join(control, 'control'), debControl(request, kilobytes));
  await writeFile(join(control, 'md5sums'), `${sums.join('\n')}\n`);
  for (const [name, script] of [['postinst', request.afterInstall], ['postrm', request.afterRemove]] as const) {
    await writeFile(join(control, name), await readFile(script), { mode: PROGRAM_MODE });
    await chmod(join(control, name), PROGRAM_MODE);
  }
  await chmod(control, FOLDER_MODE);
  const compression = DEB_COMPRESSION[request.compression] ?? 'xz';
  await runProgram('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', stage, request.output]);
};

const makeRpm = async (request: PackageRequest, stage: string, work: string): Promise<void> => {
  const [spec, built] = [join(work, 'package.spec'), join(work, 'rpm')];
  const [afterInstall, afterRemove] = await Promise.all([readFile(request.afterInstall, 'utf8'), readFile(request.afterRemove, 'utf8')]);
  await writeFile(spec, rpmSpec(request, stage, { afterInstall, afterRemove }));
  const folders = [`_topdir ${join(work, 'top')}`, `_rpmdir ${built}`, `_dbpath ${join(work, 'database')}`, '_rpmfilename package.rpm'];
  const definitions = folders.flatMap((folder) => ['--define', folder]);
  await runProgram('rpmbuild', ['-bb', '--quiet', '--target', rpmArchitecture(request), ...definitions, spec]);
  await rename(join(built, 'package.rpm'), request.output).catch(() => cp(join(built, 'package.rpm'), request.output));
};

const main = async (args: readonly string[]): Promise<void> => {
  const asked = parseFpmArguments(args);
  const request = process.env[UNCOMPRESSED] === undefined ? asked : { ...asked, compression: 'none' };
  const work = await mkdtemp(join(tmpdir(), 'linux-package-'));
  try {
    const stage = join(work, 'stage');
    await mkdir(stage);
    const staged = await stageFiles(request, stage);
    await (request.type === 'deb' ? makeDeb(request, stage, staged) : makeRpm(request, stage, work));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
