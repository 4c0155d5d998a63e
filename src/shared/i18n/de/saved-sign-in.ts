/** Saved sign-ins: restoring a session with one, and pasting a token. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const restoreWords: Messages['restore'] = {
  title: 'Sie werden wieder angemeldet',
  detail: 'Sie wurden unerwartet abgemeldet. Die App verwendet Ihre gespeicherte Anmeldung.',
  retry: 'Gespeicherte Anmeldung erneut versuchen',
};

export const providerReasonWords: Messages['identityProvider'] = {
  notConfigured: 'Ihre gespeicherte Anmeldung gehört zu einem Identitätsanbieter, der nicht in den Einstellungen steht',
  unreachable: 'Der Identitätsanbieter war nicht erreichbar',
  wrongMetadata: 'Der Aussteller in den Einstellungen konnte nicht verwendet werden',
  portTaken: 'Der Umleitungsport ist belegt',
  denied: 'Der Identitätsanbieter hat die Anfrage abgelehnt',
  timedOut: 'Der Identitätsanbieter hat nicht rechtzeitig geantwortet',
  invalidReply: 'Die Antwort des Identitätsanbieters wurde nicht akzeptiert',
  expired: 'Der Identitätsanbieter akzeptiert Ihre gespeicherte Anmeldung nicht mehr',
  cancelled: 'Die Anfrage wurde abgebrochen, bevor der Identitätsanbieter geantwortet hat',
};

export const pasteTokenWords: Messages['pasteToken'] = {
  title: 'Mit einem Token anmelden',
  hint: 'Für Dienste, deren Identitätsanbieter nicht in den Einstellungen steht. Das Token wird einmal und nur an Pieces OS gesendet.',
  field: 'Zugriffstoken',
  keep: 'Im Schlüsselbund speichern',
  keepHint: 'Bis das Token abläuft, kann die App Sie damit nach einer unerwarteten Abmeldung wieder anmelden.',
  send: 'Anmelden',
  sending: { title: 'Anmeldung mit dem Token', detail: 'Warten, bis Pieces OS das Token akzeptiert.' },
  done: 'Pieces OS hat das Token akzeptiert.',
  problems: {
    empty: 'Fügen Sie zuerst ein Zugriffstoken ein.',
    severalLines: 'Das sind mehrere Zeilen. Fügen Sie nur das Zugriffstoken ein.',
    tooLarge: 'Das ist zu lang für ein Zugriffstoken (über 15 KiB). Fügen Sie nur das Zugriffstoken ein.',
    notAToken: 'Das enthält Zeichen, die ein Zugriffstoken nicht enthalten kann. Fügen Sie nur das Zugriffstoken ein.',
    expired: 'Dieses Token ist abgelaufen. Holen Sie ein neues, oder prüfen Sie die Uhr dieses Computers.',
  },
  busy: 'Eine andere Anmeldung läuft gerade. Warten Sie, bis sie fertig ist, und fügen Sie das Token dann erneut ein.',
  cancelled: 'Die Anmeldung wurde abgebrochen, und das Token wurde nicht gespeichert. Wenn Pieces OS das Token schon erhalten hat, sind Sie vielleicht trotzdem angemeldet; dieses Fenster zeigt, wer angemeldet ist.',
  lost: 'Die App kann nicht feststellen, ob Pieces OS das Token akzeptiert hat. Dieses Fenster zeigt, wer angemeldet ist.',
  refused: (why) => `Pieces OS hat das Token nicht akzeptiert. Meldung: ${why}. Das Token wurde nicht gespeichert.`,
  noAnswer: (why) => `Pieces OS hat nicht bestätigt, ob es das Token akzeptiert: ${why}. Das Token wurde nicht gespeichert. Prüfen Sie, wer jetzt angemeldet ist.`,
  notKept: (why) => `Sie sind angemeldet, aber das Token wurde nicht gespeichert. ${why}`,
};
