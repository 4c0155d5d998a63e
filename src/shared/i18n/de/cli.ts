/** The command line. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const cliWords: Messages['cli'] = {
  service: (url, source) => `Pieces OS: ${url} (${source})`,
  version: (version) => `Version: ${version}`,
  notice: (title, detail) => `${title}. ${detail}`,
  ofOtherUsers: (urls) => `Nicht verwendet, weil dort ein anderer Benutzer dieses Computers antwortet: ${urls}`,
  cloud: (state) => `Cloud: ${state}`,
  otherUsers: (names) => `Andere Benutzer: ${names}`,
  unknownOption: (option) => `Unbekannte Option „${option}“. --help zeigt alle Optionen.`,
  forbiddenVariable: (name) => `Die App startet nicht, solange ${name} in der Umgebung gesetzt ist. Entfernen Sie die Variable und versuchen Sie es erneut.`,
  valueMissing: (option) => `Die Option ${option} braucht einen Wert.`,
  valueNotTaken: (option) => `Die Option ${option} nimmt keinen Wert an.`,
  unexpectedArgument: (argument) => `Unerwartetes Argument „${argument}“. --help zeigt alle Optionen.`,
  jsonWithoutStatus: 'Verwenden Sie --json nur mit --status.',
  logFileUnusable: 'Die Protokolldatei kann nicht geschrieben werden. Prüfen Sie die Rechte des Datenordners der App.',
  help: `Aufruf: pieces-account-tray [Optionen]

Zeigt, wer auf diesem Computer bei Pieces OS angemeldet ist.

  --hidden              im Infobereich starten, ohne Fenster
  --status              ausgeben, wer angemeldet ist, und beenden
  --json                mit --status: als JSON ausgeben
  --service-url URL     nur dieses Mal Pieces OS unter dieser Adresse verwenden
  --user-data-dir DIR   Einstellungen in diesem Ordner speichern
  --version             Version ausgeben und beenden
  --help                diese Hilfe ausgeben und beenden

Exit-Codes von --status: 0, wenn jemand angemeldet ist; 3, wenn niemand angemeldet ist; 4, wenn Pieces OS nicht
erreichbar ist; 5, wenn die Antwort nicht verstanden wurde oder nicht sagt, wer angemeldet ist.
`,
};
