/** The service: its address, where the address came from, and its cloud. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const cloudWords: Messages['cloud'] = {
  connecting: 'Verbindung wird hergestellt',
  connected: 'Verbunden',
  disconnected: 'Nicht verbunden',
  unknown: 'Unbekannt',
};

export const sourceWords: Messages['source'] = {
  commandLine: 'aus der Befehlszeile',
  setting: 'aus Ihren Einstellungen',
  portFile: 'aus der Portdatei',
  scan: 'an einem üblichen Port gefunden',
  default: 'die Standardadresse',
};

export const serviceUrlProblemWords: Messages['serviceUrlProblem'] = {
  notAUrl: 'Geben Sie eine Adresse wie http://localhost:1000 ein.',
  notHttp: 'Die Adresse muss mit http:// oder https:// beginnen.',
  hasCredentials: 'Entfernen Sie Benutzername und Passwort aus der Adresse.',
  hasPath: 'Entfernen Sie alles nach dem Port, zum Beispiel: http://localhost:1000.',
  notEncrypted: 'Eine Adresse auf einem anderen Computer muss mit https:// beginnen. Nur Adressen dieses Computers wie http://localhost:1000 dürfen mit http:// beginnen.',
};

export const portFileProblemWords: Messages['portFileProblem'] = {
  notAFile: 'Sie ist keine Datei.',
  tooLarge: 'Sie ist zu groß für eine Portdatei.',
  unreadable: 'Sie konnte nicht gelesen werden.',
};

export const serviceTestWords: Messages['serviceTest'] = {
  action: 'Testen',
  running: 'Wird getestet…',
  answered: (version) => `Pieces OS ${version} hat geantwortet`,
  answeredWithoutVersion: 'Pieces OS hat geantwortet',
  found: (url, source) => `${url}, ${source}.`,
  typed: (url) => `${url}.`,
  checked: 'Die Antwort auf die Zustandsabfrage weist es als Pieces OS aus.',
  owner: {
    self: 'Es läuft unter Ihrem Benutzerkonto.',
    unknown: 'Dieser Computer zeigt nicht, wessen Programm es ist.',
    otherComputer: 'Es läuft auf einem anderen Computer.',
  },
  notFound: {
    title: 'Pieces OS wurde nicht gefunden',
    detail: 'An den üblichen Ports dieses Computers gibt sich kein Programm als Pieces OS zu erkennen. Starten Sie Pieces OS und testen Sie erneut.',
  },
  failed: (detail, advice) => `${detail} ${advice}`,
  notTested: 'Die Adresse konnte nicht getestet werden. Versuchen Sie es in ein paar Sekunden erneut.',
};
