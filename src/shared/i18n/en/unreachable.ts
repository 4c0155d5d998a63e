import type { UnreachableReason } from '../../snapshot.ts';

/** What is wrong, where, and what to do about it. */
export interface ReasonWords {
  readonly title: string;
  readonly detail: (url: string) => string;
  readonly advice: string;
}

/** Why the service could not be asked. */
export const unreachableWords = {
  refused: {
    title: 'Pieces OS is not answering',
    detail: (url) => `Nothing is listening at ${url}.`,
    advice: 'Start Pieces OS. If you just started it, wait a few minutes.',
  },
  timedOut: {
    title: 'Pieces OS is taking too long to answer',
    detail: (url) => `${url} did not answer in time.`,
    advice: 'It may be busy; this app keeps trying. If this continues, restart Pieces OS.',
  },
  reset: {
    title: 'Pieces OS closed the connection',
    detail: (url) => `The connection to ${url} was lost before it answered.`,
    advice: 'It may be restarting; this app keeps trying. If this continues, restart Pieces OS.',
  },
  nameNotFound: {
    title: 'The Pieces OS address was not found',
    detail: (url) => `The host name in ${url} was not found.`,
    advice: 'Check the service address in the settings.',
  },
  network: {
    title: 'Pieces OS cannot be reached',
    detail: (url) => `A network error occurred while connecting to ${url}.`,
    advice: 'Check the network connection and the service address in the settings.',
  },
  certSelfSigned: {
    title: 'The certificate of Pieces OS is not trusted',
    detail: (url) => `${url} uses a self-signed certificate.`,
    advice: 'If you run that service, add its certificate as the certificate authority in the settings.',
  },
  certUnknownIssuer: {
    title: 'The certificate of Pieces OS has an unknown issuer',
    detail: (url) => `The certificate of ${url} was issued by an authority that this app does not trust.`,
    advice: 'If it is your company’s certificate authority, add its PEM file in the settings.',
  },
  certExpired: {
    title: 'The certificate of Pieces OS has expired',
    detail: (url) => `The certificate of ${url} is no longer valid.`,
    advice: 'Check this computer’s date. If it is right, renew the certificate at the service.',
  },
  certNotYetValid: {
    title: 'The certificate of Pieces OS is not valid yet',
    detail: (url) => `The certificate of ${url} becomes valid at a later date.`,
    advice: 'Check this computer’s date. If it is right, replace the certificate at the service.',
  },
  certWrongName: {
    title: 'The certificate of Pieces OS is for a different address',
    detail: (url) => `The certificate of ${url} is not valid for this address.`,
    advice: 'Use the host name that is in the certificate, or replace the certificate at the service.',
  },
  certInvalid: {
    title: 'The certificate of Pieces OS cannot be used',
    detail: (url) => `The certificate of ${url} could not be verified.`,
    advice: 'Replace the certificate at the service.',
  },
  notHttps: {
    title: 'Pieces OS does not use HTTPS at this address',
    detail: (url) => `${url} answered without encryption.`,
    advice: 'Check the port in the service address. If Pieces OS is on this computer, start the address with http://.',
  },
  tlsFailed: {
    title: 'A secure connection to Pieces OS could not be made',
    detail: (url) => `${url} and this app have no encryption method in common.`,
    advice: 'Check the service address in the settings, and update Pieces OS and this app.',
  },
  caFileUnusable: {
    title: 'The certificate authority file could not be used',
    detail: (url) => `The certificate of ${url} could not be verified with it.`,
    advice: 'Choose a PEM file in the settings, or clear the field.',
  },
  redirected: {
    title: 'Pieces OS is not at this address',
    detail: (url) => `${url} redirects to another address, which this app does not follow.`,
    advice: 'Enter the direct address of Pieces OS in the settings.',
  },
  rejected: {
    title: 'Pieces OS refused the request',
    detail: (url) => `${url} answered, but did not let this app list its users.`,
    advice: 'Check the service address in the settings, and update Pieces OS.',
  },
  appRefused: {
    title: 'Pieces OS refuses this app',
    detail: (url) => `${url} requires an application ID, and did not accept the one from this app.`,
    advice: 'Enter an application ID that Pieces OS recognises in the settings, or update Pieces OS.',
  },
  failed: {
    title: 'Pieces OS reported an error',
    detail: (url) => `${url} answered with an error.`,
    advice: 'This app keeps trying. If this continues, restart Pieces OS.',
  },
  malformed: {
    title: 'The answer from Pieces OS could not be read',
    detail: (url) => `The answer from ${url} was damaged or incomplete.`,
    advice: 'This app keeps trying. If this continues, restart or update Pieces OS.',
  },
  tooLarge: {
    title: 'The answer from Pieces OS was too large',
    detail: (url) => `The answer from ${url} was larger than this app accepts.`,
    advice: 'Check the service address in the settings. If it is right, restart Pieces OS.',
  },
  notPiecesOs: {
    title: 'Another program is at this address',
    detail: (url) => `Something answered at ${url}, but it is not Pieces OS.`,
    advice: 'Check the service address in the settings, or close the other program and start Pieces OS.',
  },
  otherUser: {
    title: 'Another user’s program is at this address',
    detail: (url) => `The program at ${url} belongs to another user of this computer. Nothing was sent to it.`,
    advice: 'Start Pieces OS in your own session. If you entered this address, change or clear it in the settings.',
  },
} satisfies Record<UnreachableReason, ReasonWords>;
