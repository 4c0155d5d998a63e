/** The screen of the first start. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const firstStartWords: Messages['firstStart'] = {
  title: 'Te damos la bienvenida a Pieces Account Tray',
  what: {
    title: 'Qué hace',
    detail: 'Muestra quién tiene la sesión iniciada en Pieces OS en este ordenador y te avisa cuando cambia. También puedes iniciar sesión y desconectarte.',
  },
  found: {
    title: 'Dónde está Pieces OS',
    looking: 'Buscando Pieces OS en este ordenador…',
    at: (url, source) => `Encontrado en ${url}, ${source}.`,
    notFound: (detail) => `Aún no se ha encontrado. ${detail} La aplicación sigue buscando.`,
  },
  stores: {
    title: 'Qué guarda',
    detail: 'Tus ajustes y 90 días de historial con ID de usuario y horas, en este ordenador. Los tokens se guardan solo en el llavero del sistema. La aplicación no envía datos de uso.',
  },
  tray: {
    title: 'Está en la bandeja',
    titleMissing: 'Funciona sin icono',
    detail: 'Busca este icono. La aplicación sigue en ejecución cuando cierras esta ventana. Haz clic en el icono para abrirla de nuevo o salir.',
    missing: 'Parece que este escritorio no tiene bandeja, así que es posible que no veas este icono. La aplicación sigue en ejecución cuando cierras esta ventana. Para abrirla de nuevo, inicia Pieces Account Tray desde el menú de aplicaciones. Para salir, pulsa Ctrl+Q en esta ventana.',
    icon: 'El icono de la bandeja: una persona con una marca de verificación',
  },
  done: 'Mostrar mi cuenta',
};
