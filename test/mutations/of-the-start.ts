/** What opens the installed app to others. */
import type { Mutation } from './mutation.ts';

const COMMAND_LINE = ['test/unit/app/command-line.test.ts'];
const ENVIRONMENT = ['test/unit/app/environment.test.ts'];
const FUSES = ['test/unit/packaging/fuses.test.ts'];
const commandLine = 'src/main/app/command-line.ts';

const fuse = (name: string, is: boolean): Mutation => ({
  name: `the fuse ${name}`,
  file: 'electron-builder.yml',
  search: `  ${name}: ${String(is)}\n`,
  replacement: `  ${name}: ${String(!is)}\n`,
  tests: FUSES,
});

export const OF_THE_START: readonly Mutation[] = [
  { name: 'only switches for the look', file: commandLine, search: '(!installed && DEVELOPMENT_SWITCHES.has(name))', replacement: 'DEVELOPMENT_SWITCHES.has(name)', tests: COMMAND_LINE },
  { name: 'no option but its own', file: commandLine, search: 'if (!isOurs(token.name)) return messages.cli.unknownOption(plainText(token.rawName));', replacement: 'if (!isOurs(token.name)) continue;', tests: COMMAND_LINE },
  { name: 'no switch in the place of a value', file: commandLine, search: "SWITCH_START.test(value?.trimStart() ?? '')", replacement: "(value ?? '').startsWith('--')", tests: COMMAND_LINE },
  { name: 'no argument that is no option', file: commandLine, search: "if (token.kind === 'positional') return messages.cli.unexpectedArgument(plainText(token.value));", replacement: '', tests: COMMAND_LINE },
  { name: 'no variable of the runtime', file: 'src/main/app/environment.ts', search: 'OF_THE_RUNTIME.test(upper)', replacement: "upper === 'NODE_OPTIONS'", tests: ENVIRONMENT },
  fuse('runAsNode', false),
  fuse('enableNodeOptionsEnvironmentVariable', false),
  fuse('enableNodeCliInspectArguments', false),
  fuse('enableEmbeddedAsarIntegrityValidation', true),
  fuse('onlyLoadAppFromAsar', true),
  fuse('loadBrowserProcessSpecificV8Snapshot', false),
  fuse('grantFileProtocolExtraPrivileges', false),
  fuse('enableCookieEncryption', false),
  { name: 'one exact version of Electron', file: 'package.json', search: '"electron": "', replacement: '"electron": "^', tests: FUSES },
  { name: 'no crash dumps', file: 'src/main/startup.ts', search: "import { app, dialog, Menu } from 'electron';", replacement: "import { app, crashReporter, dialog, Menu } from 'electron';\ncrashReporter.start({ uploadToServer: false });", tests: ['test/e2e/leaks-tokens.e2e.ts'], grep: 'no token is found' },
];
