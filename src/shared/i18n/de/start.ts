/** Starting the app, and starting Pieces OS. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const lockProblemWords: Messages['lockProblem'] = {
  notAFolder: (path) => `Die App kann nicht starten, weil ${path} kein Ordner ist. Verschieben Sie diese Datei, oder wählen Sie mit --user-data-dir einen anderen Ordner.`,
  notWritable: (path) => `Die App kann nicht starten, weil sie nicht in ihren Datenordner ${path} schreiben kann. Ändern Sie die Zugriffsrechte des Ordners, oder wählen Sie mit --user-data-dir einen anderen.`,
  diskFull: (path) => `Die App kann nicht starten, weil der Datenträger mit ihrem Datenordner ${path} voll ist. Schaffen Sie Platz und versuchen Sie es erneut.`,
  notALock: (path) => `Die App kann nicht starten, weil ihre Sperrdatei an der Stelle von ${path} liegen muss. Verschieben Sie dieses Objekt und versuchen Sie es erneut.`,
  otherUser: (path) => `Die App kann nicht starten, weil ihr Datenordner ${path} einem anderen Benutzer gehört. Wählen Sie mit --user-data-dir einen anderen Ordner.`,
  other: (path, detail) => `Die App kann nicht starten, weil ihr Datenordner ${path} nicht gesperrt werden kann. Grund: ${detail}`,
};

export const startPiecesOsWords: Messages['startPiecesOs'] = {
  action: 'Pieces OS starten',
  retry: 'Pieces OS erneut starten',
  asked: {
    title: 'Pieces OS wird gestartet…',
    detail: 'Das kann einige Minuten dauern.',
  },
  failures: {
    noProgram: {
      title: 'Pieces OS konnte nicht gestartet werden',
      detail: 'Auf diesem Computer ist kein Programm zum Starten registriert. Installieren Sie Pieces OS, oder starten Sie es selbst.',
    },
    notOpened: {
      title: 'Pieces OS wurde nicht gestartet',
      detail: 'Das System konnte pieces://launch nicht öffnen. Starten Sie Pieces OS selbst.',
    },
    noAnswer: {
      title: 'Pieces OS antwortet noch immer nicht',
      detail: 'Das System wurde vor zwei Minuten gebeten, es zu starten. Prüfen Sie, ob es läuft, oder starten Sie es selbst.',
    },
  },
};
