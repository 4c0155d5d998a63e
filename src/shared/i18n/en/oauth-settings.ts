/** What is said about identity providers and their settings. Part of the English catalogue. */
import type { OAuthSettings } from '../../settings.ts';
import type { OAuthProblem } from '../../snapshot.ts';

/** What was wrong at, or with, an identity provider: each a phrase that stands before a full stop. */
export const providerWords = {
  refused: 'Nothing answers at its address',
  nameNotFound: 'No computer is known by its name',
  certificate: 'Its certificate is not trusted by this computer',
  noNetwork: 'There is no network connection to it',
  timedOut: 'It did not answer in time',
  network: 'The network gave an error on the way to it',
  redirected: 'Its address points to another one, and this app does not follow it',
  tooLarge: 'Its answer was larger than this app accepts',
  notEncrypted: 'It names an address that does not begin with https://',
  notJson: 'Its answer cannot be read',
  notUsable: 'Something in its answer is missing or not as it has to be',
  wrongIssuer: 'The answer does not name the issuer of the settings',
  issuers: (named: string, expected: string) => `The answer is about the issuer ${named}, and the settings name ${expected}`,
  wrongClaim: 'The reply is meant for another app, or for another sign-in',
  idTokenMissing: 'Its reply has no ID token; this app needs the scope openid there',
  idTokenSecret: (algorithm: string) => `It signs the ID token with a secret (${algorithm}) that this app does not have; choose RS256 for this app there`,
  idTokenUnsigned: 'Its ID token is not signed',
  idTokenAlgorithm: (algorithm: string) => `It signs the ID token in a way that this app does not know (${algorithm}); choose RS256 for this app there`,
  tokenType: 'Its reply has tokens of another kind than Bearer',
  field: {
    access_token: 'Its reply has no access token',
    token_type: 'Its reply does not say what kind of token it has (token_type)',
    expires_in: 'Its reply has a lifetime (expires_in) that is no number of seconds',
    refresh_token: 'Its reply has a refresh token (refresh_token) that is no text; where there is none, it has to be left out',
    scope: 'Its reply has a scope that is no text; several scopes are one text with spaces between them',
    id_token: 'Its reply has an ID token (id_token) that is no text',
    issuer: 'What it says of itself does not name an issuer',
  },
  wrongSignature: 'The reply is not signed with a key of this identity provider',
  clock: 'The times in the reply do not fit this computer’s clock; check date and time of this computer',
  otherPerson: 'The reply is about another person',
  otherIssuer: 'What is kept came from another identity provider',
  noRefreshToken: 'The identity provider gave nothing to renew the sign-in with',
};

/** What is wrong with the settings of an identity provider. */
export const oauthProblemWords: Readonly<Record<OAuthProblem, string>> = {
  issuerMissing: 'Enter the issuer too, or empty all fields.',
  clientIdMissing: 'Enter the client id too, or empty all fields.',
  issuerNotAUrl: 'The issuer is not an address. It should look like https://login.example.com.',
  issuerHasMore: 'Leave user name, password and everything from ? or # on out of the issuer.',
  issuerIsMetadata: 'Enter the issuer, not the address of its metadata: leave out /.well-known/ and what follows.',
  issuerNotHttps: 'The issuer has to begin with https://.',
  endpointMissing: 'Enter both endpoints, or neither.',
  endpointUnusable: 'Both endpoints have to be addresses that begin with https://.',
  portOutOfRange: 'Enter a redirect port from 1 to 65,535, or 0 for any free one.',
};

export const oauthSettingsWords = {
  title: 'Sign-in through your own identity provider',
  hint: 'You sign in there. Empty all fields to sign in through Pieces OS.',
  fields: {
    issuer: { label: 'Issuer', hint: 'As your identity provider writes it, for example https://login.example.com.' },
    clientId: { label: 'Client id', hint: 'Of this app at your identity provider: a public, native client without a secret.' },
    audience: { label: 'Audience', hint: 'The API that the tokens are for, if your identity provider asks for one.' },
    redirectPort: {
      label: 'Redirect port',
      hint: 'Allow http://127.0.0.1:PORT/callback at your identity provider. 0 means any free port.',
      problem: oauthProblemWords.portOutOfRange,
    },
    authorizationEndpoint: { label: 'Authorization endpoint', hint: 'Only if the issuer does not tell its endpoints by itself.' },
    tokenEndpoint: { label: 'Token endpoint', hint: 'Only together with the authorization endpoint.' },
  } satisfies Record<keyof OAuthSettings, { label: string; hint: string; problem?: string }>,
};
