/** What the window says about the settings. Part of the Spanish catalogue. */
import { LANGUAGES } from '../languages.ts';
import type { Messages } from '../messages.ts';
import { notificationSettingsWords } from './notifications.ts';
import { oauthSettingsWords } from './oauth-settings.ts';

export const settingsWords: Messages['settings'] = {
  of: {
    language: {
      label: 'Idioma',
      hint: 'Elige «Sistema» para usar el idioma de tu escritorio.',
      choices: { system: 'Sistema', ...LANGUAGES },
    },
    theme: {
      label: 'Apariencia',
      hint: 'Elige «Sistema» para usar la de tu escritorio.',
      choices: { system: 'Sistema', light: 'Clara', dark: 'Oscura' },
    },
    keepSignedIn: {
      label: 'Mantener la sesión iniciada',
      hint: 'Si tu sesión se cierra de forma inesperada, la aplicación intenta una vez iniciarla de nuevo con tu sesión guardada.',
    },
    serviceUrl: {
      label: 'Dirección del servicio',
      placeholder: 'http://localhost:1000',
      hint: 'Borra el campo para buscar Pieces OS en este ordenador.',
    },
    applicationId: {
      label: 'ID de aplicación',
      hint: 'Identifica esta aplicación ante Pieces OS. Cámbialo si Pieces OS la rechaza, o borra el campo para no enviar ninguno.',
    },
    caFile: {
      label: 'Autoridad de certificación',
      placeholder: '/ruta/a/autoridad.pem',
      hint: 'Un archivo PEM, para un servicio de otro ordenador que use la autoridad de certificación de tu empresa.',
    },
    pollSeconds: {
      label: 'Segundos entre comprobaciones',
      hint: 'De 2 a 3600. Solo se usa cuando no hay actualizaciones en directo.',
    },
    oauth: oauthSettingsWords,
    notifications: notificationSettingsWords,
  },
  hints: {
    serviceUrlUsed: 'En uso ahora. Borra el campo para buscar Pieces OS en este ordenador.',
    serviceUrlUnusable: (url) => `Esta dirección no es válida y no se usa. En uso ahora: ${url}.`,
    serviceUrlOverridden: 'La línea de comandos fija la dirección por ahora. Esta se aplica la próxima vez que abras la aplicación sin esa opción.',
    serviceUrlEmpty: (url, source) => `Si está vacía, la aplicación encuentra Pieces OS en este ordenador. En uso ahora: ${url}, ${source}.`,
    pollSecondsNotUsed: 'De 2 a 3600. No se usa ahora: hay actualizaciones en directo, con una comprobación cada minuto.',
    pollSecondsUsed: 'De 2 a 3600. En uso ahora, porque no hay actualizaciones en directo.',
    pollSecondsDown: 'De 2 a 3600. No se usa ahora: Pieces OS no responde, así que la aplicación reintenta cada 1 a 60 segundos.',
    applicationIdEmpty: 'No se envía ningún ID. Escribe uno si Pieces OS rechaza esta aplicación.',
    caFileEmpty: 'No se confía en ninguna autoridad adicional. Escribe un archivo PEM para un servicio de otro ordenador que use la autoridad de certificación de tu empresa.',
    oauthEmpty: 'Normalmente, inicias sesión a través de Pieces OS. Rellena esto solo si tu organización te lo pide.',
    oauthIncomplete: 'Estos ajustes están incompletos, así que no puedes iniciar sesión. Escribe el emisor y el ID de cliente, o borra todos los campos para iniciar sesión a través de Pieces OS.',
  },
  applicationIdProblem: 'Escribe hasta 200 letras, cifras y símbolos, sin espacios.',
  caFileProblem: (why) => `No se ha podido usar este archivo. Motivo: ${why}`,
  numberProblem: (min, max) => `Escribe un número entero de ${min.toLocaleString('es')} a ${max.toLocaleString('es')}.`,
  notAgreed: 'El ajuste no se ha cambiado.',
  answerFirst: 'Responde primero al diálogo abierto.',
  reset: 'Restablecer ajustes…',
  resetConfirm: 'Restablecer ajustes',
  resetDone: 'Se han restablecido todos los ajustes.',
  resetHint: 'Restablece todos los ajustes, excepto «Abrir al iniciar sesión», a sus valores predeterminados.',
};
