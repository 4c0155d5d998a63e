/** What is said about a disconnect. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const disconnectWords: Messages['disconnect'] = {
  action: 'Trennen…',
  actionFor: (name) => `Verbindung von ${name} trennen…`,
  asking: {
    title: (name) => `Verbindung von ${name} trennen?`,
    detail: 'Pieces OS meldet diesen Benutzer ab und entfernt ihn von diesem Computer. Das betrifft alle Pieces-Apps auf diesem Computer.',
    advice: 'Daten in der Cloud bleiben erhalten. Melden Sie sich erneut an, um die Verbindung wiederherzustellen.',
    confirm: 'Trennen',
  },
  running: {
    title: (name) => `Verbindung von ${name} wird getrennt…`,
    detail: 'Warten auf die Bestätigung von Pieces OS.',
  },
  done: {
    title: (name) => `Verbindung von ${name} ist getrennt`,
    detail: 'Pieces OS führt diesen Benutzer nicht mehr auf.',
    revocation: {
      revoked: 'Der Identitätsanbieter hat Ihre gespeicherte Anmeldung widerrufen.',
      notOffered: 'Der Identitätsanbieter kann Anmeldungen nicht widerrufen. Vielleicht können Sie die Sitzung auf seiner Kontoseite beenden.',
    },
  },
  resumed: {
    done: 'Die App wurde während dieser Trennung beendet und hat sie nun abgeschlossen.',
    failed: 'Die App wurde während dieser Trennung beendet.',
  },
  revoke: 'Auch die gespeicherte Anmeldung beim Identitätsanbieter widerrufen',
  failedReason: (words) => `Grund: ${words}.`,
  steps: {
    service: {
      title: (name) => `Verbindung von ${name} wurde nicht getrennt`,
      what: (name) => `Pieces OS hat die Verbindung von ${name} nicht getrennt.`,
      kept: 'Es wurde nichts geändert.',
      advice: 'Vergewissern Sie sich, dass Pieces OS läuft, und versuchen Sie es erneut.',
    },
    revocation: {
      title: (name) => `Verbindung von ${name} ist getrennt, aber die Anmeldung wurde nicht widerrufen`,
      what: () => 'Der Identitätsanbieter hat die hier gespeicherte Anmeldung nicht widerrufen.',
      kept: 'Die gespeicherte Anmeldung wurde von diesem Computer gelöscht.',
      advice: 'Versuchen Sie es jetzt erneut, oder beenden Sie die Sitzung auf der Kontoseite des Identitätsanbieters.',
    },
    keychain: {
      title: (name) => `Verbindung von ${name} wurde nicht vollständig getrennt`,
      what: (name) => `Die für ${name} gespeicherte Anmeldung konnte nicht aus dem Schlüsselbund gelöscht werden.`,
      kept: 'Pieces OS hat den Benutzer abgemeldet. Nur die auf diesem Computer gespeicherte Anmeldung ist noch da.',
      advice: 'Auch wenn sie dort bleibt, verwendet diese App sie nicht mehr.',
    },
    verification: {
      title: (name) => `Es ließ sich nicht bestätigen, dass die Verbindung von ${name} getrennt ist`,
      what: (name) => `Pieces OS sollte die Verbindung von ${name} trennen, aber das ließ sich nicht bestätigen.`,
      kept: 'Sonst wurde nichts geändert.',
      advice: 'Wenn der Benutzer noch aufgeführt wird, versuchen Sie es erneut.',
    },
  },
  cancel: 'Abbrechen',
  close: 'Schließen',
  retry: 'Erneut versuchen',
};
