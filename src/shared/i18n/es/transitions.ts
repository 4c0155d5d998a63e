/** What is said of each transition: in the history, and in a notification where it has one. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

const OUTSIDE = 'Se ha hecho fuera de esta aplicación.';

export const transitionWords: Messages['transitions'] = {
  'signed-in': {
    history: (user, _from, here) => (here ? `${user} inició sesión desde esta aplicación` : `${user} inició sesión`),
  },
  'signed-out': {
    history: (user, _from, here) => (here ? `Se desconectó a ${user} desde esta aplicación` : `Se cerró la sesión de ${user} fuera de esta aplicación`),
    notification: {
      title: (names) => `Se cerró en Pieces OS la sesión de ${names}`,
      detail: OUTSIDE,
      advice: 'Abre la ventana de la cuenta para ver quién tiene ahora la sesión iniciada.',
    },
  },
  'user-switched': {
    history: (user, from, here) =>
      here ? `${user} sustituyó a ${from} como usuario actual, desde esta aplicación` : `${user} sustituyó a ${from} como usuario actual`,
    notification: {
      title: (to, from) => `${to} tiene ahora la sesión iniciada en Pieces OS en lugar de ${from}`,
      detail: OUTSIDE,
      advice: 'Abre la ventana de la cuenta para ver quién tiene la sesión iniciada.',
    },
  },
  'current-began': {
    history: (user, _from, here) => (here ? `${user} pasó a ser el usuario actual, desde esta aplicación` : `${user} pasó a ser el usuario actual`),
  },
  'current-ended': {
    history: (user, _from, here) =>
      here ? `${user} ya no es el usuario actual, desde esta aplicación` : `${user} ya no es el usuario actual, pero sigue en la lista`,
    notification: {
      title: (name) => `${name} ya no es el usuario actual de Pieces OS`,
      detail: `Pieces OS sigue mostrando a este usuario, pero indica que nadie tiene la sesión iniciada. ${OUTSIDE}`,
      advice: 'Abre la ventana de la cuenta para ver quién está en la lista.',
    },
  },
  'profile-changed': {
    history: (user) => `El perfil de ${user} cambió`,
  },
  'service-down': {
    history: (_user, _from, _here, reason) => reason ?? 'No se pudo acceder a Pieces OS',
    notification: { title: 'No se puede acceder a Pieces OS desde hace un minuto' },
  },
  'service-up': {
    history: () => 'Pieces OS vuelve a responder',
    notification: {
      title: 'Pieces OS ha vuelto',
      signedIn: (name) => `Pieces OS ha vuelto, con la sesión de ${name} iniciada`,
      signedOut: 'Pieces OS ha vuelto, y nadie tiene la sesión iniciada',
      detail: 'Vuelve a responder.',
    },
  },
  'keychain-locked': {
    history: () => 'El llavero se bloqueó',
    notification: {
      title: 'Tu llavero está bloqueado',
      detail: 'Mientras esté bloqueado, esta aplicación no puede usar ni eliminar tu sesión guardada.',
      advice: 'Desbloquéalo e inténtalo de nuevo.',
    },
  },
  'keychain-unlocked': {
    history: () => 'El llavero se desbloqueó',
  },
};
