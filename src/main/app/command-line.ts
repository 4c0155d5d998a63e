import { sep } from 'node:path';
import { parseArgs } from 'node:util';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { parseServiceUrl } from '../../shared/service-url.ts';

export interface RunOptions {
  /** Start in the tray, without a window. */
  readonly hidden: boolean;
  /** A base URL that was checked already. */
  readonly serviceUrl: string | undefined;
  readonly userDataDir: string | undefined;
}

export type CommandLine =
  | ({ readonly kind: 'run' } & RunOptions)
  | ({ readonly kind: 'status'; readonly json: boolean } & RunOptions)
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'error'; readonly message: string };

const OPTIONS = {
  help: { type: 'boolean' },
  version: { type: 'boolean' },
  status: { type: 'boolean' },
  json: { type: 'boolean' },
  hidden: { type: 'boolean' },
  'service-url': { type: 'string' },
  'user-data-dir': { type: 'string' },
} as const;

/** Switches of Chromium that a desktop or a person may pass: they change how the window looks, and nothing else. */
const DESKTOP_SWITCHES: ReadonlySet<string> = new Set([
  'force-dark-mode',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
]);

/** Switches that test drivers and developers pass as well. The installed app refuses them: they open it to others. */
const DEVELOPMENT_SWITCHES: ReadonlySet<string> = new Set([
  'disable-dev-shm-usage',
  'disable-features',
  'disable-gpu',
  'disable-gpu-sandbox',
  'enable-features',
  'enable-logging',
  'in-process-gpu',
  'inspect',
  'inspect-brk',
  'js-flags',
  'log-file',
  'log-level',
  'no-sandbox',
  'password-store',
  'remote-debugging-port',
  'use-gl',
]);

/**
 * @param args - what the person wrote behind the program's name
 * @param version - of the app
 * @param installed - whether this is the app as people get it; one in development takes more switches of the runtime
 * @returns what to do; an error is a sentence for people
 */
export function parseCommandLine(args: readonly string[], version: string, installed: boolean): CommandLine {
  const ours = args.filter((arg) => !isRuntimeSwitch(arg, installed));
  const parsed = parseOurs(ours);
  if (typeof parsed === 'string') return { kind: 'error', message: parsed };
  const { help, version: wantsVersion, status, json, hidden, 'service-url': url, 'user-data-dir': userDataDir } = parsed;
  if (help) return { kind: 'print', text: messages.cli.help };
  if (wantsVersion) return { kind: 'print', text: version };
  if (json && !status) return { kind: 'error', message: messages.cli.jsonWithoutStatus };

  const serviceUrl = url === undefined ? undefined : parseServiceUrl(url);
  if (serviceUrl && !serviceUrl.ok) {
    return { kind: 'error', message: `--service-url: ${messages.serviceUrlProblem[serviceUrl.problem]}` };
  }
  const options = { hidden: hidden ?? false, serviceUrl: serviceUrl?.baseUrl, userDataDir };
  return status ? { kind: 'status', json: json ?? false, ...options } : { kind: 'run', ...options };
}

function isRuntimeSwitch(arg: string, installed: boolean): boolean {
  const name = /^--([a-z-]+)(?:=|$)/u.exec(arg)?.[1];
  return name !== undefined && (DESKTOP_SWITCHES.has(name) || (!installed && DEVELOPMENT_SWITCHES.has(name)));
}

type Values = { [Name in keyof typeof OPTIONS]?: (typeof OPTIONS)[Name]['type'] extends 'string' ? string : boolean };

/** @returns the values of our options, or a sentence that says what is wrong with the arguments */
function parseOurs(args: readonly string[]): Values | string {
  // Not strict: the sentences for what is wrong are ours.
  const { values, tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    // A terminal must not act on what is repeated there.
    if (token.kind === 'positional') return messages.cli.unexpectedArgument(plainText(token.value));
    if (token.kind !== 'option') continue;
    if (!isOurs(token.name)) return messages.cli.unknownOption(plainText(token.rawName));
    const takesValue = OPTIONS[token.name].type === 'string';
    if (takesValue && ((token.value ?? '') === '' || isNextOption(token))) return messages.cli.valueMissing(token.rawName);
    if (!takesValue && token.value !== undefined) return messages.cli.valueNotTaken(token.rawName);
  }
  return values as Values;
}

/**
 * A lenient parser takes whatever comes next for the value. What begins like an option is one: to Chromium, which reads
 * the same arguments without their white space, `-x` and on Windows `/x` are switches too.
 */
const isNextOption = ({ value, inlineValue }: { value: string | undefined; inlineValue: boolean | undefined }): boolean =>
  inlineValue !== true && SWITCH_START.test(value?.trimStart() ?? '');

const SWITCH_START = sep === '/' ? /^-/u : /^[-/]/u;

const isOurs = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name);
