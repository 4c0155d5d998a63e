/** `npm run --silent sbom`: a CycloneDX list of what is shipped, made by npm from the lock file. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npmCommand } from './npm.mjs';
import { ROOT } from './paths.ts';
import { nameOf, type LockedPackages } from './supply-chain.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

export interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

interface Dependency {
  readonly ref: string;
  readonly dependsOn: readonly string[];
}

interface Lock {
  readonly packages: LockedPackages;
}

const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
/** electron-builder wants it among the development dependencies, although it is the larger part of what is shipped. */
const ELECTRON = 'node_modules/electron';

/** By the lock file, and not by npm's own `--omit=dev`: that leaves out what a tool needs as well. */
const shippedReferences = async (): Promise<ReadonlySet<string>> => {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && (dev !== true || path === ELECTRON));
  return new Set(shipped.map(([path, locked]) => `${nameOf(path, locked)}@${locked.version}`));
};

/** @returns the list for what is shipped; what only builds and tests it is not in it */
export const makeSbom = async (): Promise<Sbom> => {
  const { file, args, options } = npmCommand();
  const command = [...args, 'sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const { stdout } = await promisify(execFile)(file, command, { ...options, cwd: ROOT, maxBuffer: OUTPUT_BYTES_MAX });
  const sbom = JSON.parse(stdout) as Sbom;
  const shipped = await shippedReferences();
  const own = sbom.metadata.component;
  const isKept = (reference: string): boolean => shipped.has(reference) || reference === own['bom-ref'];
  return {
    ...sbom,
    // npm names the app after the folder that it lies in.
    metadata: { ...sbom.metadata, component: { ...own, name: own['bom-ref'].replace(/@[^@]*$/u, '') } },
    components: sbom.components.filter((each) => isKept(each['bom-ref'])),
    dependencies: sbom.dependencies.filter(({ ref }) => isKept(ref)).map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) })),
  };
};

if (import.meta.main) console.log(JSON.stringify(await makeSbom(), undefined, 2));
