/** What is said about a disconnect. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const disconnectWords: Messages['disconnect'] = {
  action: 'Desconectar…',
  actionFor: (name) => `Desconectar a ${name}…`,
  asking: {
    title: (name) => `¿Desconectar a ${name}?`,
    detail: 'Pieces OS cierra la sesión de este usuario y lo quita de este ordenador. Esto afecta a todas las aplicaciones de Pieces que haya en él.',
    advice: 'Los datos de la nube se conservan. Para volver a conectarte, inicia sesión de nuevo.',
    confirm: 'Desconectar',
  },
  running: {
    title: (name) => `Desconectando a ${name}…`,
    detail: 'Esperando a que Pieces OS lo confirme.',
  },
  done: {
    title: (name) => `Se ha desconectado a ${name}`,
    detail: 'Pieces OS ya no muestra a este usuario.',
    revocation: {
      revoked: 'El proveedor de identidad ha revocado tu sesión guardada.',
      notOffered: 'El proveedor de identidad no permite revocar sesiones. Es posible que puedas cerrarla en su página de cuenta.',
    },
  },
  resumed: {
    done: 'La aplicación se cerró durante esta desconexión y ahora la ha completado.',
    failed: 'La aplicación se cerró durante esta desconexión.',
  },
  revoke: 'Revocar también la sesión guardada en el proveedor de identidad',
  failedReason: (words) => `Motivo: ${words}.`,
  steps: {
    service: {
      title: (name) => `No se ha desconectado a ${name}`,
      what: (name) => `Pieces OS no ha desconectado a ${name}.`,
      kept: 'No se ha cambiado nada.',
      advice: 'Comprueba que Pieces OS esté en ejecución e inténtalo de nuevo.',
    },
    revocation: {
      title: (name) => `Se ha desconectado a ${name}, pero la sesión no se ha revocado`,
      what: () => 'El proveedor de identidad no ha revocado la sesión que estaba guardada aquí.',
      kept: 'La sesión guardada se ha eliminado de este ordenador.',
      advice: 'Inténtalo de nuevo ahora o cierra la sesión en la página de cuenta del proveedor de identidad.',
    },
    keychain: {
      title: (name) => `No se ha desconectado del todo a ${name}`,
      what: (name) => `No se ha podido eliminar del llavero la sesión guardada de ${name}.`,
      kept: 'Pieces OS ha cerrado su sesión. Solo queda la sesión guardada en este ordenador.',
      advice: 'Aunque permanezca ahí, esta aplicación no la vuelve a usar.',
    },
    verification: {
      title: (name) => `No se ha podido confirmar la desconexión de ${name}`,
      what: (name) => `Se ha pedido a Pieces OS que desconecte a ${name}, pero no se ha podido confirmar.`,
      kept: 'No se ha cambiado nada más.',
      advice: 'Si el usuario sigue en la lista, inténtalo de nuevo.',
    },
  },
  cancel: 'Cancelar',
  close: 'Cerrar',
  retry: 'Reintentar',
};
