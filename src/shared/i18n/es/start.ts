/** Starting the app, and starting Pieces OS. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const lockProblemWords: Messages['lockProblem'] = {
  notAFolder: (path) => `La aplicación no se puede abrir, porque ${path} no es una carpeta. Mueve ese archivo o elige otra carpeta con --user-data-dir.`,
  notWritable: (path) => `La aplicación no se puede abrir, porque no puede escribir en su carpeta de datos ${path}. Cambia los permisos de la carpeta o elige otra con --user-data-dir.`,
  diskFull: (path) => `La aplicación no se puede abrir, porque el disco que contiene su carpeta de datos ${path} está lleno. Libera espacio e inténtalo de nuevo.`,
  notALock: (path) => `La aplicación no se puede abrir, porque su archivo de bloqueo debe estar en ${path}. Mueve ese elemento e inténtalo de nuevo.`,
  otherUser: (path) => `La aplicación no se puede abrir, porque su carpeta de datos ${path} pertenece a otro usuario. Elige otra carpeta con --user-data-dir.`,
  other: (path, detail) => `La aplicación no se puede abrir, porque no se puede bloquear su carpeta de datos ${path}. Motivo: ${detail}`,
};

export const startPiecesOsWords: Messages['startPiecesOs'] = {
  action: 'Iniciar Pieces OS',
  retry: 'Reintentar iniciar Pieces OS',
  asked: {
    title: 'Iniciando Pieces OS…',
    detail: 'Puede tardar unos minutos.',
  },
  failures: {
    noProgram: {
      title: 'No se ha podido iniciar Pieces OS',
      detail: 'Ningún programa de este ordenador está registrado para iniciarlo. Instala Pieces OS o inícialo manualmente.',
    },
    notOpened: {
      title: 'Pieces OS no se ha iniciado',
      detail: 'El sistema no ha podido abrir pieces://launch. Inicia Pieces OS manualmente.',
    },
    noAnswer: {
      title: 'Pieces OS sigue sin responder',
      detail: 'Hace dos minutos se pidió al sistema que lo iniciara. Comprueba que esté en ejecución o inícialo manualmente.',
    },
  },
};
