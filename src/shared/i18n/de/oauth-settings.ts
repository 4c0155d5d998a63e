/** What is said about identity providers and their settings. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const providerWords: Messages['signIn']['provider'] = {
  refused: 'Er antwortet nicht',
  nameNotFound: 'Sein Hostname wurde nicht gefunden',
  certificate: 'Dieser Computer vertraut seinem Zertifikat nicht',
  noNetwork: 'Es besteht keine Netzwerkverbindung',
  timedOut: 'Er hat nicht rechtzeitig geantwortet',
  network: 'Ein Netzwerkfehler ist aufgetreten',
  redirected: 'Er leitet auf eine andere Adresse weiter, der diese App nicht folgt',
  tooLarge: 'Seine Antwort ist zu groß',
  notEncrypted: 'Er nennt eine Adresse, die nicht mit https:// beginnt',
  notJson: 'Seine Antwort konnte nicht gelesen werden',
  notUsable: 'Seine Antwort ist unvollständig oder ungültig',
  wrongIssuer: 'Die Antwort nennt nicht den Aussteller aus den Einstellungen',
  issuers: (named, expected) => `Die Antwort nennt den Aussteller ${named}, die Einstellungen nennen aber ${expected}`,
  wrongClaim: 'Die Antwort gehört zu einer anderen App oder Anmeldung',
  idTokenMissing: 'Seine Antwort enthält kein ID-Token; erlauben Sie dieser App beim Identitätsanbieter den Scope openid',
  idTokenSecret: (algorithm) => `Er signiert das ID-Token mit einem Geheimnis (${algorithm}), das diese App nicht hat; wählen Sie für diese App beim Identitätsanbieter RS256`,
  idTokenUnsigned: 'Sein ID-Token ist nicht signiert',
  idTokenAlgorithm: (algorithm) => `Er signiert das ID-Token mit einem Verfahren, das diese App nicht unterstützt (${algorithm}); wählen Sie für diese App beim Identitätsanbieter RS256`,
  tokenType: 'Seine Antwort enthält einen anderen Token-Typ als Bearer',
  tokenUnsendable: 'Das Zugriffstoken in seiner Antwort ist zu lang zum Senden oder enthält Zeichen, die nicht gesendet werden können',
  field: {
    access_token: 'Seine Antwort enthält kein Zugriffstoken',
    token_type: 'Seine Antwort enthält keinen Token-Typ (token_type)',
    expires_in: 'Die Gültigkeitsdauer (expires_in) in seiner Antwort ist keine Anzahl von Sekunden',
    refresh_token: 'Das Aktualisierungstoken (refresh_token) in seiner Antwort ist kein Text; wenn es keines gibt, muss es fehlen',
    scope: 'Der Scope in seiner Antwort ist kein Text; mehrere Scopes müssen ein Text mit Leerzeichen dazwischen sein',
    id_token: 'Das ID-Token (id_token) in seiner Antwort ist kein Text',
    issuer: 'Seine Konfiguration nennt keinen Aussteller',
  },
  wrongSignature: 'Die Antwort ist nicht von diesem Identitätsanbieter signiert',
  clock: 'Die Zeiten in der Antwort passen nicht zur Uhr dieses Computers; prüfen Sie Datum und Uhrzeit',
  otherPerson: 'Die Antwort gehört zu einer anderen Person',
  otherIssuer: 'Die gespeicherte Anmeldung stammt von einem anderen Identitätsanbieter',
  noRefreshToken: 'Der Identitätsanbieter hat kein Aktualisierungstoken ausgestellt',
};

export const oauthProblemWords: Messages['oauthProblem'] = {
  issuerMissing: 'Geben Sie auch den Aussteller ein, oder leeren Sie alle Felder.',
  clientIdMissing: 'Geben Sie auch die Client-ID ein, oder leeren Sie alle Felder.',
  issuerNotAUrl: 'Geben Sie den Aussteller als Webadresse ein, zum Beispiel https://login.example.com.',
  issuerHasMore: 'Entfernen Sie Benutzername, Passwort, ? und # aus dem Aussteller.',
  issuerIsMetadata: 'Geben Sie den Aussteller ein, nicht die Adresse seiner Metadaten: Entfernen Sie /.well-known/ und alles dahinter.',
  issuerNotHttps: 'Der Aussteller muss mit https:// beginnen.',
  endpointMissing: 'Geben Sie beide Endpunkte ein, oder keinen.',
  endpointUnusable: 'Beide Endpunkte müssen mit https:// beginnen.',
  portOutOfRange: 'Geben Sie einen Port von 1 bis 65535 ein, oder 0 für einen beliebigen freien Port.',
};

export const oauthSettingsWords: Messages['settings']['of']['oauth'] = {
  title: 'Über den eigenen Identitätsanbieter anmelden',
  hint: 'Leeren Sie alle Felder, um sich über Pieces OS anzumelden.',
  fields: {
    issuer: { label: 'Aussteller', hint: 'Genau so, wie Ihr Identitätsanbieter ihn angibt, zum Beispiel https://login.example.com.' },
    clientId: { label: 'Client-ID', hint: 'Die ID dieser App bei Ihrem Identitätsanbieter. Es muss ein öffentlicher nativer Client ohne Client-Secret sein.' },
    audience: { label: 'Zielgruppe (Audience)', hint: 'Die API, für welche die Token gelten, falls Ihr Identitätsanbieter eine verlangt.' },
    redirectPort: {
      label: 'Umleitungsport',
      hint: 'Erlauben Sie http://127.0.0.1:PORT/callback bei Ihrem Identitätsanbieter. 0 steht für einen beliebigen freien Port.',
    },
    authorizationEndpoint: { label: 'Autorisierungsendpunkt', hint: 'Nur nötig, wenn der Aussteller seine Endpunkte nicht veröffentlicht.' },
    tokenEndpoint: { label: 'Token-Endpunkt', hint: 'Erforderlich zusammen mit einem Autorisierungsendpunkt.' },
  },
};
