import { resolve } from 'node:path';
import { app } from 'electron';

/** What the person wrote behind the program's name: in development Electron's own arguments and the app's path go first. */
export function ownArguments(): readonly string[] {
  if (!process.defaultApp) return process.argv.slice(1);
  const appPath = app.getAppPath();
  const at = process.argv.findIndex((arg, index) => index > 0 && !arg.startsWith('-') && resolve(arg) === appPath);
  return process.argv.slice(at + 1);
}
