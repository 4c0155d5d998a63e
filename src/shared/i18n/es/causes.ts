/** Why something failed: a sentence for each code. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

const noPermission = 'Se ha denegado el permiso. Comprueba los permisos del archivo y de su carpeta.';
const noNetwork = 'No se puede acceder a la red. Comprueba la conexión de red.';
const tooManyFiles = 'Hay demasiados archivos abiertos. Cierra algunos programas.';

export const causeWords: Messages['causes'] = {
  system: {
    ENOENT: 'El archivo o su carpeta no existe.',
    EACCES: noPermission,
    EPERM: noPermission,
    EROFS: 'El disco es de solo lectura.',
    ENOSPC: 'El disco está lleno. Libera espacio.',
    EDQUOT: 'Has agotado tu cuota de disco. Libera espacio.',
    EFBIG: 'El archivo es demasiado grande para este disco.',
    EIO: 'El disco ha informado de un error. Comprueba el disco.',
    ENODEV: 'El disco ya no está disponible. Vuelve a conectarlo.',
    EISDIR: 'Hay una carpeta donde debería estar el archivo.',
    ENOTDIR: 'Hay un archivo donde debería haber una carpeta.',
    EEXIST: 'Ya existe un archivo con este nombre.',
    ENXIO: 'Esta ruta no lleva a un archivo.',
    ELOOP: 'La ruta contiene demasiados enlaces simbólicos.',
    ENAMETOOLONG: 'El nombre del archivo es demasiado largo.',
    EBUSY: 'Otro programa está usando el archivo. Cierra ese programa.',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
    ENOMEM: 'A este equipo le queda muy poca memoria libre. Cierra algunos programas.',
    ENETDOWN: noNetwork,
    ENETUNREACH: noNetwork,
    EHOSTUNREACH: 'No se puede acceder al equipo de esta dirección.',
  },
  own: {
    keychainLocked: 'El llavero está bloqueado. Desbloquéalo e inténtalo de nuevo.',
    noSessionBus: 'Aquí no hay ningún llavero, porque la aplicación no se ha abierto en una sesión de escritorio (no hay bus de sesión de D-Bus).',
    noKeyring: 'No hay ningún llavero en ejecución en este escritorio. Instala e inicia uno, por ejemplo GNOME Keyring o KWallet.',
    keychainRefused: 'El llavero ha rechazado la solicitud. Comprueba si funciona en otras aplicaciones e inténtalo de nuevo.',
    libsecretMissing: 'No se puede usar el llavero porque falta libsecret. Instálalo (en Debian y Ubuntu: libsecret-1-0) y vuelve a abrir la aplicación.',
    keychainPartMissing: 'No se puede usar el llavero porque no se ha podido cargar una parte de esta aplicación. Reinstala la aplicación.',
    keychainTimedOut: (seconds) => `El llavero no ha respondido en ${seconds} s. Si pide una contraseña, introdúcela e inténtalo de nuevo.`,
    savedListUnusable: 'No se ha podido leer o cambiar la lista de sesiones guardadas. Comprueba que la aplicación puede escribir en su carpeta de datos.',
    tokensIncomplete: 'No se pueden guardar los tokens porque están incompletos.',
    tokensTooLarge: 'No se pueden guardar los tokens porque son demasiado grandes.',
    tokensNotDeleted: 'El llavero no ha eliminado los tokens.',
    tokensDamaged: 'La sesión guardada está dañada. Inicia sesión de nuevo para sustituirla.',
    tokensNotSaved: 'El llavero no ha guardado correctamente los tokens.',

    notAFile: 'Esta ruta no lleva a un archivo.',
    fileTooLarge: 'El archivo es demasiado grande.',
    wrongContent: 'El archivo no contiene lo que esta aplicación espera.',
    nothingStored: 'En este modo no se guarda nada.',
    pathNotAbsolute: 'Introduce la ruta completa, desde la carpeta raíz.',
    noCertificate: 'El archivo no contiene ningún certificado en formato PEM.',
    certificateUnreadable: 'No se ha podido leer un certificado del archivo.',
    folderMissing: 'La carpeta aún no existe.',
    folderNotOpened: 'El gestor de archivos no ha podido abrir la carpeta.',
    addressNotOpened: 'Esta dirección no se ha abierto, porque no es una página web segura.',
    lockRefused: 'El sistema lo ha rechazado sin indicar el motivo.',

    notificationsUnsupported: 'Las notificaciones no son compatibles o falta un componente (en Linux: libnotify).',
    notificationRefused: 'El escritorio ha rechazado la notificación.',

    notHttp: 'La respuesta no es HTTP.',
    longerThanAnnounced: 'La respuesta es más larga de lo anunciado.',
    unknownEncoding: 'La respuesta está comprimida de un modo que esta aplicación no admite.',
    emptyReply: 'La respuesta está vacía.',
    notUtf8: 'La respuesta no es texto en UTF-8.',
    notJson: 'La respuesta no es JSON.',
    unexpectedStatus: (status) => `El estado HTTP de la respuesta es ${status} en lugar de 200.`,
    notUsers: 'La respuesta no es una lista de usuarios.',
    notAUser: 'La respuesta no es un usuario con un ID.',
    notAVersion: 'La respuesta no es un número de versión.',
    otherFields: 'La respuesta no contiene usuarios, solo campos que esta aplicación no conoce.',
    replySaid: (words) => `La respuesta no contiene usuarios. Dice: «${words}».`,
    noUserReadable: (count) => (count === 1 ? 'No se ha podido leer el usuario de la lista.' : `No se ha podido leer ninguno de los ${plural(count, 'usuario', 'usuarios')} de la lista.`),
    fieldTwice: (field) => `La respuesta contiene dos veces el campo «${field}».`,
    unexpectedReply: 'La respuesta no es lo que espera esta aplicación.',
    stillListed: 'Pieces OS sigue mostrando a este usuario.',

    unknown: 'Se ha producido un error inesperado.',
  },
  other: (code) => `Se ha producido un error inesperado (${code}).`,
};
