/** Newer versions of the app. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const updateWords: Messages['updates'] = {
  heading: 'Actualizaciones',
  check: 'Buscar actualizaciones…',
  download: 'Descargar…',
  install: 'Instalar y reiniciar',
  idle: 'Todavía no se han buscado actualizaciones.',
  checking: 'Buscando actualizaciones…',
  newest: 'Tienes la versión más reciente.',
  older: (version) => `El servidor de actualizaciones tiene la versión ${version}, que es anterior a esta. No se ha cambiado nada.`,
  available: {
    app: (version) => `La versión ${version} está disponible.`,
    packageManager: (version) => `La versión ${version} está disponible. Instálala con tu gestor de paquetes.`,
    person: (version) => `La versión ${version} está disponible. Descárgala de la página del proyecto.`,
  },
  downloading: (version) => `Descargando la versión ${version}…`,
  ready: (version) => `La versión ${version} se instalará cuando salgas de la aplicación.`,
  restarting: (version) => `La versión ${version} se instalará en cuanto no haya ningún inicio de sesión ni desconexión en curso.`,
  question: {
    title: (version) => `¿Descargar la versión ${version}?`,
    detail: 'Se instalará cuando salgas de la aplicación o cuando elijas reiniciarla. Hasta entonces no se interrumpe nada.',
    agree: 'Descargar',
    decline: 'Ahora no',
  },
  tray: {
    available: (version) => `La versión ${version} está disponible…`,
    ready: (version) => `La versión ${version} está lista para instalarse…`,
  },
  failures: {
    unreachable: 'No se ha podido conectar con el servidor de actualizaciones. Comprueba la red e inténtalo de nuevo.',
    noFeed: 'No hay información de actualizaciones en la dirección que indica este paquete. Descarga la versión más reciente de la página del proyecto.',
    unreadable: 'No se ha podido leer la información de actualizaciones. Inténtalo más tarde.',
    notEncrypted: 'No se ha podido establecer una conexión segura con el servidor de actualizaciones, así que no se ha descargado nada. Inténtalo en otra red.',
    fileMissing: 'El servidor de actualizaciones no tiene el archivo de la versión más reciente. Inténtalo más tarde.',
    cutOff: 'La descarga ha terminado antes de completarse. No se ha instalado nada. Inténtalo de nuevo.',
    wrongHash: 'El archivo descargado no es el que anunció el servidor de actualizaciones, así que se ha eliminado. Inténtalo más tarde.',
    notSigned: 'El archivo descargado no está firmado por el editor de esta aplicación, así que no se ha instalado. Descarga la versión más reciente de la página del proyecto.',
    diskFull: 'No hay suficiente espacio en el disco para la descarga. Libera espacio e inténtalo de nuevo.',
    notWritable: 'La aplicación no puede guardar el archivo de la versión más reciente. Comprueba los permisos de su carpeta de programa y de su carpeta de caché e inténtalo de nuevo.',
    failed: 'No se ha podido actualizar la aplicación. Inténtalo más tarde o descarga la versión más reciente de la página del proyecto.',
  },
};
