/** The command line. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const cliWords: Messages['cli'] = {
  service: (url, source) => `Pieces OS: ${url} (${source})`,
  version: (version) => `Versión: ${version}`,
  notice: (title, detail) => `${title}. ${detail}`,
  ofOtherUsers: (urls) => `No se usa, porque otro usuario de este ordenador escucha ahí: ${urls}`,
  cloud: (state) => `Nube: ${state}`,
  otherUsers: (names) => `Otros usuarios: ${names}`,
  unknownOption: (option) => `Opción desconocida: «${option}». Usa --help para ver todas las opciones.`,
  forbiddenVariable: (name) => `Esta aplicación no se abre mientras ${name} esté definida en el entorno. Elimínala e inténtalo de nuevo.`,
  valueMissing: (option) => `La opción ${option} necesita un valor.`,
  valueNotTaken: (option) => `La opción ${option} no admite ningún valor.`,
  unexpectedArgument: (argument) => `Argumento inesperado: «${argument}». Usa --help para ver todas las opciones.`,
  jsonWithoutStatus: 'Usa --json solo con --status.',
  logFileUnusable: 'No se puede escribir el archivo de registro. Comprueba los permisos de la carpeta de datos de la aplicación.',
  help: `Uso: pieces-account-tray [opciones]

Muestra quién tiene la sesión iniciada en Pieces OS en este ordenador.

  --hidden              abrir en la bandeja, sin ventana
  --status              mostrar quién tiene la sesión iniciada y salir
  --json                con --status: mostrarlo como JSON
  --service-url URL     usar Pieces OS en esta dirección, solo esta vez
  --user-data-dir DIR   guardar los ajustes en esta carpeta
  --version             mostrar la versión y salir
  --help                mostrar esta ayuda y salir

Códigos de salida de --status: 0 si alguien tiene la sesión iniciada, 3 si no la tiene nadie, 4 si no se
puede acceder a Pieces OS y 5 si su respuesta no se entiende o no dice quién tiene la sesión iniciada.
`,
};
