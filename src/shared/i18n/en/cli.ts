/** The command line. Part of the English catalogue. */
export const cliWords = {
  service: (url: string, source: string) => `Pieces OS: ${url} (${source})`,
  version: (version: string) => `Version: ${version}`,
  notice: (title: string, detail: string) => `${title}. ${detail}`,
  ofOtherUsers: (urls: string) => `Not used, because another user of this computer listens there: ${urls}`,
  cloud: (state: string) => `Cloud: ${state}`,
  otherUsers: (names: string) => `Other users: ${names}`,
  unknownOption: (option: string) => `Unknown option “${option}”. Use --help to see all options.`,
  forbiddenVariable: (name: string) => `This app does not start while ${name} is set in the environment. Unset it and try again.`,
  valueMissing: (option: string) => `The option ${option} needs a value.`,
  valueNotTaken: (option: string) => `The option ${option} does not take a value.`,
  unexpectedArgument: (argument: string) => `Unexpected argument “${argument}”. Use --help to see all options.`,
  jsonWithoutStatus: 'Use --json only with --status.',
  logFileUnusable: 'The log file cannot be written. Check the permissions of the app’s data folder.',
  help: `Usage: pieces-account-tray [options]

Shows who is signed in to Pieces OS on this computer.

  --hidden              start in the tray, without a window
  --status              print who is signed in, then exit
  --json                with --status: print it as JSON
  --service-url URL     use Pieces OS at this address, this time only
  --user-data-dir DIR   store settings in this folder
  --version             print the version, then exit
  --help                print this help, then exit

Exit codes of --status: 0 if someone is signed in, 3 if no one is, 4 if Pieces OS cannot be reached,
and 5 if its answer is not understood or does not say who is signed in.
`,
};
