/** What is said about identity providers and their settings. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const providerWords: Messages['signIn']['provider'] = {
  refused: 'Il ne répond pas',
  nameNotFound: 'Son nom d’hôte est introuvable',
  certificate: 'Cet ordinateur ne fait pas confiance à son certificat',
  noNetwork: 'Il n’y a pas de connexion réseau',
  timedOut: 'Il n’a pas répondu à temps',
  network: 'Une erreur réseau s’est produite',
  redirected: 'Il redirige vers une autre adresse, que cette app ne suit pas',
  tooLarge: 'Sa réponse est trop volumineuse',
  notEncrypted: 'Il indique une adresse qui ne commence pas par https://',
  notJson: 'Sa réponse n’a pas pu être lue',
  notUsable: 'Sa réponse est incomplète ou non valide',
  wrongIssuer: 'La réponse n’indique pas l’émetteur des paramètres',
  issuers: (named, expected) => `La réponse indique l’émetteur ${named}, mais les paramètres indiquent ${expected}`,
  wrongClaim: 'La réponse est destinée à une autre app ou à une autre connexion',
  idTokenMissing: 'Sa réponse ne contient pas de jeton d’ID\u202F; autorisez l’étendue openid pour cette app auprès de votre fournisseur d’identité',
  idTokenSecret: (algorithm) => `Il signe le jeton d’ID avec un secret (${algorithm}) que cette app n’a pas\u202F; choisissez RS256 pour cette app auprès de votre fournisseur d’identité`,
  idTokenUnsigned: 'Son jeton d’ID n’est pas signé',
  idTokenAlgorithm: (algorithm) => `Il signe le jeton d’ID avec un algorithme que cette app ne prend pas en charge (${algorithm})\u202F; choisissez RS256 pour cette app auprès de votre fournisseur d’identité`,
  tokenType: 'Sa réponse contient un type de jeton autre que Bearer',
  tokenUnsendable: 'Le jeton d’accès dans sa réponse est trop long pour être envoyé ou contient des caractères qui ne peuvent pas être envoyés',
  field: {
    access_token: 'Sa réponse ne contient pas de jeton d’accès',
    token_type: 'Sa réponse ne contient pas de type de jeton (token_type)',
    expires_in: 'La durée de vie du jeton (expires_in) dans sa réponse n’est pas un nombre de secondes',
    refresh_token: 'Le jeton d’actualisation (refresh_token) dans sa réponse n’est pas du texte\u202F; il doit être omis s’il n’y en a pas',
    scope: 'L’étendue (scope) dans sa réponse n’est pas du texte\u202F; plusieurs étendues doivent former un seul texte séparé par des espaces',
    id_token: 'Le jeton d’ID (id_token) dans sa réponse n’est pas du texte',
    issuer: 'Sa configuration n’indique pas d’émetteur',
  },
  wrongSignature: 'La réponse n’est pas signée par ce fournisseur d’identité',
  clock: 'Les heures de la réponse ne correspondent pas à l’horloge de cet ordinateur\u202F; vérifiez la date et l’heure',
  otherPerson: 'La réponse est destinée à une autre personne',
  otherIssuer: 'La session enregistrée provient d’un autre fournisseur d’identité',
  noRefreshToken: 'Le fournisseur d’identité n’a pas émis de jeton d’actualisation',
};

export const oauthProblemWords: Messages['oauthProblem'] = {
  issuerMissing: 'Saisissez aussi l’émetteur, ou effacez tous les champs.',
  clientIdMissing: 'Saisissez aussi l’ID client, ou effacez tous les champs.',
  issuerNotAUrl: 'Saisissez l’émetteur sous forme d’adresse web, par exemple https://login.example.com.',
  issuerHasMore: 'Retirez de l’émetteur le nom d’utilisateur, le mot de passe, ? ou #.',
  issuerIsMetadata: 'Saisissez l’émetteur, et non l’adresse de ses métadonnées\u202F: retirez /.well-known/ et tout ce qui suit.',
  issuerNotHttps: 'L’émetteur doit commencer par https://.',
  endpointMissing: 'Saisissez les deux points de terminaison, ou aucun.',
  endpointUnusable: 'Les deux points de terminaison doivent commencer par https://.',
  portOutOfRange: 'Saisissez un port de 1 à 65535, ou 0 pour n’importe quel port libre.',
};

export const oauthSettingsWords: Messages['settings']['of']['oauth'] = {
  title: 'Se connecter via votre propre fournisseur d’identité',
  hint: 'Effacez tous les champs pour vous connecter via Pieces OS.',
  fields: {
    issuer: { label: 'Émetteur', hint: 'Exactement tel que l’indique votre fournisseur d’identité, par exemple https://login.example.com.' },
    clientId: { label: 'ID client', hint: 'L’ID de cette app auprès de votre fournisseur d’identité. Il doit s’agir d’un client natif public sans secret.' },
    audience: { label: 'Audience', hint: 'L’API à laquelle les jetons sont destinés, si votre fournisseur d’identité en exige une.' },
    redirectPort: {
      label: 'Port de redirection',
      hint: 'Autorisez http://127.0.0.1:PORT/callback auprès de votre fournisseur d’identité. Utilisez 0 pour n’importe quel port libre.',
    },
    authorizationEndpoint: { label: 'Point de terminaison d’autorisation', hint: 'Nécessaire uniquement si l’émetteur ne publie pas ses points de terminaison.' },
    tokenEndpoint: { label: 'Point de terminaison de jetons', hint: 'Obligatoire avec un point de terminaison d’autorisation.' },
  },
};
