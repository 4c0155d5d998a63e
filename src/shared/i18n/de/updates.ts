/** Newer versions of the app. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const updateWords: Messages['updates'] = {
  heading: 'Updates',
  check: 'Nach Updates suchen…',
  download: 'Herunterladen…',
  install: 'Installieren und neu starten',
  idle: 'Noch nicht nach Updates gesucht.',
  checking: 'Es wird nach Updates gesucht…',
  newest: 'Sie haben die neueste Version.',
  older: (version) => `Der Update-Server bietet Version ${version} an, die älter ist als diese. Es wurde nichts geändert.`,
  available: {
    app: (version) => `Version ${version} ist verfügbar.`,
    packageManager: (version) => `Version ${version} ist verfügbar. Installieren Sie sie mit Ihrer Paketverwaltung.`,
    person: (version) => `Version ${version} ist verfügbar. Laden Sie sie von der Projektseite herunter.`,
  },
  downloading: (version) => `Version ${version} wird heruntergeladen…`,
  ready: (version) => `Version ${version} wird installiert, wenn Sie die App beenden.`,
  restarting: (version) => `Version ${version} wird installiert, sobald keine Anmeldung und keine Trennung mehr läuft.`,
  question: {
    title: (version) => `Version ${version} herunterladen?`,
    detail: 'Sie wird installiert, wenn Sie die App beenden oder neu starten. Bis dahin wird nichts unterbrochen.',
    agree: 'Herunterladen',
    decline: 'Jetzt nicht',
  },
  tray: {
    available: (version) => `Version ${version} ist verfügbar…`,
    ready: (version) => `Version ${version} kann installiert werden…`,
  },
  failures: {
    unreachable: 'Der Update-Server ist nicht erreichbar. Prüfen Sie Ihr Netzwerk und versuchen Sie es erneut.',
    noFeed: 'Unter der Adresse, die dieses Paket nennt, gibt es keine Update-Informationen. Laden Sie die neueste Version von der Projektseite herunter.',
    unreadable: 'Die Update-Informationen konnten nicht gelesen werden. Versuchen Sie es später erneut.',
    notEncrypted: 'Zum Update-Server konnte keine sichere Verbindung hergestellt werden, daher wurde nichts heruntergeladen. Versuchen Sie es in einem anderen Netzwerk erneut.',
    fileMissing: 'Der Update-Server hat die Datei der neueren Version nicht. Versuchen Sie es später erneut.',
    cutOff: 'Der Download brach vorzeitig ab. Es wurde nichts installiert. Versuchen Sie es erneut.',
    wrongHash: 'Die heruntergeladene Datei ist nicht die, die der Update-Server angekündigt hat. Sie wurde gelöscht. Versuchen Sie es später erneut.',
    notSigned: 'Die heruntergeladene Datei ist nicht vom Herausgeber dieser App signiert und wurde nicht installiert. Laden Sie die neueste Version von der Projektseite herunter.',
    diskFull: 'Auf dem Datenträger ist nicht genug Platz für den Download. Geben Sie Speicherplatz frei und versuchen Sie es erneut.',
    notWritable: 'Die App kann die Datei der neueren Version nicht speichern. Prüfen Sie die Berechtigungen des Programmordners und des Cache-Ordners der App und versuchen Sie es erneut.',
    failed: 'Das Update ist fehlgeschlagen. Versuchen Sie es später erneut, oder laden Sie die neueste Version von der Projektseite herunter.',
  },
};
