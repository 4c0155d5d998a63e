/** Closed sets of reasons, each with words of its own in the catalogue. They are codes of a `Cause`, too. */

/** Why the service could not be asked. */
export type UnreachableReason =
  | 'refused'
  | 'timedOut'
  | 'reset'
  | 'nameNotFound'
  | 'network'
  /** What is wrong with the certificate of the service. */
  | 'certSelfSigned'
  | 'certUnknownIssuer'
  | 'certExpired'
  | 'certNotYetValid'
  | 'certWrongName'
  | 'certInvalid'
  /** It answers without encryption where HTTPS was asked for, or no encrypted connection came about. */
  | 'notHttps'
  | 'tlsFailed'
  /** The file of a certificate authority in the settings. */
  | 'caFileUnusable'
  | 'redirected'
  | 'rejected'
  /** Pieces OS wants to know which app asks (HTTP 401). */
  | 'appRefused'
  | 'failed'
  | 'malformed'
  | 'tooLarge'
  | 'notPiecesOs'
  /** Another user of this computer listens there. Nothing was sent. */
  | 'otherUser';

/** Why an address of the service cannot be used. */
export type ServiceUrlProblem = 'notAUrl' | 'notHttp' | 'hasCredentials' | 'hasPath' | 'notEncrypted';

/** Why the settings of an identity provider cannot be used. */
export type OAuthProblem =
  | 'issuerMissing'
  | 'clientIdMissing'
  | 'issuerNotAUrl'
  | 'issuerHasMore'
  | 'issuerIsMetadata'
  | 'issuerNotHttps'
  | 'endpointMissing'
  | 'endpointUnusable'
  | 'portOutOfRange';

/**
 * Why an identity provider gave no tokens:
 * - `notConfigured`: issuer or client id are missing, or are nothing that can be used
 * - `unreachable`: it could not be asked
 * - `wrongMetadata`: what it says of itself is unusable, or is about another issuer
 * - `portTaken`: the loopback port that the browser is sent back to belongs to another program, or the system does not give it
 * - `denied`: the person, or the provider, said no
 * - `timedOut`: nobody came back from the browser in time
 * - `invalidReply`: the reply failed a check: state, issuer, nonce, signature, lifetime, clock
 * - `expired`: what was kept is not accepted any more; the person has to sign in again
 * - `cancelled`: ended from here
 */
export type ProviderFailure =
  | 'notConfigured'
  | 'unreachable'
  | 'wrongMetadata'
  | 'portTaken'
  | 'denied'
  | 'timedOut'
  | 'invalidReply'
  | 'expired'
  | 'cancelled';

/** What was wrong at, or with, an identity provider. */
export type ProviderProblem =
  | 'refused'
  | 'nameNotFound'
  | 'certificate'
  | 'noNetwork'
  | 'timedOut'
  | 'network'
  | 'redirected'
  | 'tooLarge'
  | 'notEncrypted'
  | 'notJson'
  | 'notUsable'
  | 'wrongIssuer'
  | 'wrongClaim'
  | 'idTokenMissing'
  | 'idTokenUnsigned'
  | 'tokenType'
  | 'tokenUnsendable'
  | 'wrongSignature'
  | 'clock'
  | 'otherPerson'
  | 'otherIssuer'
  | 'noRefreshToken';

/** A field of a reply of an identity provider that is missing, or not what it should be, by its wire name. */
export type ProviderField = 'access_token' | 'token_type' | 'expires_in' | 'refresh_token' | 'scope' | 'id_token' | 'issuer';

/** Why a setting was not changed. */
export type SettingRefusal = 'applicationId' | 'notAgreed' | 'answerFirst';

/** What a command did not do: store a setting, use a file of certificates, what *Help* offers, save the diagnostics, export the history. */
export type NotDone = 'setting' | 'caFile' | 'help' | 'diagnostics' | 'export';

/** What the window asked for when the main process did not answer. */
export type NotAnswered = 'setting' | 'help' | 'export';
