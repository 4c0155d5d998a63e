/** What electron-builder asks of fpm, and the descriptions that dpkg-deb and rpmbuild want for it. Pure. */

/** A file or, with a `/` at its end, the content of a folder, and where it goes. */
export interface PlacedFile {
  readonly from: string;
  readonly to: string;
}

export interface PackageRequest {
  readonly type: 'deb' | 'rpm';
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** The package to write. */
  readonly output: string;
  readonly maintainer: string;
  readonly vendor: string;
  readonly url: string;
  readonly license: string;
  readonly category: string;
  readonly priority: string;
  /** A summary in the first line for a deb; the rpm has it apart. */
  readonly description: string;
  readonly summary: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly compression: string;
  /** Paths of scripts. */
  readonly afterInstall: string;
  readonly afterRemove: string;
  readonly files: readonly PlacedFile[];
}

/** A variable of the environment: set to anything, packages are not compressed. electron-builder's own options know no *none*. */
export const UNCOMPRESSED = 'LINUX_PACKAGE_UNCOMPRESSED';

/** Options with a value, by what they are here; fpm has many more, of which electron-builder uses none. */
const VALUES = {
  '-t': 'type',
  '-d': 'depends',
  '--deb-recommends': 'recommends',
  '--deb-compression': 'compression',
  '--rpm-compression': 'compression',
  '--deb-priority': 'priority',
  '--rpm-summary': 'summary',
  '--architecture': 'architecture',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
  '--description': 'description',
  '--version': 'version',
  '--package': 'output',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--category': 'category',
  '--license': 'license',
} as const satisfies Record<string, keyof PackageRequest>;
/** Of what electron-builder always says the same. */
const PASSED_OVER: Readonly<Record<string, number>> = { '-s': 1, '--force': 0, '--rpm-os': 1 };
const LISTS: ReadonlySet<string> = new Set(['depends', 'recommends']);
const REQUIRED = ['name', 'version', 'architecture', 'output', 'maintainer', 'description', 'afterInstall', 'afterRemove'] as const;

const isValueOption = (arg: string): arg is keyof typeof VALUES => Object.hasOwn(VALUES, arg);

const placed = (arg: string): PlacedFile => {
  const at = arg.lastIndexOf('=');
  if (arg.startsWith('-') || at < 1) throw new Error(`scripts/fpm.ts does not know ${arg}.`);
  return { from: arg.slice(0, at), to: arg.slice(at + 1) };
};

/**
 * @param args - as electron-builder passes them to fpm
 * @returns what is to be packaged
 * @throws Error for an argument that is not known, and for one that is missing
 */
export const parseFpmArguments = (args: readonly string[]): PackageRequest => {
  const values: Record<string, string> = {};
  const lists: Record<string, string[]> = { depends: [], recommends: [] };
  const files: PlacedFile[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (isValueOption(arg)) {
      at += 1;
      const [name, value] = [VALUES[arg], args[at] ?? ''];
      if (LISTS.has(name)) lists[name]?.push(value);
      else values[name] = value;
    } else if (Object.hasOwn(PASSED_OVER, arg)) at += PASSED_OVER[arg] ?? 0;
    else files.push(placed(arg));
  }
  const { type } = values;
  if (type !== 'deb' && type !== 'rpm') throw new Error(`scripts/fpm.ts makes deb and rpm, not ${type}.`);
  const missing = REQUIRED.filter((name) => !values[name]);
  if (missing.length > 0) throw new Error(`scripts/fpm.ts was not told: ${missing.join(', ')}.`);
  const optional = { vendor: '', url: '', license: '', category: '', priority: 'optional', summary: '', compression: 'xz' };
  const request: Partial<PackageRequest> = { ...optional, ...values, ...lists, type, files };
  return request as PackageRequest;
};

const field = (name: string, value: string): string[] => (value === '' ? [] : [`${name}: ${value}`]);

/** The long description of a deb: indented by a space, an empty line is a dot. */
const indented = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? line.trim() : ` ${line.trim() || '.'}`))
    .join('\n');

/**
 * @param request - what is to be packaged
 * @param installedKilobytes - how much room it takes
 * @returns the file `control` of a deb
 */
export const debControl = (request: PackageRequest, installedKilobytes: number): string =>
  `${[
    ...field('Package', request.name),
    ...field('Version', request.version),
    ...field('Section', request.category),
    ...field('Priority', request.priority),
    ...field('Architecture', request.architecture),
    ...field('Installed-Size', String(installedKilobytes)),
    ...field('Depends', request.depends.join(', ')),
    ...field('Recommends', request.recommends.join(', ')),
    ...field('Maintainer', request.maintainer),
    ...field('Homepage', request.url),
    ...field('Description', indented(request.description)),
  ].join('\n')}\n`;

/** How rpm names the ways of compression; the number is how hard it tries. */
const RPM_PAYLOADS: Readonly<Record<string, string>> = { none: 'w0.gzdio', gzip: 'w6.gzdio', xz: 'w6.xzdio', xzmt: 'w6T0.xzdio' };

/** electron-builder says what Debian calls it, and fpm translates. */
const RPM_ARCHITECTURES: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64', armhf: 'armv7hl', i386: 'i686' };

/** @returns what rpm calls an architecture */
export const rpmArchitecture = ({ architecture }: PackageRequest): string => RPM_ARCHITECTURES[architecture] ?? architecture;

/** A spec file expands macros everywhere. */
const literal = (text: string): string => text.replaceAll('%', '%%');

/**
 * @param request - what is to be packaged
 * @param stage - the folder that holds the files as they are to be installed
 * @param scripts - the texts of the two maintainer scripts
 * @returns the spec file of an rpm
 */
export const rpmSpec = (request: PackageRequest, stage: string, scripts: { readonly afterInstall: string; readonly afterRemove: string }): string =>
  [
    '%define __spec_install_post %{nil}',
    '%define __brp_mangle_shebangs %{nil}',
    `%define _binary_payload ${RPM_PAYLOADS[request.compression] ?? RPM_PAYLOADS['xzmt']}`,
    '%define _build_id_links none',
    '%global debug_package %{nil}',
    `Name: ${request.name}`,
    `Version: ${request.version}`,
    'Release: 1',
    `Summary: ${literal(request.summary || request.description)}`,
    `License: ${request.license}`,
    ...field('Group', request.category),
    ...field('Vendor', literal(request.vendor)),
    ...field('URL', request.url),
    ...field('Packager', literal(request.maintainer)),
    // What is needed is listed; what lies in /opt is for nobody else.
    'AutoReqProv: no',
    ...request.depends.map((each) => `Requires: ${each}`),
    '%description',
    literal(request.description),
    '%install',
    // Moved, not copied: both are on one disk, and nobody else needs the stage.
    `mkdir -p '%{buildroot}' && mv '${literal(stage)}'/* '%{buildroot}/'`,
    '%post',
    literal(scripts.afterInstall.trimEnd()),
    '%postun',
    literal(scripts.afterRemove.trimEnd()),
    '%files',
    '%defattr(-,root,root,-)',
    // A folder that is the package's own is removed with it.
    ...request.files.filter(({ to }) => to.includes(`/${request.name}/`)).map(({ to }) => `%dir "${literal(to.slice(0, to.lastIndexOf('/')))}"`),
    ...request.files.map(({ to }) => `"${literal(to)}"`),
    '',
  ].join('\n');
