/** Files, the log, and the diagnostics. */
import type { Mutation } from './mutation.ts';

const LINKS = ['test/unit/system/open-link.test.ts'];
const PRIVATE_FILES = ['test/integration/private-files.test.ts'];
const AUTOSTART = ['test/integration/autostart.test.ts'];
const LOG_FILE = ['test/integration/log-file.test.ts'];
const REDACT = ['test/unit/system/redact.test.ts'];
const DIAGNOSTICS = ['test/unit/diagnostics/diagnostics-text.test.ts'];
const HELP = ['test/integration/help.test.ts'];
const privateFiles = 'src/main/system/private-files.ts';
const autostart = 'src/main/system/autostart.ts';
const logFile = 'src/main/system/log-file.ts';
const masks = 'src/main/diagnostics/masks.ts';
const redact = 'src/main/system/redact.ts';

export const OF_FILES: readonly Mutation[] = [
  { name: 'the mode of a private file', file: privateFiles, search: 'export const PRIVATE_FILE_MODE = 0o600;', replacement: 'export const PRIVATE_FILE_MODE = 0o644;', tests: PRIVATE_FILES },
  { name: 'the mode of a private folder', file: privateFiles, search: 'const PRIVATE_FOLDER_MODE = 0o700;', replacement: 'const PRIVATE_FOLDER_MODE = 0o755;', tests: PRIVATE_FILES },
  { name: 'no link is made private', file: privateFiles, search: ' | (constants.O_NOFOLLOW ?? 0)', replacement: '', tests: PRIVATE_FILES },
  { name: 'no waiting for a pipe', file: privateFiles, search: "const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));\n  try {\n    const stat = fstatSync(file);\n    if (!stat.isFile()) throw", replacement: "const file = openSync(path, constants.O_RDONLY);\n  try {\n    const stat = fstatSync(file);\n    if (!stat.isFile()) throw", tests: PRIVATE_FILES },
  { name: 'the limit on the size of a file', file: privateFiles, search: 'if (stat.size > bytesMax) throw', replacement: 'if (stat.size > Number.MAX_VALUE) throw', tests: PRIVATE_FILES },
  { name: 'the mode of an export', file: 'src/main/system/chosen-file.ts', search: 'replaceFile(targetOf(path), text);', replacement: 'replaceFile(targetOf(path), text, 0o644);', tests: ['test/integration/history.test.ts'] },
  { name: 'an AppImage only where the program lies in it', file: autostart, search: 'isInside && existsSync(APPIMAGE)', replacement: 'existsSync(APPIMAGE)', tests: AUTOSTART },
  { name: 'what is logged is redacted', file: 'src/main/system/log.ts', search: '${redact(line)}', replacement: '${line}', tests: LOG_FILE },
  { name: 'no e-mail address in the log', file: redact, search: '.replaceAll(EMAILS, REMOVED)', replacement: '', tests: REDACT },
  { name: 'no token in the log', file: redact, search: 'withoutSecrets(line.slice(0, end)', replacement: '(line.slice(0, end)', tests: REDACT },
  { name: 'no line in a line of the log', file: redact, search: "join('\\n    ')", replacement: "join('\\n')", tests: REDACT },
  { name: 'the mode of the log file', file: logFile, search: 'mode: PRIVATE_FILE_MODE', replacement: 'mode: 0o644', tests: LOG_FILE },
  { name: 'no link in the place of the log file', file: logFile, search: '  renameSync(path, `${path}.set-aside`);\n', replacement: '', tests: LOG_FILE },
  { name: 'the log is not written through a link', file: logFile, search: ' | (constants.O_NOFOLLOW ?? 0)', replacement: '', tests: LOG_FILE },
  { name: 'the log waits for no pipe', file: logFile, search: ' | (constants.O_NONBLOCK ?? 0)', replacement: '', tests: LOG_FILE },
  { name: 'the size of the log', file: logFile, search: 'maxSize: FILE_BYTES_MAX', replacement: 'maxSize: 0', tests: LOG_FILE },
  { name: 'only codes of what a service said in the log', file: 'src/main/state/log-lines.ts', search: '`HTTP ${cause.value.status}`', replacement: 'String(cause.value.words)', tests: ['test/unit/state/log-lines.test.ts'] },
  { name: 'what has no rule is masked', file: masks, search: "?? 'personal'", replacement: "?? 'plain'", tests: DIAGNOSTICS },
  { name: 'only words where the app speaks in the diagnostics', file: masks, search: 'WORD.test(value) ? withoutSecrets(value) : MASKED', replacement: 'value', tests: DIAGNOSTICS },
  { name: 'no host of an address in the diagnostics', file: masks, search: "LOOPBACK.test(hostname) ? '<this computer>' : '<host>'", replacement: 'hostname', tests: DIAGNOSTICS },
  { name: 'no secret in diagnostics that are not masked', file: masks, search: 'return withoutSecrets(value.replaceAll', replacement: 'return (value.replaceAll', tests: DIAGNOSTICS },
  { name: 'no path of an address in diagnostics that are not masked', file: masks, search: 'return new URL(value).origin;', replacement: 'return value;', tests: DIAGNOSTICS },
  { name: 'no secret of the log in the diagnostics', file: 'src/main/diagnostics/diagnostics-text.ts', search: 'masks.line(redact(line))', replacement: 'masks.line(line)', tests: DIAGNOSTICS },
  { name: 'only diagnostics that were shown are copied', file: 'src/main/app/help.ts', search: 'copyText(shown)', replacement: "copyText('')", tests: HELP },
  { name: 'the log is not read through a link', file: 'src/main/system/log-folder.ts', search: ' | (constants.O_NOFOLLOW ?? 0)', replacement: '', tests: HELP },
  { name: 'only a folder is opened', file: 'src/main/system/open-link.ts', search: '?.isDirectory() !== true', replacement: ' === undefined', tests: LINKS },
  { name: 'the autostart entry is not written through a link', file: autostart, search: 'replaceFile(file, text, ENTRY_MODE);', replacement: "process.getBuiltinModule('node:fs').writeFileSync(file, text);", tests: AUTOSTART },
  { name: 'no data folder of another user', file: 'src/main/system/instance-lock.ts', search: ' && owner !== uid && owner !== 0', replacement: ' && owner === -1', tests: ['test/unit/app/second-instance.test.ts'] },
];
