/** The service: its address, where the address came from, and its cloud. Part of the English catalogue. */
import type { AddressSource, CloudState, PortFileProblem, ServiceUrlProblem } from '../../snapshot.ts';

export const cloudWords = {
  connecting: 'Connecting',
  connected: 'Connected',
  disconnected: 'Not connected',
  unknown: 'Unknown',
} satisfies Record<CloudState, string>;

export const sourceWords = {
  commandLine: 'from the command line',
  setting: 'from your settings',
  portFile: 'from its port file',
  scan: 'found at a standard port',
  default: 'the default address',
} satisfies Record<AddressSource, string>;

export const serviceUrlProblemWords = {
  notAUrl: 'Enter an address such as http://localhost:1000.',
  notHttp: 'The address must start with http:// or https://.',
  hasCredentials: 'Remove the user name and password from the address.',
  hasPath: 'Remove everything after the port, for example: http://localhost:1000.',
  notEncrypted: 'An address on another computer must start with https://. Only addresses of this computer, such as http://localhost:1000, may start with http://.',
} satisfies Record<ServiceUrlProblem, string>;

export const portFileProblemWords = {
  notAFile: 'It is not a file.',
  tooLarge: 'It is too large for a port file.',
  unreadable: 'It could not be read.',
} satisfies Record<PortFileProblem, string>;

/** Of the button that tests the address in its field. */
export const serviceTestWords = {
  action: 'Test',
  running: 'Testing…',
  answered: (version: string) => `Pieces OS ${version} answered`,
  answeredWithoutVersion: 'Pieces OS answered',
  found: (url: string, source: string) => `${url}, ${source}.`,
  typed: (url: string) => `${url}.`,
  checked: 'Its health check identifies it as Pieces OS.',
  owner: {
    self: 'It runs under your user account.',
    unknown: 'Whose program it is could not be determined.',
    otherComputer: 'It runs on another computer.',
  },
  notFound: {
    title: 'Pieces OS was not found',
    detail: 'No program at its usual ports on this computer identifies itself as Pieces OS. Start Pieces OS, then test again.',
  },
  failed: (detail: string, advice: string) => `${detail} ${advice}`,
  notTested: 'The address could not be tested. Try again in a few seconds.',
};
