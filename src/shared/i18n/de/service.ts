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
