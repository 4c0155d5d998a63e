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
