/** Who is signed in, and what the last check found. Part of the Spanish catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const sessionWords: Messages['session'] = {
  starting: {
    title: 'Buscando Pieces OS',
    detail: (url) => `Esperando a que responda ${url}.`,
  },
  signedIn: {
    title: (name) => `Sesión iniciada: ${name}`,
    detail: (below, age) => (below ? `${below}, comprobado ${age}.` : `Comprobado ${age}.`),
  },
  assumed: 'Pieces OS solo muestra a este usuario y no indica quién es el actual.',
  currentUnknown: {
    title: 'Pieces OS no indica quién tiene la sesión iniciada',
    detail: (names, age) => `Muestra a ${names}. Comprobado ${age}.`,
    detailOfNone: (age) => `No se ha podido leer ninguno de los usuarios que muestra. Comprobado ${age}.`,
    advice: 'La aplicación vuelve a preguntar en cada comprobación. Si continúa, actualiza Pieces OS.',
  },
  signedOut: {
    title: 'Nadie tiene la sesión iniciada',
    detail: (age) => `Confirmado por Pieces OS. Comprobado ${age}.`,
    advice: 'Inicia sesión con esta aplicación o con cualquier aplicación de Pieces.',
    listed: (names, count) => `Pieces OS sigue mostrando a ${names}, pero ${count === 1 ? 'no como usuario actual' : 'a ninguno como usuario actual'}.`,
  },
  incompatible: {
    title: 'No se ha entendido la respuesta de Pieces OS',
    detail: (url, why) => `La respuesta de ${url} no se puede usar. ${why}`,
    advice: 'Actualiza Pieces OS y esta aplicación. Hasta entonces, esta aplicación no puede saber quién usa Pieces OS.',
  },
  unreadable: (count) => `No se ha podido leer parte de la respuesta: ${plural(count, 'entrada', 'entradas')}.`,
  lastKnown: (name, age) => `Último conocido: ${name}, comprobado ${age}`,
  doubtful: 'Pieces OS no ha respondido en el puerto de su archivo de puerto, y este sistema no puede confirmar quién ejecuta el servicio encontrado aquí.',
  cause: (words) => `(${words})`,
  serviceSaid: (words) => `Respuesta: ${words}.`,
  tooltip: (title) => `${APP_NAME}: ${title}`,
};
