/** Entry: reads the command line, answers what needs no window at once, else starts the one instance of the app. */
import { url as inspectorUrl } from 'node:inspector';
import { resolve as absolutePath } from 'node:path';
import { app } from 'electron';
import { languageFor } from '../shared/i18n/languages.ts';
import { messages } from '../shared/i18n/messages.ts';
import { parseCommandLine } from './app/command-line.ts';
import { forbiddenVariable } from './app/environment.ts';
import { speakLanguage } from './app/language.ts';
import { ownArguments } from './electron/own-arguments.ts';
import { failToStart, startUp } from './startup.ts';
import { lockProblemText, takeInstanceLock } from './system/instance-lock.ts';
import { outliveOutput } from './system/log.ts';

const EXIT_USAGE = 2;

outliveOutput();

const print = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(`${text}\n`, () => resolve());
  });

/**
 * Not by the name of the program, which anybody can change. The app as people get it cannot be inspected; a copy that can
 * is one for tests.
 */
const installed = !process.defaultApp && inspectorUrl() === undefined;
const forbidden = installed ? forbiddenVariable(process.env) : undefined;
if (forbidden !== undefined) {
  await print(process.stderr, messages.cli.forbiddenVariable(forbidden));
  process.exit(EXIT_USAGE);
}
await speakLanguage(languageFor('system', app.getPreferredSystemLanguages()));
const commandLine = parseCommandLine(ownArguments(), app.getVersion(), installed);
if (commandLine.kind === 'print') {
  await print(process.stdout, commandLine.text);
  process.exit(0);
}
if (commandLine.kind === 'error') {
  await print(process.stderr, commandLine.message);
  process.exit(EXIT_USAGE);
}
// Electron takes no relative path.
if (commandLine.userDataDir !== undefined) app.setPath('userData', absolutePath(commandLine.userDataDir));

if (commandLine.kind === 'status') {
  // Here no display is open yet, so this works over SSH too.
  const [{ createApp }, { status }, { desktopPorts }] = await Promise.all([
    import('./app/create-app.ts'),
    import('./app/status.ts'),
    import('./electron/ports.ts'),
  ]);
  const ports = { ...desktopPorts({ serviceUrl: commandLine.serviceUrl, run: () => undefined, window: () => null }), readOnly: true };
  const { text, exitCode } = await status(createApp(ports), commandLine.json);
  await print(process.stdout, text);
  process.exit(exitCode);
}

const { hidden } = commandLine;
const lock = await takeInstanceLock(app.getPath('userData'), () => app.requestSingleInstanceLock({ hidden }));
// The instance that runs already shows its window: without a tray on this desktop there is no other way in.
if (lock === 'runsAlready') process.exit(0);
// Not awaited: Electron becomes ready only after this module is through (electron/electron#40719).
if (lock === 'taken') void startUp(commandLine);
else void failToStart(lockProblemText(lock));
