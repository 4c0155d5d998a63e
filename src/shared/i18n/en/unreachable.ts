import type { UnreachableReason } from '../../snapshot.ts';

/** What is wrong, where, and what to do about it. */
export interface ReasonWords {
  readonly title: string;
  readonly detail: (url: string) => string;
  readonly advice: string;
}

/** Why the service could not be asked. */
export const unreachableWords: Record<UnreachableReason, ReasonWords> = {
  refused: {
    title: 'Pieces OS is not answering',
    detail: (url) => `Nothing is listening at ${url}.`,
    advice: 'Start Pieces OS, or wait: right after its start it can need a few minutes.',
  },
  timedOut: {
    title: 'Pieces OS takes too long to answer',
    detail: (url) => `No answer came from ${url} in time.`,
    advice: 'It may be busy; this app keeps trying. If that does not help, restart Pieces OS.',
  },
  reset: {
    title: 'Pieces OS hung up',
    detail: (url) => `The connection to ${url} broke before an answer came.`,
    advice: 'It may be restarting; this app keeps trying. If that does not help, restart Pieces OS.',
  },
  nameNotFound: {
    title: 'The address of Pieces OS was not found',
    detail: (url) => `No computer is known by the name in ${url}.`,
    advice: 'Check the service address in the settings.',
  },
  network: {
    title: 'Pieces OS cannot be reached',
    detail: (url) => `The network gave an error on the way to ${url}.`,
    advice: 'Check the network connection and the service address in the settings.',
  },
  certSelfSigned: {
    title: 'The certificate of Pieces OS is not trusted',
    detail: (url) => `${url} shows a certificate that it signed itself.`,
    advice: 'If that service is yours, enter its certificate as the certificate authority in the settings.',
  },
  certUnknownIssuer: {
    title: 'The certificate of Pieces OS is of an unknown issuer',
    detail: (url) => `The certificate of ${url} comes from an issuer that this app does not know.`,
    advice: 'If it is the certificate authority of your company, enter its PEM file in the settings.',
  },
  certExpired: {
    title: 'The certificate of Pieces OS has expired',
    detail: (url) => `The certificate of ${url} is not valid any more.`,
    advice: 'Renew the certificate at the service. If the date of this computer is wrong, set it.',
  },
  certNotYetValid: {
    title: 'The certificate of Pieces OS is not valid yet',
    detail: (url) => `The certificate of ${url} begins to be valid at a later date.`,
    advice: 'If the date of this computer is wrong, set it. If it is right, replace the certificate at the service.',
  },
  certWrongName: {
    title: 'The certificate of Pieces OS is for another name',
    detail: (url) => `${url} shows a certificate that is not for this address.`,
    advice: 'Enter the address with the name in the certificate, or replace the certificate at the service.',
  },
  certInvalid: {
    title: 'The certificate of Pieces OS cannot be used',
    detail: (url) => `The certificate of ${url} did not pass the check.`,
    advice: 'Replace the certificate at the service.',
  },
  notHttps: {
    title: 'Pieces OS does not use HTTPS at this address',
    detail: (url) => `${url} answers without encryption.`,
    advice: 'Check the port in the service address. If Pieces OS is on this computer, begin the address with http://.',
  },
  tlsFailed: {
    title: 'No encrypted connection to Pieces OS was made',
    detail: (url) => `${url} and this app did not agree on how to encrypt.`,
    advice: 'Check the service address in the settings, and update Pieces OS and this app.',
  },
  caFileUnusable: {
    title: 'The file of the certificate authority cannot be used',
    detail: (url) => `The certificate of ${url} cannot be checked with it.`,
    advice: 'Check the path in the settings: a file in PEM format, or nothing.',
  },
  redirected: {
    title: 'Pieces OS is not at this address',
    detail: (url) => `${url} points to another address, and this app does not follow it.`,
    advice: 'Enter the address of Pieces OS itself in the settings.',
  },
  rejected: {
    title: 'Pieces OS turned the request down',
    detail: (url) => `${url} answered, but does not let this app see its users.`,
    advice: 'Check the service address in the settings, and update Pieces OS.',
  },
  appRefused: {
    title: 'Pieces OS refuses this app',
    detail: (url) => `${url} wants to know which app asks, and does not accept what this app says.`,
    advice: 'Enter an application id that Pieces OS knows in the settings, or update Pieces OS.',
  },
  failed: {
    title: 'Pieces OS has a problem',
    detail: (url) => `${url} answered with an error of its own.`,
    advice: 'This app keeps trying. If that does not help, restart Pieces OS.',
  },
  malformed: {
    title: 'Pieces OS sent an unreadable answer',
    detail: (url) => `The answer from ${url} was damaged or cut off.`,
    advice: 'This app keeps trying. If that does not help, restart or update Pieces OS.',
  },
  tooLarge: {
    title: 'Pieces OS sent too much',
    detail: (url) => `The answer from ${url} was larger than this app accepts.`,
    advice: 'Check the service address in the settings. If it is right, restart Pieces OS.',
  },
  notPiecesOs: {
    title: 'Another program is at this address',
    detail: (url) => `Something answers at ${url}, but it is not Pieces OS.`,
    advice: 'Check the service address in the settings, or close the other program and start Pieces OS.',
  },
  otherUser: {
    title: 'Another user’s program is at this address',
    detail: (url) => `Another user of this computer listens at ${url}. Nothing was sent there.`,
    advice: 'Start your own Pieces OS. If you entered this address, change or clear it in the settings.',
  },
};
