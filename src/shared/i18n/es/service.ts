/** The service: its address, where the address came from, and its cloud. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const cloudWords: Messages['cloud'] = {
  connecting: 'Conectando',
  connected: 'Conectada',
  disconnected: 'Sin conexión',
  unknown: 'Estado desconocido',
};

export const sourceWords: Messages['source'] = {
  commandLine: 'de la línea de comandos',
  setting: 'de tus ajustes',
  portFile: 'de su archivo de puerto',
  scan: 'en un puerto habitual',
  default: 'la dirección predeterminada',
};

export const serviceUrlProblemWords: Messages['serviceUrlProblem'] = {
  notAUrl: 'Escribe una dirección como http://localhost:1000.',
  notHttp: 'La dirección debe empezar por http:// o https://.',
  hasCredentials: 'Quita de la dirección el nombre de usuario y la contraseña.',
  hasPath: 'Quita todo lo que sigue al puerto, por ejemplo: http://localhost:1000.',
  notEncrypted: 'Una dirección de otro ordenador debe empezar por https://. Solo las direcciones de este ordenador, como http://localhost:1000, pueden empezar por http://.',
};

export const portFileProblemWords: Messages['portFileProblem'] = {
  notAFile: 'No es un archivo.',
  tooLarge: 'Es demasiado grande para un archivo de puerto.',
  unreadable: 'No se ha podido leer.',
};

export const serviceTestWords: Messages['serviceTest'] = {
  action: 'Probar',
  running: 'Probando…',
  answered: (version) => `Pieces OS ${version} ha respondido`,
  answeredWithoutVersion: 'Pieces OS ha respondido',
  found: (url, source) => `${url}, ${source}.`,
  typed: (url) => `${url}.`,
  checked: 'Su comprobación de estado indica que es Pieces OS.',
  owner: {
    self: 'Se ejecuta con tu cuenta de usuario.',
    unknown: 'Este ordenador no indica de quién es el programa.',
    otherComputer: 'Se ejecuta en otro ordenador.',
  },
  notFound: {
    title: 'No se ha encontrado Pieces OS',
    detail: 'Ningún programa en sus puertos habituales de este ordenador indica que sea Pieces OS. Inicia Pieces OS y vuelve a probar.',
  },
  failed: (detail, advice) => `${detail} ${advice}`,
  notTested: 'No se ha podido probar la dirección. Inténtalo de nuevo en unos segundos.',
};
