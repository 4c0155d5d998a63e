/** What is said about a sign-in. Part of the German catalogue. */
import type { Messages } from '../messages.ts';
import { providerWords } from './oauth-settings.ts';

const NOTHING_CHANGED = 'Es wurde nichts geändert.';
const STILL_SAVED = 'Ihre gespeicherte Anmeldung ist noch im Schlüsselbund.';
const NOT_USED = 'Sie bleibt im Schlüsselbund, bis Sie sich erneut anmelden oder die Verbindung trennen, wird aber nicht verwendet.';

export const signInWords: Messages['signIn'] = {
  action: 'Anmelden…',
  cancel: 'Anmeldung abbrechen',
  copyAddress: 'Adresse kopieren',
  close: 'Schließen',
  retry: 'Erneut versuchen',
  waiting: {
    title: 'Warten auf den Browser',
    detail: {
      service: 'Pieces OS öffnet seine Anmeldeseite in Ihrem Browser. Schließen Sie die Anmeldung dort ab, dann wird dieses Fenster aktualisiert.',
      oauth: 'Die Seite Ihres Identitätsanbieters öffnet sich in Ihrem Browser. Schließen Sie die Anmeldung dort ab, dann wird dieses Fenster aktualisiert.',
    },
    until: (time) => `Wartet bis ${time}.`,
    noBrowser: {
      title: 'Es konnte kein Browser geöffnet werden',
      detail: 'Kopieren Sie die Adresse und öffnen Sie sie in einem Browser auf diesem Computer, um zur Seite Ihres Identitätsanbieters zu gelangen.',
    },
    copied: 'Adresse kopiert. Öffnen Sie sie in einem Browser auf diesem Computer.',
    ignored: 'Eine Antwort wurde nicht verwendet, weil sie nicht sagt, zu welcher Anmeldung sie gehört. Wenn Sie abgelehnt haben, brechen Sie die Anmeldung hier ab.',
  },
  failures: {
    timedOut: {
      title: 'Die Anmeldung wurde nicht rechtzeitig abgeschlossen',
      detail: () => `${NOTHING_CHANGED} Wenn Sie sie später im Browser abschließen, wird dieses Fenster trotzdem aktualisiert.`,
      advice: 'Versuchen Sie es erneut, wenn Sie Zeit haben.',
    },
    refused: {
      title: 'Pieces OS konnte die Anmeldung nicht starten',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `Meldung: ${why}. ${NOTHING_CHANGED}`),
      advice: 'Versuchen Sie es erneut, oder melden Sie sich in einer Pieces-App an.',
    },
    unreachable: {
      title: 'Pieces OS war während der Anmeldung nicht erreichbar',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Vergewissern Sie sich, dass Pieces OS läuft, und versuchen Sie es erneut.',
    },
    notSignedIn: {
      title: 'Die Anmeldung ist abgeschlossen, aber niemand ist angemeldet',
      detail: () => `Pieces OS meldet, dass niemand angemeldet ist. ${NOTHING_CHANGED}`,
      advice: 'Versuchen Sie es erneut, oder melden Sie sich in einer Pieces-App an.',
    },
    notConfigured: {
      title: 'Der Identitätsanbieter ist nicht eingerichtet',
      detail: (why) => (why === undefined ? 'Der Aussteller oder die Client-ID fehlt.' : `${why}.`),
      advice: 'Korrigieren Sie die Einstellungen, oder leeren Sie alle Felder, um sich über Pieces OS anzumelden.',
    },
    providerUnreachable: {
      title: 'Der Identitätsanbieter war nicht erreichbar',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Prüfen Sie die Netzwerkverbindung und den Aussteller in den Einstellungen und versuchen Sie es erneut.',
    },
    wrongMetadata: {
      title: 'Der Aussteller in den Einstellungen konnte nicht verwendet werden',
      detail: (why) => (why === undefined ? 'Seine Konfiguration ist ungültig.' : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Prüfen Sie, ob der Aussteller in den Einstellungen genau dem Ihres Identitätsanbieters entspricht.',
    },
    portTaken: {
      title: 'Der Umleitungsport kann nicht verwendet werden',
      detail: (why) => (why === undefined ? `Kein Port war frei. ${NOTHING_CHANGED}` : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Stellen Sie hier und bei Ihrem Identitätsanbieter einen anderen Umleitungsport ein, oder beenden Sie das Programm, das diesen belegt.',
    },
    denied: {
      title: 'Der Identitätsanbieter hat Sie nicht angemeldet',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `Meldung: ${why}. ${NOTHING_CHANGED}`),
      advice: 'Versuchen Sie es erneut und stimmen Sie der Anfrage im Browser zu.',
    },
    browserTimedOut: {
      title: 'Die Anmeldung wurde nicht rechtzeitig abgeschlossen',
      detail: () => `${NOTHING_CHANGED} Sie können die Seite in Ihrem Browser schließen.`,
      advice: 'Versuchen Sie es erneut, wenn Sie Zeit haben.',
    },
    invalidReply: {
      title: 'Die Antwort des Identitätsanbieters wurde nicht akzeptiert',
      detail: (why) => (why === undefined ? `Sie konnte nicht überprüft werden. ${NOTHING_CHANGED}` : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Versuchen Sie es erneut. Wenn das nicht hilft, prüfen Sie den Aussteller in den Einstellungen.',
    },
    tokenRefused: {
      title: 'Pieces OS hat die Anmeldung nicht akzeptiert',
      detail: (why) => (why === undefined ? 'Die Anmeldung wurde nicht gespeichert.' : `Meldung: ${why}. Die Anmeldung wurde nicht gespeichert.`),
      advice: 'Prüfen Sie, ob Pieces OS den Identitätsanbieter in den Einstellungen akzeptiert, oder melden Sie sich in einer Pieces-App an.',
    },
    unexpected: {
      title: 'Die Anmeldung wurde durch einen Fehler dieser App beendet',
      detail: (why) => (why === undefined ? '' : `${why}.`),
      advice: 'Versuchen Sie es erneut. Wenn das öfter geschieht, melden Sie es mit den Diagnosedaten aus den Einstellungen.',
    },
    keychainLocked: {
      title: 'Sie wurden abgemeldet, und der Schlüsselbund ist gesperrt',
      detail: () => `Ihre gespeicherte Anmeldung konnte nicht verwendet werden. ${NOTHING_CHANGED}`,
      advice: 'Entsperren Sie den Schlüsselbund und versuchen Sie es erneut, oder melden Sie sich neu an.',
    },
    keychainFailed: {
      title: 'Sie wurden abgemeldet, und der Schlüsselbund konnte nicht verwendet werden',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Versuchen Sie Ihre gespeicherte Anmeldung erneut, oder melden Sie sich an.',
    },
    keptExpired: {
      title: 'Sie wurden abgemeldet, und Ihre gespeicherte Anmeldung ist abgelaufen',
      detail: () => 'Sie wurde aus dem Schlüsselbund gelöscht.',
      advice: 'Melden Sie sich erneut an.',
    },
    keptRefused: {
      title: 'Sie wurden abgemeldet, und Pieces OS akzeptiert Ihre gespeicherte Anmeldung nicht mehr',
      detail: (why) => `${why === undefined ? '' : `Meldung: ${why}. `}${NOT_USED}`,
      advice: 'Melden Sie sich erneut an.',
    },
    keptEnded: {
      title: 'Sie wurden abgemeldet, und Ihre gespeicherte Anmeldung kann nicht mehr verwendet werden',
      detail: () => `Sie kann nicht erneuert werden. ${NOT_USED}`,
      advice: 'Melden Sie sich erneut an.',
    },
    placeDeclined: {
      title: 'Die Anmeldung wurde nicht gesendet',
      detail: () => 'Sie haben entschieden, sie nicht an diese Adresse zu senden. Ihre gespeicherte Anmeldung bleibt im Schlüsselbund, wird aber nicht verwendet.',
      advice: 'Prüfen Sie den Dienst und den Identitätsanbieter in den Einstellungen und melden Sie sich dann erneut an.',
    },
    keptDamaged: {
      title: 'Sie wurden abgemeldet, und Ihre gespeicherte Anmeldung ist beschädigt',
      detail: () => NOT_USED,
      advice: 'Melden Sie sich erneut an.',
    },
    providerFailed: {
      title: 'Sie wurden abgemeldet, und Ihre gespeicherte Anmeldung konnte nicht erneuert werden',
      detail: (why) => (why === undefined ? STILL_SAVED : `${why}. ${STILL_SAVED}`),
      advice: 'Versuchen Sie es später erneut, oder melden Sie sich neu an.',
    },
    restoreRefused: {
      title: 'Sie wurden abgemeldet, und Pieces OS hat Ihre gespeicherte Anmeldung nicht akzeptiert',
      detail: (why) => (why === undefined ? STILL_SAVED : `Meldung: ${why}. ${STILL_SAVED}`),
      advice: 'Versuchen Sie Ihre gespeicherte Anmeldung erneut, oder melden Sie sich an.',
    },
    restoreTimedOut: {
      title: 'Sie wurden abgemeldet, und die erneute Anmeldung hat zu lange gedauert',
      detail: () => `Der Versuch wurde abgebrochen. ${STILL_SAVED}`,
      advice: 'Versuchen Sie Ihre gespeicherte Anmeldung erneut, oder melden Sie sich an.',
    },
    restoreTooOften: {
      title: 'Sie wurden wiederholt abgemeldet',
      detail: () => 'Ihre gespeicherte Anmeldung wurde am letzten Tag mehrmals verwendet. Die App verwendet sie daher nicht mehr von selbst.',
      advice: 'Melden Sie sich erneut an. Wenn das so bleibt, prüfen Sie, ob eine andere App Sie abmeldet.',
    },
    wrongUser: {
      title: 'Die gespeicherte Anmeldung gehörte zu einem anderen Benutzer',
      detail: () => 'Pieces OS hat damit einen anderen Benutzer angemeldet. Seine Verbindung wurde sofort getrennt. Die gespeicherte Anmeldung bleibt im Schlüsselbund, wird aber nicht mehr verwendet.',
      advice: 'Melden Sie sich erneut an.',
    },
    wrongUserStays: {
      title: 'Jetzt ist ein anderer Benutzer angemeldet',
      detail: (why) =>
        `Die gespeicherte Anmeldung gehörte zu einem anderen Benutzer und wird nicht mehr verwendet. Pieces OS hat die Verbindung dieses Benutzers nicht getrennt${why === undefined ? '' : `: ${why}`}.`,
      advice: 'Trennen Sie diesen Benutzer hier und melden Sie sich dann erneut an.',
    },
  },
  somebodyElse: {
    title: (name) => `${name} ist jetzt angemeldet. Sind Sie das?`,
    detail: 'Zuletzt war hier ein anderer Benutzer angemeldet. Im Schlüsselbund wurde noch nichts gespeichert.',
    advice: 'Wenn Sie das sind, speichern Sie die Anmeldung. Wenn nicht, hat jemand anderes sie im Browser abgeschlossen: Fahren Sie ohne Speichern fort und trennen Sie dann diesen Benutzer.',
    keep: 'Das bin ich, speichern',
  },
  notKept: {
    title: 'Sie sind angemeldet, aber Ihre Anmeldung konnte nicht gespeichert werden',
    detail: (why) => `${why}. Solange sie nicht gespeichert ist, kann diese App Sie nicht von selbst wieder anmelden.`,
    retry: 'Erneut speichern',
    dismiss: 'Nicht speichern',
  },
  pages: {
    done: {
      title: 'Sie können diesen Tab schließen',
      detail: 'Kehren Sie zu Pieces Account Tray zurück, um zu sehen, ob die Anmeldung gelungen ist.',
    },
    ignored: {
      title: 'Diese Antwort wurde nicht verwendet',
      detail: 'Sie sagt nicht, zu welcher Anmeldung sie gehört. Pieces Account Tray wartet weiter. Wenn Sie abgelehnt haben, brechen Sie die Anmeldung in dessen Fenster ab.',
    },
  },
  provider: providerWords,
};
