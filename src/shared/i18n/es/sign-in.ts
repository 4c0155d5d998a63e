/** What is said about a sign-in. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';
import { providerWords } from './oauth-settings.ts';

const NOTHING_CHANGED = 'No se ha cambiado nada.';
const STILL_SAVED = 'Tu sesión guardada sigue en el llavero.';
const NOT_USED = 'Permanece en el llavero hasta que inicies sesión de nuevo o te desconectes, pero no se usa.';

export const signInWords: Messages['signIn'] = {
  action: 'Iniciar sesión…',
  cancel: 'Cancelar inicio de sesión',
  copyAddress: 'Copiar dirección',
  close: 'Cerrar',
  retry: 'Reintentar',
  waiting: {
    title: 'Esperando al navegador',
    detail: {
      service: 'Pieces OS abre su página de inicio de sesión en tu navegador. Termina de iniciar sesión ahí y esta ventana se actualizará.',
      oauth: 'La página de tu proveedor de identidad se abre en tu navegador. Termina de iniciar sesión ahí y esta ventana se actualizará.',
    },
    until: (time) => `Esperando hasta las ${time}.`,
    noBrowser: {
      title: 'No se ha podido abrir ningún navegador',
      detail: 'Copia la dirección y ábrela en un navegador de este ordenador para llegar a la página de tu proveedor de identidad.',
    },
    copied: 'Dirección copiada. Ábrela en un navegador de este ordenador.',
    ignored: 'No se ha usado una respuesta, porque no indica a qué inicio de sesión pertenece. Si lo has rechazado, cancela aquí el inicio de sesión.',
  },
  failures: {
    timedOut: {
      title: 'El inicio de sesión no se ha completado a tiempo',
      detail: () => `${NOTHING_CHANGED} Si terminas más tarde en el navegador, esta ventana se actualizará igualmente.`,
      advice: 'Inténtalo de nuevo cuando tengas un momento.',
    },
    refused: {
      title: 'Pieces OS no ha podido empezar el inicio de sesión',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `Respuesta: ${why}. ${NOTHING_CHANGED}`),
      advice: 'Inténtalo de nuevo o inicia sesión desde una aplicación de Pieces.',
    },
    unreachable: {
      title: 'No se ha podido acceder a Pieces OS durante el inicio de sesión',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Comprueba que Pieces OS esté en ejecución e inténtalo de nuevo.',
    },
    notSignedIn: {
      title: 'El inicio de sesión ha terminado, pero nadie tiene la sesión iniciada',
      detail: () => `Pieces OS indica que nadie tiene la sesión iniciada. ${NOTHING_CHANGED}`,
      advice: 'Inténtalo de nuevo o inicia sesión desde una aplicación de Pieces.',
    },
    notConfigured: {
      title: 'El proveedor de identidad no está configurado',
      detail: (why) => (why === undefined ? 'Falta el emisor o el ID de cliente.' : `${why}.`),
      advice: 'Corrígelo en los ajustes o borra todos sus campos para iniciar sesión a través de Pieces OS.',
    },
    providerUnreachable: {
      title: 'No se ha podido acceder al proveedor de identidad',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Comprueba la conexión de red y el emisor en los ajustes e inténtalo de nuevo.',
    },
    wrongMetadata: {
      title: 'No se ha podido usar el emisor de los ajustes',
      detail: (why) => (why === undefined ? 'Su configuración no es válida.' : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Comprueba que el emisor de los ajustes coincida exactamente con el de tu proveedor de identidad.',
    },
    portTaken: {
      title: 'No se puede usar el puerto de redirección',
      detail: (why) => (why === undefined ? `No había ningún puerto libre. ${NOTHING_CHANGED}` : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Configura otro puerto de redirección aquí y en tu proveedor de identidad, o cierra el programa que usa este.',
    },
    denied: {
      title: 'El proveedor de identidad no ha iniciado tu sesión',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `Respuesta: ${why}. ${NOTHING_CHANGED}`),
      advice: 'Inténtalo de nuevo y aprueba la solicitud en el navegador.',
    },
    browserTimedOut: {
      title: 'El inicio de sesión no se ha completado a tiempo',
      detail: () => `${NOTHING_CHANGED} Puedes cerrar la página en tu navegador.`,
      advice: 'Inténtalo de nuevo cuando tengas un momento.',
    },
    invalidReply: {
      title: 'No se ha aceptado la respuesta del proveedor de identidad',
      detail: (why) => (why === undefined ? `No se ha podido verificar. ${NOTHING_CHANGED}` : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Inténtalo de nuevo. Si no se soluciona, comprueba el emisor en los ajustes.',
    },
    tokenRefused: {
      title: 'Pieces OS no ha aceptado el inicio de sesión',
      detail: (why) => (why === undefined ? 'La sesión no se ha guardado.' : `Respuesta: ${why}. La sesión no se ha guardado.`),
      advice: 'Comprueba que Pieces OS acepte el proveedor de identidad de los ajustes o inicia sesión desde una aplicación de Pieces.',
    },
    unexpected: {
      title: 'El inicio de sesión ha terminado por un error de esta aplicación',
      detail: (why) => (why === undefined ? '' : `${why}.`),
      advice: 'Inténtalo de nuevo. Si sigue ocurriendo, infórmanos y adjunta el diagnóstico que se encuentra en los ajustes.',
    },
    keychainLocked: {
      title: 'Tu sesión se ha cerrado y el llavero está bloqueado',
      detail: () => `No se ha podido usar tu sesión guardada. ${NOTHING_CHANGED}`,
      advice: 'Desbloquea el llavero y reintenta, o inicia sesión de nuevo.',
    },
    keychainFailed: {
      title: 'Tu sesión se ha cerrado y no se ha podido usar el llavero',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Reintenta con tu sesión guardada o inicia sesión.',
    },
    keptExpired: {
      title: 'Tu sesión se ha cerrado y tu sesión guardada ha caducado',
      detail: () => 'Se ha eliminado del llavero.',
      advice: 'Inicia sesión de nuevo.',
    },
    keptRefused: {
      title: 'Tu sesión se ha cerrado y Pieces OS ya no acepta tu sesión guardada',
      detail: (why) => `${why === undefined ? '' : `Respuesta: ${why}. `}${NOT_USED}`,
      advice: 'Inicia sesión de nuevo.',
    },
    keptEnded: {
      title: 'Tu sesión se ha cerrado y tu sesión guardada ya no se puede usar',
      detail: () => `No se puede renovar. ${NOT_USED}`,
      advice: 'Inicia sesión de nuevo.',
    },
    placeDeclined: {
      title: 'No se ha enviado tu sesión',
      detail: () => 'Has elegido no enviarla a esa dirección. Tu sesión guardada permanece en el llavero, pero no se usa.',
      advice: 'Comprueba el servicio y el proveedor de identidad en los ajustes e inicia sesión de nuevo.',
    },
    keptDamaged: {
      title: 'Tu sesión se ha cerrado y tu sesión guardada está dañada',
      detail: () => NOT_USED,
      advice: 'Inicia sesión de nuevo.',
    },
    providerFailed: {
      title: 'Tu sesión se ha cerrado y tu sesión guardada no se ha podido renovar',
      detail: (why) => (why === undefined ? STILL_SAVED : `${why}. ${STILL_SAVED}`),
      advice: 'Inténtalo más tarde o inicia sesión de nuevo.',
    },
    restoreRefused: {
      title: 'Tu sesión se ha cerrado y Pieces OS no ha aceptado tu sesión guardada',
      detail: (why) => (why === undefined ? STILL_SAVED : `Respuesta: ${why}. ${STILL_SAVED}`),
      advice: 'Reintenta con tu sesión guardada o inicia sesión.',
    },
    restoreTimedOut: {
      title: 'Tu sesión se ha cerrado e iniciarla de nuevo ha tardado demasiado',
      detail: () => `Se ha agotado el tiempo de espera. ${STILL_SAVED}`,
      advice: 'Reintenta con tu sesión guardada o inicia sesión.',
    },
    restoreTooOften: {
      title: 'Tu sesión se ha cerrado repetidamente',
      detail: () => 'Tu sesión guardada se ha usado varias veces en el último día, así que la aplicación ha dejado de usarla automáticamente.',
      advice: 'Inicia sesión de nuevo. Si continúa, comprueba si otra aplicación está cerrando tu sesión.',
    },
    wrongUser: {
      title: 'La sesión guardada era de otro usuario',
      detail: () => 'Pieces OS inició con ella la sesión de otro usuario, al que se desconectó enseguida. La sesión guardada permanece en el llavero, pero no se vuelve a usar.',
      advice: 'Inicia sesión de nuevo.',
    },
    wrongUserStays: {
      title: 'Ahora otro usuario tiene la sesión iniciada',
      detail: (why) => `La sesión guardada era de otro usuario y no se vuelve a usar. Pieces OS no ha desconectado a ese usuario${why === undefined ? '' : `: ${why}`}.`,
      advice: 'Desconecta aquí a ese usuario e inicia sesión de nuevo.',
    },
  },
  somebodyElse: {
    title: (name) => `${name} tiene ahora la sesión iniciada. ¿Eres tú?`,
    detail: 'El último usuario con la sesión iniciada aquí era otro. Aún no se ha guardado nada en el llavero.',
    advice: 'Si eres tú, guarda la sesión. Si no, otra persona la ha completado en el navegador: continúa sin guardar y desconecta a ese usuario.',
    keep: 'Soy yo, guardar',
  },
  notKept: {
    title: 'Has iniciado sesión, pero no se ha podido guardar',
    detail: (why) => `${why}. Hasta que se guarde, esta aplicación no puede iniciar tu sesión de nuevo automáticamente.`,
    retry: 'Reintentar guardar',
    dismiss: 'Continuar sin guardar',
  },
  pages: {
    done: {
      title: 'Puedes cerrar esta pestaña',
      detail: 'Vuelve a Pieces Account Tray para ver si el inicio de sesión ha funcionado.',
    },
    ignored: {
      title: 'No se ha usado esta respuesta',
      detail: 'No indica a qué inicio de sesión pertenece. Pieces Account Tray sigue esperando. Si lo has rechazado, cancela el inicio de sesión en su ventana.',
    },
  },
  provider: providerWords,
};
