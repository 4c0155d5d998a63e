/** What may come with the packages of the lock file: their licences, and what is known against them. Pure. */

/** What is put up with although it is against a rule, until a day on which somebody has to look at it again. */
export interface Exception {
  /** A package with its version, or the address of an advisory. */
  readonly what: string;
  /** The last day, as YYYY-MM-DD. */
  readonly until: string;
  readonly why: string;
}

export const LICENCE_EXCEPTIONS: readonly Exception[] = [];
export const ADVISORY_EXCEPTIONS: readonly Exception[] = [];

/** A package of the lock file. */
export interface LockedPackage {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

const SHIPPED_LICENCES: ReadonlySet<string> = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0', 'BlueOak-1.0.0', 'Python-2.0']);
/** Of tools, which are not passed on. */
const TOOL_LICENCES: ReadonlySet<string> = new Set([...SHIPPED_LICENCES, 'MPL-2.0', 'WTFPL', 'Unlicense']);

const holds = ({ until }: Exception, today: string): boolean => today <= until;

/** @returns the name under which the registry has a package of the lock file */
export const nameOf = (path: string, { name }: LockedPackage): string => name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

const isAllowed = (expression: string, allowed: ReadonlySet<string>): boolean =>
  expression
    .replace(/^\((.*)\)$/u, '$1')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((licence) => allowed.has(licence)));

/**
 * @param packages - of the lock file
 * @param exceptions - packages that may have another licence for a while
 * @param today - as YYYY-MM-DD
 * @returns a sentence for each package whose licence is not allowed
 */
export const licenceProblems = (packages: LockedPackages, exceptions: readonly Exception[], today: string): string[] =>
  Object.entries(packages).flatMap(([path, locked]) => {
    if (path === '') return [];
    const what = `${nameOf(path, locked)}@${locked.version}`;
    const { license = '', dev = false } = locked;
    if (isAllowed(license, dev ? TOOL_LICENCES : SHIPPED_LICENCES)) return [];
    if (exceptions.some((each) => each.what === what && holds(each, today))) return [];
    return [`${what} has the licence “${license || 'none'}”, which is not allowed for ${dev ? 'a tool' : 'what is shipped'}.`];
  });

/** What `npm audit --json` says of one package; a `via` that is a text names another package of the report. */
interface Vulnerability {
  readonly via: readonly (string | { readonly name: string; readonly title: string; readonly url: string; readonly severity: string })[];
}

/** An answer of `npm audit --json`: a report, or why there is none. */
export interface AuditAnswer {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  readonly message?: string;
}

/**
 * @param answer - of npm
 * @param exceptions - advisories that are put up with for a while
 * @param today - as YYYY-MM-DD
 * @returns a sentence for each advisory; undefined where the registry gave no report
 */
export const auditFindings = ({ auditReportVersion, vulnerabilities }: AuditAnswer, exceptions: readonly Exception[], today: string): string[] | undefined => {
  if (auditReportVersion === undefined || vulnerabilities === undefined) return undefined;
  const advisories = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((each) => typeof each !== 'string'));
  const told = advisories
    .filter(({ url }) => !exceptions.some((each) => each.what === url && holds(each, today)))
    .map(({ name, title, url, severity }) => `${name}: ${title} (${severity}, ${url})`);
  return [...new Set(told)];
};
