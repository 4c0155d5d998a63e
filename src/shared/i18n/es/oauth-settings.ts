/** What is said about identity providers and their settings. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const providerWords: Messages['signIn']['provider'] = {
  refused: 'No responde',
  nameNotFound: 'No se ha encontrado su nombre de host',
  certificate: 'Este ordenador no confía en su certificado',
  noNetwork: 'No hay conexión de red',
  timedOut: 'No ha respondido a tiempo',
  network: 'Se ha producido un error de red',
  redirected: 'Redirige a otra dirección, que esta aplicación no sigue',
  tooLarge: 'Su respuesta es demasiado grande',
  notEncrypted: 'Indica una dirección que no empieza por https://',
  notJson: 'No se ha podido leer su respuesta',
  notUsable: 'Su respuesta está incompleta o no es válida',
  wrongIssuer: 'La respuesta no indica el emisor de los ajustes',
  issuers: (named, expected) => `La respuesta indica el emisor ${named}, pero los ajustes indican ${expected}`,
  wrongClaim: 'La respuesta es para otra aplicación u otro inicio de sesión',
  idTokenMissing: 'Su respuesta no tiene token de ID; permite el ámbito openid para esta aplicación en tu proveedor de identidad',
  idTokenSecret: (algorithm) => `Firma el token de ID con un secreto (${algorithm}) que esta aplicación no tiene; elige RS256 para esta aplicación en tu proveedor de identidad`,
  idTokenUnsigned: 'Su token de ID no está firmado',
  idTokenAlgorithm: (algorithm) => `Firma el token de ID con un algoritmo que esta aplicación no admite (${algorithm}); elige RS256 para esta aplicación en tu proveedor de identidad`,
  tokenType: 'Su respuesta contiene un tipo de token distinto de Bearer',
  tokenUnsendable: 'El token de acceso de su respuesta es demasiado largo para enviarlo o contiene caracteres que no se pueden enviar',
  field: {
    access_token: 'Su respuesta no tiene token de acceso',
    token_type: 'Su respuesta no tiene tipo de token (token_type)',
    expires_in: 'La duración del token (expires_in) en su respuesta no es un número de segundos',
    refresh_token: 'El token de actualización (refresh_token) en su respuesta no es texto; debe omitirse si no hay ninguno',
    scope: 'El ámbito (scope) en su respuesta no es texto; varios ámbitos deben ser un solo texto separado por espacios',
    id_token: 'El token de ID (id_token) en su respuesta no es texto',
    issuer: 'Su configuración no indica ningún emisor',
  },
  wrongSignature: 'La respuesta no está firmada por este proveedor de identidad',
  clock: 'Las horas de la respuesta no coinciden con el reloj de este ordenador; comprueba la fecha y la hora',
  otherPerson: 'La respuesta es para otra persona',
  otherIssuer: 'La sesión guardada procede de otro proveedor de identidad',
  noRefreshToken: 'El proveedor de identidad no ha emitido un token de actualización',
};

export const oauthProblemWords: Messages['oauthProblem'] = {
  issuerMissing: 'Escribe también el emisor o borra todos los campos.',
  clientIdMissing: 'Escribe también el ID de cliente o borra todos los campos.',
  issuerNotAUrl: 'Escribe el emisor como una dirección web, por ejemplo https://login.example.com.',
  issuerHasMore: 'Quita del emisor el nombre de usuario, la contraseña, ? o #.',
  issuerIsMetadata: 'Escribe el emisor, no la dirección de sus metadatos: quita /.well-known/ y todo lo que sigue.',
  issuerNotHttps: 'El emisor debe empezar por https://.',
  endpointMissing: 'Escribe ambos endpoints o ninguno.',
  endpointUnusable: 'Ambos endpoints deben empezar por https://.',
  portOutOfRange: 'Escribe un puerto del 1 al 65535, o 0 para cualquier puerto libre.',
};

export const oauthSettingsWords: Messages['settings']['of']['oauth'] = {
  title: 'Iniciar sesión con tu propio proveedor de identidad',
  hint: 'Borra todos los campos para iniciar sesión a través de Pieces OS.',
  fields: {
    issuer: { label: 'Emisor', hint: 'Tal como lo indica tu proveedor de identidad, por ejemplo https://login.example.com.' },
    clientId: { label: 'ID de cliente', hint: 'El ID de esta aplicación en tu proveedor de identidad. Debe ser un cliente nativo público sin secreto.' },
    audience: { label: 'Audiencia', hint: 'La API a la que van destinados los tokens, si tu proveedor de identidad la requiere.' },
    redirectPort: {
      label: 'Puerto de redirección',
      hint: 'Permite http://127.0.0.1:PORT/callback en tu proveedor de identidad. Usa 0 para cualquier puerto libre.',
    },
    authorizationEndpoint: { label: 'Endpoint de autorización', hint: 'Solo es necesario si el emisor no publica sus endpoints.' },
    tokenEndpoint: { label: 'Endpoint de tokens', hint: 'Obligatorio si hay un endpoint de autorización.' },
  },
};
