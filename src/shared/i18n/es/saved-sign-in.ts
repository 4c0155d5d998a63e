/** Saved sign-ins: restoring a session with one, and pasting a token. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const restoreWords: Messages['restore'] = {
  title: 'Iniciando sesión de nuevo',
  detail: 'Tu sesión se cerró de forma inesperada. La aplicación está usando tu sesión guardada.',
  retry: 'Reintentar con tu sesión guardada',
};

export const providerReasonWords: Messages['identityProvider'] = {
  notConfigured: 'Tu sesión guardada es de un proveedor de identidad que no está en los ajustes',
  unreachable: 'No se ha podido acceder al proveedor de identidad',
  wrongMetadata: 'No se ha podido usar el emisor de los ajustes',
  portTaken: 'El puerto de redirección está en uso',
  denied: 'El proveedor de identidad ha rechazado la solicitud',
  timedOut: 'El proveedor de identidad no ha respondido a tiempo',
  invalidReply: 'No se ha aceptado la respuesta del proveedor de identidad',
  expired: 'El proveedor de identidad ya no acepta tu sesión guardada',
  cancelled: 'La solicitud se ha cancelado antes de que respondiera el proveedor de identidad',
};

export const pasteTokenWords: Messages['pasteToken'] = {
  title: 'Iniciar sesión con un token',
  hint: 'Para servicios cuyo proveedor de identidad no está en los ajustes. El token se envía una vez, solo a Pieces OS.',
  field: 'Token de acceso',
  keep: 'Guardar en el llavero',
  keepHint: 'Hasta que caduque, esta aplicación puede usarlo para iniciar tu sesión de nuevo si se cierra de forma inesperada.',
  send: 'Iniciar sesión',
  sending: { title: 'Iniciando sesión con el token', detail: 'Esperando a que Pieces OS acepte el token.' },
  done: 'Pieces OS ha aceptado el token.',
  problems: {
    empty: 'Pega primero un token de acceso.',
    severalLines: 'Esto tiene varias líneas. Pega solo el token de acceso.',
    tooLarge: 'Esto es demasiado largo para un token de acceso (más de 15 KiB). Pega solo el token de acceso.',
    notAToken: 'Esto contiene caracteres que un token de acceso no puede tener. Pega solo el token de acceso.',
    expired: 'Este token ha caducado. Obtén uno nuevo o comprueba el reloj de este ordenador.',
  },
  busy: 'Hay otro inicio de sesión en curso. Espera a que termine y pega el token de nuevo.',
  cancelled: 'El inicio de sesión se ha cancelado y el token no se ha guardado. Si Pieces OS ya había recibido el token, es posible que la sesión esté iniciada; esta ventana muestra quién la tiene.',
  lost: 'La aplicación no puede determinar si Pieces OS ha aceptado el token. Esta ventana muestra quién tiene la sesión iniciada.',
  refused: (why) => `Pieces OS no ha aceptado el token. Respuesta: ${why}. El token no se ha guardado.`,
  noAnswer: (why) => `Pieces OS no ha confirmado si ha aceptado el token: ${why}. El token no se ha guardado. Comprueba quién tiene la sesión iniciada.`,
  notKept: (why) => `Has iniciado sesión, pero el token no se ha guardado. ${why}`,
};
