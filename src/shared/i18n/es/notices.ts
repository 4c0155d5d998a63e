/** Notices: faults that the person can dismiss. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const noticeWords: Messages['notices'] = {
  historySetAside: {
    title: 'Parte de tu historial no se ha podido leer',
    detail: (path) => `La parte legible sigue aquí. El archivo original se ha guardado como ${path}.`,
  },
  historyNotSaved: {
    title: 'No se puede guardar tu historial',
    detail: (why) => `Se conserva hasta que salgas. La aplicación intenta guardarlo de nuevo con cada evento. Motivo: ${why}`,
  },
  settingsSetAside: {
    title: 'No se han podido leer tus ajustes',
    detail: (path) => `La aplicación se ha abierto con los valores predeterminados. El archivo anterior se ha guardado como ${path}.`,
  },
  settingsUnreadable: {
    title: 'No se pueden leer tus ajustes',
    detail: (path) => `Se usan los valores predeterminados en lugar de ${path}. La aplicación guardará ese archivo con otro nombre cuando se abra.`,
  },
  autostartBroken: {
    title: 'La aplicación no se abre al iniciar sesión',
    detail: (why) => `Su entrada de inicio automático apunta a un programa que ya no existe, y no se ha podido cambiar. Motivo: ${why}`,
  },
  settingsNotSaved: {
    title: 'No se han podido guardar tus ajustes',
    detail: (why) => `Se aplican hasta que salgas. Motivo: ${why}`,
  },
  serviceUrlIgnored: {
    title: 'No se ha usado una dirección del servicio',
    detail: (value, problem) => `Dirección: «${value}». ${problem}`,
  },
  settingsIgnored: {
    title: 'Algunos de tus ajustes no se han usado',
    detail: (values) => `Estos valores no son válidos: ${values}. En su lugar se usan los predeterminados.`,
  },
  notificationsFailed: {
    title: 'No se ha podido mostrar una notificación',
    detail: (why) => `El escritorio no la ha mostrado. Motivo: ${why}. Si no necesitas notificaciones, desactívalas en los ajustes.`,
  },
  portFileIgnored: {
    title: 'No se ha usado el archivo de puerto de Pieces OS',
    detail: (path, problem) => `${problem} Archivo: ${path}. La aplicación busca Pieces OS en sus puertos habituales.`,
  },
};
