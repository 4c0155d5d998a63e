/** What is asked in a native dialog before tokens go to a place that they have not been to. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

const decline = 'No permitir';

export const consentWords: Messages['consent'] = {
  service: (place) => ({
    title: `¿Enviar tu sesión a ${place}?`,
    detail: `Quien gestione el servicio en ${place} podrá actuar en tu nombre. Permítelo solo si esta dirección la has escrito tú.`,
    agree: 'Enviar',
    decline,
  }),
  endpoints: (issuer, places) => ({
    title: `¿Iniciar sesión a través de ${places}?`,
    detail: `Los ajustes envían los inicios de sesión del proveedor de identidad ${issuer} a otra dirección: ${places}. Quien gestione esa dirección podrá actuar en tu nombre.`,
    agree: 'Iniciar sesión ahí',
    decline,
  }),
  changeService: (place) => ({
    title: place === '' ? '¿Buscar Pieces OS en este ordenador?' : `¿Usar el servicio en ${place}?`,
    detail: 'Tus sesiones guardadas permanecen en el llavero. La aplicación vuelve a preguntar antes de enviar una a otro servicio.',
    agree: 'Cambiar de servicio',
    decline,
  }),
  changeProvider: (places) => ({
    title: places === '' ? '¿Iniciar sesión a través de Pieces OS a partir de ahora?' : `¿Usar el proveedor de identidad en ${places}?`,
    detail: 'Tus sesiones guardadas permanecen en el llavero. Cada una se usa solo con el proveedor de identidad que la emitió.',
    agree: 'Cambiar de proveedor',
    decline,
  }),
  trustAuthority: (path) => ({
    title: `¿Confiar en la autoridad de certificación de ${path}?`,
    detail: 'Quien tenga su clave privada puede hacerse pasar por tu servicio y actuar en tu nombre. Permítelo solo si el archivo lo has elegido tú.',
    agree: 'Confiar',
    decline,
  }),
  keepSignedIn: (service, issuer) => ({
    title: '¿Mantener la sesión iniciada?',
    detail: `Si tu sesión se cierra de forma inesperada, la aplicación envía tu sesión guardada a ${service}${issuer === '' ? '' : `, tras renovarla en ${issuer}`}.`,
    agree: 'Mantener la sesión',
    decline,
  }),
  keptToService: (place) => ({
    title: `¿Enviar tu sesión guardada a ${place}?`,
    detail: `Tu sesión se ha cerrado. Tu sesión guardada no se ha usado antes en ${place}. Quien gestione ese servicio podrá actuar en tu nombre.`,
    agree: 'Enviar',
    decline,
  }),
  keptToProvider: (place) => ({
    title: `¿Renovar tu sesión guardada en ${place}?`,
    detail: `Tu sesión se ha cerrado. Una versión anterior de esta aplicación guardó tu sesión, y esta versión aún no la ha renovado en ${place}.`,
    agree: 'Renovar',
    decline,
  }),
};
