/** What a page in the window of the app could do. */
import type { Mutation } from './mutation.ts';

const SECURITY = ['test/e2e/security.e2e.ts'];
const LOCKDOWN = ['test/e2e/lockdown.e2e.ts'];
const POLICY = ['test/unit/window/content-policy.test.ts'];
const FLOOD = ['test/e2e/bridge-flood.e2e.ts'];
const CALL_LIMIT = ['test/unit/window/call-limit.test.ts'];
const ARGUMENTS = ['test/unit/window/bridge-arguments.test.ts'];
const SETTINGS_CHANGES = ['test/unit/app/settings-changes.test.ts'];
const lockdown = 'src/main/window/lockdown.ts';
const accountWindow = 'src/main/window/account-window.ts';
const bridge = 'src/main/window/bridge.ts';
const policy = 'src/main/window/content-policy.ts';
const callLimit = 'src/shared/call-limit.ts';
const preload = 'src/preload/index.ts';
const settingsChanges = 'src/main/app/settings-changes.ts';

const policyPart = (part: string, instead: string): Mutation => ({
  name: `the content policy's ${part}, made ${instead === '' ? 'nothing' : instead}`,
  file: policy,
  search: `  "${part}",\n`,
  replacement: instead === '' ? '' : `  "${instead}",\n`,
  tests: POLICY,
});

export const OF_THE_WINDOW: readonly Mutation[] = [
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
  { name: 'a limit on calls, in the page', file: preload, search: '!isWithinLimit(name) || ', replacement: '', tests: FLOOD, grep: 'of every kind' },
  { name: 'a limit on calls, in the main process', file: bridge, search: ' && isWithinLimit(name)', replacement: '', tests: FLOOD, grep: 'gets around its own limit' },
  { name: 'a lower limit on costly calls', file: callLimit, search: '(ofCostly.get(name)?.() ?? true) && ', replacement: '', tests: CALL_LIMIT },
  { name: 'a limit on the size of a call, in the page', file: preload, search: ' || !isSmall(args)', replacement: '', tests: FLOOD, grep: 'too large' },
  { name: 'a limit on the number of values', file: callLimit, search: 'if (value.length > VALUES_MAX) return false;', replacement: '', tests: CALL_LIMIT },
  { name: 'a refusal is an answer', file: bridge, search: "return { problem: 'refused' };", replacement: "throw new Error('refused');", tests: FLOOD, grep: 'refused calls write' },
  { name: 'one line a second for refused calls', file: 'src/main/window/call-log.ts', search: 'if (now - lastMs < EVERY_MS) {', replacement: 'if (Number.isNaN(now)) {', tests: CALL_LIMIT },
  { name: 'changes of settings are written together', file: settingsChanges, search: 'if (timer !== undefined) return;', replacement: 'if (timer !== undefined) return flush();', tests: SETTINGS_CHANGES },
  { name: 'one question about settings at a time', file: settingsChanges, search: "if (asking) return { ok: false, cause: { code: 'refused.answerFirst' } };", replacement: '', tests: SETTINGS_CHANGES },
  { name: 'one dialog for an export at a time', file: 'src/main/app/commands.ts', search: '(exporting ??= exportHistory', replacement: '(exporting = exportHistory', tests: ['test/integration/commands.test.ts'] },
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
  { name: 'the web security of the page', file: accountWindow, search: 'spellcheck: false,', replacement: 'spellcheck: false, webSecurity: false,', tests: SECURITY, grep: 'runs in a sandbox, and sees' },
  { name: 'no insecure content in the page', file: accountWindow, search: 'spellcheck: false,', replacement: 'spellcheck: false, allowRunningInsecureContent: true,', tests: SECURITY, grep: 'runs in a sandbox, and sees' },
  { name: 'no experimental features in the page', file: accountWindow, search: 'spellcheck: false,', replacement: 'spellcheck: false, experimentalFeatures: true,', tests: SECURITY, grep: 'runs in a sandbox, and sees' },
  { name: 'no features of Blink turned on in the page', file: accountWindow, search: 'spellcheck: false,', replacement: "spellcheck: false, enableBlinkFeatures: 'ExecCommandInJavaScript',", tests: SECURITY, grep: 'runs in a sandbox, and sees' },
  { name: 'no API of Electron in the page', file: preload, search: 'contextBridge.exposeInMainWorld(BRIDGE_KEY, {', replacement: 'contextBridge.exposeInMainWorld(BRIDGE_KEY, {\n  invoke: ipcRenderer.invoke,', tests: SECURITY, grep: 'is offered the contract' },
];
