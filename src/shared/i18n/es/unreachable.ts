/** Why the service could not be asked. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const unreachableWords: Messages['reasons'] = {
  refused: {
    title: 'Pieces OS no responde',
    detail: (url) => `No hay nada escuchando en ${url}.`,
    advice: 'Inicia Pieces OS. Si acabas de iniciarlo, espera unos minutos.',
  },
  timedOut: {
    title: 'Pieces OS tarda demasiado en responder',
    detail: (url) => `${url} no ha respondido a tiempo.`,
    advice: 'Puede que esté ocupado; esta aplicación sigue intentándolo. Si continúa, reinicia Pieces OS.',
  },
  reset: {
    title: 'Pieces OS ha cerrado la conexión',
    detail: (url) => `La conexión con ${url} se ha perdido antes de que respondiera.`,
    advice: 'Puede que se esté reiniciando; esta aplicación sigue intentándolo. Si continúa, reinicia Pieces OS.',
  },
  nameNotFound: {
    title: 'No se ha encontrado la dirección de Pieces OS',
    detail: (url) => `No se ha encontrado el nombre de host de ${url}.`,
    advice: 'Comprueba la dirección del servicio en los ajustes.',
  },
  network: {
    title: 'No se puede acceder a Pieces OS',
    detail: (url) => `Se ha producido un error de red al conectar con ${url}.`,
    advice: 'Comprueba la conexión de red y la dirección del servicio en los ajustes.',
  },
  certSelfSigned: {
    title: 'El certificado de Pieces OS no es de confianza',
    detail: (url) => `${url} usa un certificado autofirmado.`,
    advice: 'Si ese servicio es tuyo, añade su certificado como autoridad de certificación en los ajustes.',
  },
  certUnknownIssuer: {
    title: 'El certificado de Pieces OS tiene un emisor desconocido',
    detail: (url) => `El certificado de ${url} lo ha emitido una autoridad en la que esta aplicación no confía.`,
    advice: 'Si es la autoridad de certificación de tu empresa, añade su archivo PEM en los ajustes.',
  },
  certExpired: {
    title: 'El certificado de Pieces OS ha caducado',
    detail: (url) => `El certificado de ${url} ya no es válido.`,
    advice: 'Comprueba la fecha de este ordenador. Si es correcta, renueva el certificado en el servicio.',
  },
  certNotYetValid: {
    title: 'El certificado de Pieces OS aún no es válido',
    detail: (url) => `El certificado de ${url} será válido más adelante.`,
    advice: 'Comprueba la fecha de este ordenador. Si es correcta, sustituye el certificado en el servicio.',
  },
  certWrongName: {
    title: 'El certificado de Pieces OS es para otra dirección',
    detail: (url) => `El certificado de ${url} no es válido para esta dirección.`,
    advice: 'Usa el nombre de host que figura en el certificado o sustituye el certificado en el servicio.',
  },
  certInvalid: {
    title: 'No se puede usar el certificado de Pieces OS',
    detail: (url) => `No se ha podido verificar el certificado de ${url}.`,
    advice: 'Sustituye el certificado en el servicio.',
  },
  notHttps: {
    title: 'Pieces OS no usa HTTPS en esta dirección',
    detail: (url) => `${url} ha respondido sin cifrado.`,
    advice: 'Comprueba el puerto en la dirección del servicio. Si Pieces OS está en este ordenador, empieza la dirección por http://.',
  },
  tlsFailed: {
    title: 'No se ha podido establecer una conexión segura con Pieces OS',
    detail: (url) => `${url} y esta aplicación no tienen ningún método de cifrado en común.`,
    advice: 'Comprueba la dirección del servicio en los ajustes y actualiza Pieces OS y esta aplicación.',
  },
  caFileUnusable: {
    title: 'No se ha podido usar el archivo de la autoridad de certificación',
    detail: (url) => `No se ha podido verificar con él el certificado de ${url}.`,
    advice: 'Elige un archivo PEM en los ajustes o borra el campo.',
  },
  redirected: {
    title: 'Pieces OS no está en esta dirección',
    detail: (url) => `${url} redirige a otra dirección, que esta aplicación no sigue.`,
    advice: 'Escribe en los ajustes la dirección directa de Pieces OS.',
  },
  rejected: {
    title: 'Pieces OS ha rechazado la solicitud',
    detail: (url) => `${url} ha respondido, pero no ha permitido a esta aplicación ver sus usuarios.`,
    advice: 'Comprueba la dirección del servicio en los ajustes y actualiza Pieces OS.',
  },
  appRefused: {
    title: 'Pieces OS rechaza esta aplicación',
    detail: (url) => `${url} requiere un ID de aplicación y no ha aceptado el de esta aplicación.`,
    advice: 'Escribe en los ajustes un ID de aplicación que Pieces OS reconozca o actualiza Pieces OS.',
  },
  failed: {
    title: 'Pieces OS ha notificado un error',
    detail: (url) => `${url} ha respondido con un error.`,
    advice: 'Esta aplicación sigue intentándolo. Si continúa, reinicia Pieces OS.',
  },
  malformed: {
    title: 'No se ha podido leer la respuesta de Pieces OS',
    detail: (url) => `La respuesta de ${url} estaba dañada o incompleta.`,
    advice: 'Esta aplicación sigue intentándolo. Si continúa, reinicia o actualiza Pieces OS.',
  },
  tooLarge: {
    title: 'La respuesta de Pieces OS era demasiado grande',
    detail: (url) => `La respuesta de ${url} superaba el tamaño que acepta esta aplicación.`,
    advice: 'Comprueba la dirección del servicio en los ajustes. Si es correcta, reinicia Pieces OS.',
  },
  notPiecesOs: {
    title: 'Hay otro programa en esta dirección',
    detail: (url) => `Algo ha respondido en ${url}, pero no es Pieces OS.`,
    advice: 'Comprueba la dirección del servicio en los ajustes, o cierra el otro programa e inicia Pieces OS.',
  },
  otherUser: {
    title: 'Hay un programa de otro usuario en esta dirección',
    detail: (url) => `El programa en ${url} pertenece a otro usuario de este ordenador. No se le ha enviado nada.`,
    advice: 'Inicia Pieces OS en tu propia sesión. Si has escrito esta dirección, cámbiala o bórrala en los ajustes.',
  },
};
