/** Each defence of docs/security.md, how it is taken away, and the tests that must miss it. */

export interface Mutation {
  /** The defence that is taken away. */
  readonly name: string;
  /** Relative to the checkout. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly search: string;
  readonly replacement: string;
  /** The tests that claim the defence; one of them has to fail. */
  readonly tests: readonly string[];
  /** Only the tests with this in their names: end-to-end tests take long. */
  readonly grep?: string;
}

const SECURITY = ['test/e2e/security.e2e.ts'];
const LOCKDOWN = ['test/e2e/lockdown.e2e.ts'];
const LIMITED_FETCH = ['test/integration/limited-fetch.test.ts'];
const LOOPBACK = ['test/integration/oauth-loopback.test.ts'];
const CONNECTIONS = ['test/integration/oauth-connections.test.ts'];
const POLICY = ['test/unit/window/content-policy.test.ts'];
const COMMAND_LINE = ['test/unit/app/command-line.test.ts'];
const ENVIRONMENT = ['test/unit/app/environment.test.ts'];
const FUSES = ['test/unit/packaging/fuses.test.ts'];
const SERVICE_URL = ['test/unit/users-api/service-url.test.ts'];
const LINKS = ['test/unit/system/open-link.test.ts'];
const HTTP = ['test/integration/users-api-http.test.ts'];
const FLOOD = ['test/e2e/bridge-flood.e2e.ts'];
const CALL_LIMIT = ['test/unit/window/call-limit.test.ts'];
const ARGUMENTS = ['test/unit/window/bridge-arguments.test.ts'];
const SETTINGS_CHANGES = ['test/unit/app/settings-changes.test.ts'];
const AVATARS = ['test/integration/avatars.test.ts'];
const PICTURE_SIZE = ['test/unit/window/picture-size.test.ts'];
const PICTURE_REQUEST = ['test/integration/picture-request.test.ts'];
const PUBLIC_ADDRESS = ['test/unit/system/public-address.test.ts'];
const PRIVATE_FILES = ['test/integration/private-files.test.ts'];
const AUTOSTART = ['test/integration/autostart.test.ts'];
const OTHER_USER = ['test/integration/other-user.test.ts'];
const LOG_FILE = ['test/integration/log-file.test.ts'];
const REDACT = ['test/unit/system/redact.test.ts'];
const DIAGNOSTICS = ['test/unit/diagnostics/diagnostics-text.test.ts'];
const HELP = ['test/integration/help.test.ts'];
const ADDRESS_TEST = ['test/integration/test-address.test.ts'];
const HOSTILE_PAGE = ['test/integration/hostile-page.test.ts'];

const lockdown = 'src/main/window/lockdown.ts';
const accountWindow = 'src/main/window/account-window.ts';
const bridge = 'src/main/window/bridge.ts';
const policy = 'src/main/window/content-policy.ts';
const loopbackRequests = 'src/main/identity-provider/loopback-requests.ts';
const loopbackConnections = 'src/main/identity-provider/loopback-connections.ts';
const openidProvider = 'src/main/identity-provider/openid-provider.ts';
const commandLine = 'src/main/app/command-line.ts';
const callLimit = 'src/shared/call-limit.ts';
const preload = 'src/preload/index.ts';
const settingsChanges = 'src/main/app/settings-changes.ts';
const pictureSize = 'src/main/window/picture-size.ts';
const pictureRequest = 'src/main/window/picture-request.ts';
const publicAddress = 'src/main/system/public-address.ts';
const privateFiles = 'src/main/system/private-files.ts';
const autostart = 'src/main/system/autostart.ts';
const logFile = 'src/main/system/log-file.ts';
const masks = 'src/main/diagnostics/masks.ts';
const redact = 'src/main/system/redact.ts';

const fuse = (name: string, is: boolean): Mutation => ({
  name: `the fuse ${name}`,
  file: 'electron-builder.yml',
  search: `  ${name}: ${String(is)}\n`,
  replacement: `  ${name}: ${String(!is)}\n`,
  tests: FUSES,
});

const policyPart = (part: string, instead: string): Mutation => ({
  name: `the content policy's ${part}, made ${instead === '' ? 'nothing' : instead}`,
  file: policy,
  search: `  "${part}",\n`,
  replacement: instead === '' ? '' : `  "${instead}",\n`,
  tests: POLICY,
});

