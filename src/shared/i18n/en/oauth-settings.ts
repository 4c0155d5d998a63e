/** What is said about identity providers and their settings. Part of the English catalogue. */
import type { OAuthSettings } from '../../settings.ts';
import type { OAuthProblem, ProviderField, ProviderProblem } from '../../reasons.ts';

/** What was wrong at, or with, an identity provider: each a phrase that stands before a full stop. */
export const providerWords = {
  refused: 'It is not answering',
  nameNotFound: 'Its host name was not found',
  certificate: 'This computer does not trust its certificate',
  noNetwork: 'There is no network connection',
  timedOut: 'It did not answer in time',
  network: 'A network error occurred',
  redirected: 'It redirects to another address, which this app does not follow',
  tooLarge: 'Its response is too large',
  notEncrypted: 'It gives an address that does not start with https://',
  notJson: 'Its response could not be read',
  notUsable: 'Its response is incomplete or invalid',
  wrongIssuer: 'The response does not name the issuer in the settings',
  issuers: (named: string, expected: string) => `The response names the issuer ${named}, but the settings name ${expected}`,
  wrongClaim: 'The response is for a different app or sign-in',
  idTokenMissing: 'Its response has no ID token; allow the scope openid for this app at your identity provider',
  idTokenSecret: (algorithm: string) => `It signs the ID token with a secret (${algorithm}) that this app does not have; choose RS256 for this app at your identity provider`,
  idTokenUnsigned: 'Its ID token is not signed',
  idTokenAlgorithm: (algorithm: string) => `It signs the ID token with an algorithm that this app does not support (${algorithm}); choose RS256 for this app at your identity provider`,
  tokenType: 'Its response contains a token type other than Bearer',
  tokenUnsendable: 'The access token in its response is too long to be sent, or has characters that cannot be sent',
  field: {
    access_token: 'Its response has no access token',
    token_type: 'Its response has no token type (token_type)',
    expires_in: 'The token lifetime (expires_in) in its response is not a number of seconds',
    refresh_token: 'The refresh token (refresh_token) in its response is not text; it must be left out if there is none',
    scope: 'The scope in its response is not text; several scopes must be one text separated by spaces',
    id_token: 'The ID token (id_token) in its response is not text',
    issuer: 'Its configuration does not name an issuer',
  },
  wrongSignature: 'The response is not signed by this identity provider',
  clock: 'The times in the response do not match this computer’s clock; check the date and time',
  otherPerson: 'The response is for a different person',
  otherIssuer: 'The saved sign-in came from a different identity provider',
  noRefreshToken: 'The identity provider did not issue a refresh token',
} satisfies Readonly<Record<ProviderProblem, string>> & { readonly field: Readonly<Record<ProviderField, string>>; readonly [name: string]: unknown };

/** What is wrong with the settings of an identity provider. */
export const oauthProblemWords = {
  issuerMissing: 'Enter the issuer too, or clear all fields.',
  clientIdMissing: 'Enter the client ID too, or clear all fields.',
  issuerNotAUrl: 'Enter the issuer as a web address, such as https://login.example.com.',
  issuerHasMore: 'Remove any user name, password, ? or # from the issuer.',
  issuerIsMetadata: 'Enter the issuer, not the address of its metadata: remove /.well-known/ and everything after it.',
  issuerNotHttps: 'The issuer must start with https://.',
  endpointMissing: 'Enter both endpoints, or neither.',
  endpointUnusable: 'Both endpoints must start with https://.',
  portOutOfRange: 'Enter a port from 1 to 65535, or 0 for any free port.',
} satisfies Readonly<Record<OAuthProblem, string>>;

export const oauthSettingsWords = {
  title: 'Sign in through your own identity provider',
  hint: 'Clear all fields to sign in through Pieces OS.',
  fields: {
    issuer: { label: 'Issuer', hint: 'Enter it exactly as your identity provider gives it, for example https://login.example.com.' },
    clientId: { label: 'Client ID', hint: 'The ID of this app at your identity provider. It must be a public native client without a secret.' },
    audience: { label: 'Audience', hint: 'The API that the tokens are for, if your identity provider requires one.' },
    redirectPort: {
      label: 'Redirect port',
      hint: 'Allow http://127.0.0.1:PORT/callback at your identity provider. Use 0 for any free port.',
    },
    authorizationEndpoint: { label: 'Authorization endpoint', hint: 'Only needed if the issuer does not publish its endpoints.' },
    tokenEndpoint: { label: 'Token endpoint', hint: 'Required with an authorization endpoint.' },
  } satisfies Record<keyof OAuthSettings, { label: string; hint: string }>,
};