export const MUTATIONS: readonly Mutation[] = [
  // The window
  { name: 'the sandbox of the page', file: accountWindow, search: 'sandbox: true', replacement: 'sandbox: false', tests: SECURITY, grep: 'sandbox' },
  { name: 'the isolation of the preload script', file: accountWindow, search: 'contextIsolation: true', replacement: 'contextIsolation: false', tests: SECURITY, grep: 'sandbox' },
  { name: 'no Node in the page', file: accountWindow, search: 'nodeIntegration: false', replacement: 'nodeIntegration: true', tests: SECURITY, grep: 'sandbox' },
  { name: 'the end of a window whose page crashed', file: accountWindow, search: "created.webContents.on('render-process-gone', () => created.destroy());", replacement: '', tests: LOCKDOWN, grep: 'crashed' },
  { name: 'no network for the session of the window', file: accountWindow, search: 'closeNetwork(prepared, APP_SCHEME);', replacement: '', tests: LOCKDOWN, grep: 'closed to the main process' },
  { name: 'no permission on request', file: lockdown, search: 'callback(false))', replacement: 'callback(true))', tests: LOCKDOWN, grep: '-another-day” grants' },
  { name: 'no permission on a check', file: lockdown, search: 'session.setPermissionCheckHandler(() => false);', replacement: '', tests: LOCKDOWN, grep: '-another-day” grants' },
  { name: 'no download', file: lockdown, search: "session.on('will-download', (event) => event.preventDefault());", replacement: '', tests: LOCKDOWN, grep: '-another-day” grants' },
  { name: 'no dictionary for spelling', file: lockdown, search: 'session.setSpellCheckerLanguages([]);', replacement: '', tests: LOCKDOWN, grep: '-another-day” grants' },
  { name: 'no request of a page beyond the scheme of the app', file: lockdown, search: 'webContentsId !== undefined && !isPageUrl(url, scheme)', replacement: 'false', tests: LOCKDOWN, grep: '-another-day” lets no page' },
  { name: 'no other window', file: lockdown, search: "contents.setWindowOpenHandler(() => ({ action: 'deny' }));", replacement: '', tests: LOCKDOWN, grep: 'opens no other' },
  { name: 'no navigation', file: lockdown, search: "contents.on('will-frame-navigate', (event) => event.preventDefault());", replacement: '', tests: LOCKDOWN, grep: 'opens no other' },
  { name: 'no redirect', file: lockdown, search: "contents.on('will-redirect', (event) => event.preventDefault());", replacement: '', tests: LOCKDOWN, grep: 'follows no redirect' },
  { name: 'no embedded page', file: lockdown, search: "contents.on('will-attach-webview', (event) => event.preventDefault());", replacement: '', tests: LOCKDOWN, grep: 'opens no other' },
  { name: 'a call comes from the window', file: bridge, search: 'sender === window()?.webContents && ', replacement: '', tests: LOCKDOWN, grep: 'only from the main frame' },
  { name: 'a call comes from the main frame', file: bridge, search: 'senderFrame === sender.mainFrame && ', replacement: '', tests: LOCKDOWN, grep: 'only from the main frame' },
  { name: 'a call comes from our page', file: bridge, search: ' && senderFrame.url === `${origin}/`', replacement: '', tests: LOCKDOWN, grep: 'address of the window' },
  { name: 'the arguments of a call', file: bridge, search: 'checkArguments(name, args) : undefined', replacement: 'args : undefined', tests: SECURITY, grep: 'whatever it carries' },
  { name: 'only plain objects as arguments', file: 'src/main/settings/setting-values.ts', search: 'isPlain(value) && ', replacement: '', tests: ARGUMENTS },

  // What a page can do too often, or too much of
  { name: 'a limit on calls, in the page', file: preload, search: '!isWithinLimit(name) || ', replacement: '', tests: FLOOD, grep: 'of every kind' },
  { name: 'a limit on calls, in the main process', file: bridge, search: ' && isWithinLimit(name)', replacement: '', tests: FLOOD, grep: 'gets around its own limit' },
  { name: 'a lower limit on costly calls', file: callLimit, search: '(ofCostly.get(name)?.() ?? true) && ', replacement: '', tests: CALL_LIMIT },
  { name: 'a limit on the size of a call, in the page', file: preload, search: ' || !isSmall(args)', replacement: '', tests: FLOOD, grep: 'too large' },
  { name: 'a limit on the number of values', file: callLimit, search: 'if (value.length > VALUES_MAX) return false;', replacement: '', tests: CALL_LIMIT },
  { name: 'a refusal is an answer', file: bridge, search: "return { problem: 'refused' };", replacement: "throw new Error('refused');", tests: FLOOD, grep: 'refused calls write' },
  { name: 'one line a second for refused calls', file: 'src/main/window/call-log.ts', search: 'if (now - lastMs < EVERY_MS) {', replacement: 'if (Number.isNaN(now)) {', tests: CALL_LIMIT },
  { name: 'changes of settings are written together', file: settingsChanges, search: 'if (timer !== undefined) return;', replacement: 'if (timer !== undefined) return flush();', tests: SETTINGS_CHANGES },
  { name: 'one question about settings at a time', file: settingsChanges, search: 'if (asking) return { ok: false, message: messages.settings.answerFirst };', replacement: '', tests: SETTINGS_CHANGES },
  { name: 'one dialog for an export at a time', file: 'src/main/app/commands.ts', search: '(exporting ??= exportHistory', replacement: '(exporting = exportHistory', tests: ['test/integration/commands.test.ts'] },

  // Pictures
  { name: 'the limit on the pixels of a picture', file: 'src/main/window/avatars.ts', search: ' || measured.side > SIDE_MAX', replacement: '', tests: AVATARS },
  { name: 'the largest size in a picture counts', file: pictureSize, search: 'side = Math.max(side, ...size);', replacement: 'side ||= Math.max(...size);', tests: PICTURE_SIZE },
  { name: 'no second picture behind a JPEG', file: pictureSize, search: "if (bytes.toString('latin1', at + 2, at + 6) === 'MPF\\0') malformed();", replacement: '', tests: PICTURE_SIZE },
  { name: 'no frames in frames', file: pictureSize, search: 'from !== 12 || ', replacement: '', tests: PICTURE_SIZE },
  { name: 'no second frame in a PNG', file: pictureSize, search: "if (bytes.toString('latin1', at + 4, data) !== 'fcTL') continue;\n    frames += 1;", replacement: "if (bytes.toString('latin1', at + 4, data) !== 'fcTL') continue;", tests: PICTURE_SIZE },
  { name: 'no second frame in a GIF', file: pictureSize, search: '{\n      frames += 1;', replacement: '{', tests: PICTURE_SIZE },
  { name: 'no second frame in a WebP', file: pictureSize, search: ' || frames > 1', replacement: '', tests: PICTURE_SIZE },
  { name: 'a picture that failed is not fetched again at once', file: 'src/main/window/avatars.ts', search: 'keep(failed, picture, nowMs(), FAILED_MAX);', replacement: '', tests: AVATARS },
  { name: 'a limit on requests for pictures', file: 'src/main/window/avatars.ts', search: ' || !isWithinLimit()', replacement: '', tests: AVATARS },
  { name: 'pictures over HTTPS', file: pictureRequest, search: "url.protocol !== 'https:' || ", replacement: '', tests: PICTURE_REQUEST },
  { name: 'no address of a network around this computer for a picture', file: pictureRequest, search: " || !mayBePublicHost(url.hostname)", replacement: '', tests: PICTURE_REQUEST },
  { name: 'the look-up of pictures is checked', file: pictureRequest, search: ', undefined, lookup);', replacement: ');', tests: PICTURE_REQUEST },
  { name: 'no name that leads to this computer for a picture', file: publicAddress, search: 'addresses.filter(({ address }) => isPublicAddress(address))', replacement: 'addresses', tests: PICTURE_REQUEST },
  { name: 'only global unicast IPv6 addresses', file: publicAddress, search: "globalUnicast.check(address, 'ipv6') && ", replacement: '', tests: PUBLIC_ADDRESS },
  { name: 'no special-purpose addresses', file: publicAddress, search: "return !notPublic.check(address, 'ipv4');", replacement: 'return true;', tests: PUBLIC_ADDRESS },
  { name: 'no password in the address of a picture', file: pictureRequest, search: "if (url.username !== '' || url.password !== '') throw new Error('There is a password in this address.');", replacement: '', tests: PICTURE_REQUEST },
  { name: 'the limit on the bytes of a picture', file: pictureRequest, search: ', bytesMax: BYTES_MAX', replacement: '', tests: PICTURE_REQUEST },
  { name: 'no application id for strangers', file: pictureRequest, search: '{ ...NO_ACCESS, caFile: access().caFile }', replacement: 'access()', tests: PICTURE_REQUEST },

  policyPart("default-src 'none'", "default-src 'self'"),
  policyPart("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
  { ...policyPart("script-src 'self'", "script-src 'self' 'unsafe-eval'") },
  policyPart("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  policyPart("img-src 'self'", 'img-src *'),
  policyPart("base-uri 'none'", ''),
  policyPart("form-action 'none'", ''),
  policyPart("frame-ancestors 'none'", ''),
  policyPart("require-trusted-types-for 'script'", ''),
  policyPart("trusted-types 'none'", ''),
  { name: 'no guessing of types', file: policy, search: "  'x-content-type-options': 'nosniff',\n", replacement: '', tests: POLICY },
  { name: 'a fixed list of files', file: 'src/main/window/app-request.ts', search: "username !== '' || password !== ''", replacement: 'false', tests: ['test/unit/window/app-request.test.ts'] },

  // What opens the installed app
  { name: 'only switches for the look', file: commandLine, search: '(!installed && DEVELOPMENT_SWITCHES.has(name))', replacement: 'DEVELOPMENT_SWITCHES.has(name)', tests: COMMAND_LINE },
  { name: 'no option but its own', file: commandLine, search: 'if (!isOurs(token.name)) return messages.cli.unknownOption(token.rawName);', replacement: 'if (!isOurs(token.name)) continue;', tests: COMMAND_LINE },
  { name: 'no switch in the place of a value', file: commandLine, search: "SWITCH_START.test(value?.trimStart() ?? '')", replacement: "(value ?? '').startsWith('--')", tests: COMMAND_LINE },
  { name: 'no argument that is no option', file: commandLine, search: "if (token.kind === 'positional') return messages.cli.unexpectedArgument(token.value);", replacement: '', tests: COMMAND_LINE },
  { name: 'no variable of the runtime', file: 'src/main/app/environment.ts', search: 'OF_THE_RUNTIME.test(upper)', replacement: "upper === 'NODE_OPTIONS'", tests: ENVIRONMENT },
  fuse('runAsNode', false),
  fuse('enableNodeOptionsEnvironmentVariable', false),
  fuse('enableNodeCliInspectArguments', false),
  fuse('enableEmbeddedAsarIntegrityValidation', true),
  fuse('onlyLoadAppFromAsar', true),
  fuse('loadBrowserProcessSpecificV8Snapshot', false),
  fuse('grantFileProtocolExtraPrivileges', false),
  fuse('enableCookieEncryption', false),

  // The port that the browser comes back to
  { name: 'the Host that a browser asks for', file: loopbackRequests, search: "if (`http://${headers.host ?? ''}` !== origin || url.origin !== origin) return 421;", replacement: '', tests: LOOPBACK },
  { name: 'the path of the loopback', file: loopbackRequests, search: 'if (url.pathname !== CALLBACK_PATH) return refused(404);', replacement: '', tests: LOOPBACK },
  { name: 'the method at the loopback', file: loopbackRequests, search: "if (method !== 'GET') return 405;", replacement: '', tests: LOOPBACK },
  { name: 'no script at the loopback', file: loopbackRequests, search: "headers.origin !== undefined || (headers['sec-fetch-mode'] ?? 'navigate') !== 'navigate'", replacement: 'false', tests: LOOPBACK },
  { name: 'no embedding at the loopback', file: loopbackRequests, search: "if ((headers['sec-fetch-dest'] ?? 'document') !== 'document') return 403;", replacement: '', tests: LOOPBACK },
  { name: 'no body at the loopback', file: loopbackRequests, search: "if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return 413;", replacement: '', tests: LOOPBACK },
  { name: 'the state of the sign-in', file: loopbackRequests, search: "if (isSame(url.searchParams.getAll('state'), state)) return 'callback';", replacement: "if (isSame([state], state)) return 'callback';", tests: LOOPBACK },
  { name: 'the browser that was sent out, for an error without a state', file: loopbackRequests, search: "isSame(cookiesOf(request), cookie) ? 'callback' : 'ignored'", replacement: "'callback'", tests: LOOPBACK },
  { name: 'one answer for each sign-in', file: loopbackRequests, search: "if (takenHref !== undefined) return isSame([url.href], takenHref) ? 'again' : refused(400);", replacement: '', tests: LOOPBACK },
  { name: 'no other user at the loopback', file: loopbackConnections, search: 'if (!isOurs) socket.destroy();\n    return isOurs;', replacement: 'return true;', tests: CONNECTIONS },
  { name: 'the time that a connection has for its request', file: loopbackConnections, search: 'setTimeout(() => socket.destroy(), HEAD_TIMEOUT_MS)', replacement: 'setTimeout(() => undefined, HEAD_TIMEOUT_MS)', tests: CONNECTIONS },
  { name: 'the end of the oldest idle connection', file: loopbackConnections, search: '      oldest.destroy();\n', replacement: '      socket.destroy();\n', tests: CONNECTIONS },
  { name: 'a start address on the command line of the browser', file: openidProvider, search: 'openLink(address).then(', replacement: "openLink(`${address}?${new URL(authorizationUrl(config, issuer, { state })).search}`).then(", tests: CONNECTIONS },
  { name: 'the question who it is before tokens are kept', file: 'src/main/sign-in/keeping.ts', search: "if (last === '' || last === user.id) return", replacement: 'return', tests: ['test/integration/oauth-sign-in.test.ts'] },

  // Addresses
  { name: 'no redirect of an identity provider', file: 'src/main/identity-provider/limited-fetch.ts', search: "redirect: 'error',", replacement: "redirect: 'follow' as 'error',", tests: LIMITED_FETCH },
  { name: 'the size of a reply of an identity provider', file: 'src/main/identity-provider/limited-fetch.ts', search: "if (bytes > BODY_BYTES_MAX) throw new IdentityProviderError('unreachable', messages.signIn.provider.tooLarge);", replacement: '', tests: LIMITED_FETCH },
  { name: 'HTTPS to an identity provider', file: 'src/main/identity-provider/limited-fetch.ts', search: "if (!isAllowedEndpoint(url, issuer)) throw new IdentityProviderError('wrongMetadata', messages.signIn.provider.notEncrypted);", replacement: '', tests: LIMITED_FETCH },
  { name: 'HTTPS to another computer', file: 'src/shared/service-url.ts', search: "if (!isEncryptedOrLocal(url)) return { ok: false, problem: 'notEncrypted' };", replacement: '', tests: SERVICE_URL },
  { name: 'no password in the address of a service', file: 'src/shared/service-url.ts', search: "if (url.username !== '' || url.password !== '') return { ok: false, problem: 'hasCredentials' };", replacement: '', tests: SERVICE_URL },
  { name: 'only web pages are opened', file: 'src/main/system/open-link.ts', search: "if (!isWebPage(url)) throw new Error('This address is not opened.');", replacement: '', tests: LINKS },
  { name: 'no browser opens the address that starts Pieces OS', file: 'src/main/system/open-link.ts', search: "if (programFor(LAUNCH_URL) === '') return false;", replacement: '', tests: LINKS },

  { name: 'only addresses that the rules allow are tested', file: 'src/main/watch/test-address.ts', search: "if (!url.ok) return { state: 'invalid', problem: url.problem };\n    const { baseUrl } = url;", replacement: 'const baseUrl = url.ok ? url.baseUrl : address;', tests: ADDRESS_TEST },
  { name: 'a test of an address asks for health and version only', file: 'src/main/watch/test-address.ts', search: "if (!(await isPiecesOs(api))) return { state: 'failed', baseUrl, reason: 'notPiecesOs' };", replacement: 'await (api as UsersApi).listUsers();', tests: ADDRESS_TEST },
  { name: 'one test of an address at a time', file: 'src/main/watch/test-address.ts', search: 'last = test.catch(() => undefined);', replacement: '', tests: ADDRESS_TEST },
  { name: 'few tests of addresses', file: callLimit, search: "'openProjectPage', 'testServiceAddress',", replacement: "'openProjectPage',", tests: CALL_LIMIT },

  // What a service sends
  { name: 'no redirect of the service', file: 'src/main/users-api/http.ts', search: 'followRedirect: false', replacement: 'followRedirect: true', tests: HTTP },
  { name: 'the limit on a body', file: 'src/main/users-api/http.ts', search: '> bytesMax) throw', replacement: '> Number.MAX_VALUE) throw', tests: HTTP },
  { name: 'loopback by no proxy', file: 'src/main/users-api/http.ts', search: "agent: { http: withOwnerCheck(new HttpAgent({ keepAlive: false }), 'connect', ownerOf) },", replacement: '', tests: HTTP },
  { name: 'nothing for a service of another user', file: 'src/main/users-api/own-connection.ts', search: "if (owner === 'otherUser') return OTHER_USER_CODE;", replacement: '', tests: OTHER_USER },

  // Files
  { name: 'the mode of a private file', file: privateFiles, search: 'export const PRIVATE_FILE_MODE = 0o600;', replacement: 'export const PRIVATE_FILE_MODE = 0o644;', tests: PRIVATE_FILES },
  { name: 'the mode of a private folder', file: privateFiles, search: 'const PRIVATE_FOLDER_MODE = 0o700;', replacement: 'const PRIVATE_FOLDER_MODE = 0o755;', tests: PRIVATE_FILES },
  { name: 'no link is made private', file: privateFiles, search: ' | (constants.O_NOFOLLOW ?? 0)', replacement: '', tests: PRIVATE_FILES },
  { name: 'no waiting for a pipe', file: privateFiles, search: "const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));\n  try {\n    const stat = fstatSync(file);\n    if (!stat.isFile()) throw", replacement: "const file = openSync(path, constants.O_RDONLY);\n  try {\n    const stat = fstatSync(file);\n    if (!stat.isFile()) throw", tests: PRIVATE_FILES },
  { name: 'the limit on the size of a file', file: privateFiles, search: 'if (stat.size > bytesMax) throw', replacement: 'if (stat.size > Number.MAX_VALUE) throw', tests: PRIVATE_FILES },
  { name: 'the mode of an export', file: 'src/main/system/chosen-file.ts', search: 'replaceFile(targetOf(path), text);', replacement: 'replaceFile(targetOf(path), text, 0o644);', tests: ['test/integration/history.test.ts'] },
  { name: 'an AppImage only where the program lies in it', file: autostart, search: 'isInside && existsSync(APPIMAGE)', replacement: 'existsSync(APPIMAGE)', tests: AUTOSTART },

  // The log
  { name: 'what is logged is redacted', file: 'src/main/system/log.ts', search: '${redact(line)}', replacement: '${line}', tests: LOG_FILE },
  { name: 'no e-mail address in the log', file: redact, search: '.replaceAll(EMAILS, REMOVED)', replacement: '', tests: REDACT },
  { name: 'no token in the log', file: redact, search: 'withoutSecrets(line.slice(0, end)', replacement: '(line.slice(0, end)', tests: REDACT },
  { name: 'no line in a line of the log', file: redact, search: "join('\\n    ')", replacement: "join('\\n')", tests: REDACT },
  { name: 'the mode of the log file', file: logFile, search: 'mode: PRIVATE_FILE_MODE', replacement: 'mode: 0o644', tests: LOG_FILE },
  { name: 'no link in the place of the log file', file: logFile, search: '  renameSync(path, `${path}.set-aside`);\n', replacement: '', tests: LOG_FILE },
  { name: 'the log is not written through a link', file: logFile, search: ' | (constants.O_NOFOLLOW ?? 0)', replacement: '', tests: LOG_FILE },
  { name: 'the log waits for no pipe', file: logFile, search: ' | (constants.O_NONBLOCK ?? 0)', replacement: '', tests: LOG_FILE },
  { name: 'the size of the log', file: logFile, search: 'maxSize: FILE_BYTES_MAX', replacement: 'maxSize: 0', tests: LOG_FILE },
  { name: 'only codes of what a service said in the log', file: 'src/main/system/error-code.ts', search: "status ?? (CODES.has(code) || /^ERR_[A-Z_]{1,40}$/u.test(code) ? code : undefined)", replacement: 'detail', tests: ['test/unit/state/log-lines.test.ts'] },

  // The diagnostics
  { name: 'what has no rule is masked', file: masks, search: "?? 'personal'", replacement: "?? 'plain'", tests: DIAGNOSTICS },
  { name: 'only codes of a text in the diagnostics', file: masks, search: 'return codeIn(value) ?? MASKED;', replacement: 'return codeIn(value) ?? value;', tests: DIAGNOSTICS },
  { name: 'only words where the app speaks in the diagnostics', file: masks, search: 'WORD.test(value) ? withoutSecrets(value) : MASKED', replacement: 'value', tests: DIAGNOSTICS },
  { name: 'no host of an address in the diagnostics', file: masks, search: "LOOPBACK.test(hostname) ? '<this computer>' : '<host>'", replacement: 'hostname', tests: DIAGNOSTICS },
  { name: 'no secret in diagnostics that are not masked', file: masks, search: 'return withoutSecrets(value.replaceAll', replacement: 'return (value.replaceAll', tests: DIAGNOSTICS },
  { name: 'no path of an address in diagnostics that are not masked', file: masks, search: 'return new URL(value).origin;', replacement: 'return value;', tests: DIAGNOSTICS },
  { name: 'no secret of the log in the diagnostics', file: 'src/main/diagnostics/diagnostics-text.ts', search: 'masks.line(redact(line))', replacement: 'masks.line(line)', tests: DIAGNOSTICS },
  { name: 'only diagnostics that were shown are copied', file: 'src/main/app/help.ts', search: 'copyText(shown)', replacement: "copyText('')", tests: HELP },
  { name: 'the log is not read through a link', file: 'src/main/system/log-folder.ts', search: ' | (constants.O_NOFOLLOW ?? 0)', replacement: '', tests: HELP },
  { name: 'only a folder is opened', file: 'src/main/system/open-link.ts', search: '?.isDirectory() !== true', replacement: ' === undefined', tests: LINKS },

  // Tokens
  { name: 'a change of where tokens go is asked about', file: settingsChanges, search: 'if (!agreed) return', replacement: 'if (agreed === undefined) return', tests: HOSTILE_PAGE },
  { name: 'tokens stay at their service', file: 'src/main/tokens/consent.ts', search: '(bound.isFound && place.isFound)', replacement: 'true', tests: HOSTILE_PAGE },
  { name: 'names in the keychain are hashed', file: 'src/main/tokens/credential-pieces.ts', search: "createHash('sha256').update(userId).digest('hex').slice(0, 32)", replacement: 'userId', tests: ['test/unit/tokens/credential-pieces.test.ts'] },
  { name: 'the hash over a token set', file: 'src/main/tokens/credential-pieces.ts', search: ' || sha256(text) !== header.sha256', replacement: '', tests: ['test/unit/tokens/credential-pieces.test.ts'] },
  { name: 'a removal is final', file: 'src/main/tokens/final-removals.ts', search: 'if (!isDue(userId)) return vault.load(userId);', replacement: 'return vault.load(userId);', tests: ['test/unit/tokens/final-removals.test.ts'] },
];

/** @throws Error where the text that is to be taken away does not stand in the source exactly once */
export function mutated({ name, file, search, replacement }: Mutation, source: string): string {
  const parts = source.split(search);
  if (parts.length !== 2) throw new Error(`${name}: its text stands in ${file} ${parts.length - 1} times instead of once. Mend test/mutations/mutations.ts.`);
  return parts.join(replacement);
}

/** @returns the mutations as a table in Markdown, as `docs/mutations.md` has it */
export function tableOf(mutations: readonly Mutation[]): string {
  const rows = mutations.map(({ name, file, tests, grep }) => {
    const where = tests.map((test) => `\`${test}\``).join(', ');
    return `| ${name.replaceAll('|', '\\|')} | \`${file}\` | ${where}${grep === undefined ? '' : `, *${grep.replaceAll(/.*” /gu, '')}*`} |`;
  });
  return ['| taken away | in | missed by |', '|---|---|---|', ...rows].join('\n');
}
