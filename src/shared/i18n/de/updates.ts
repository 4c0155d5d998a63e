/** Newer versions of the app. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const updateWords: Messages['updates'] = {
  heading: 'Updates',
  check: 'Nach Updates suchen…',
  download: 'Herunterladen…',
  install: 'Installieren und neu starten',
  idle: 'Nach einer neueren Version wurde noch nicht gesucht.',
  checking: 'Nach einer neueren Version wird gesucht…',
  newest: 'Dies ist die neueste Version.',
  older: (version) => `Der Update-Server bietet Version ${version} an, die älter ist als diese. Es wurde nichts geändert.`,
  available: {
    app: (version) => `Version ${version} ist verfügbar.`,
    packageManager: (version) => `Version ${version} ist verfügbar. Ihre Paketverwaltung installiert sie.`,
    person: (version) => `Version ${version} ist verfügbar. Laden Sie sie von der Projektseite herunter.`,
  },
  downloading: (version) => `Version ${version} wird heruntergeladen…`,
  ready: (version) => `Version ${version} wird installiert, wenn Sie die App beenden.`,
  restarting: (version) => `Version ${version} wird installiert, sobald keine Anmeldung und keine Trennung mehr läuft.`,
  question: {
    title: (version) => `Version ${version} herunterladen?`,
    detail: 'Sie wird installiert, wenn Sie die App beenden oder den Neustart wählen. Vorher wird nichts unterbrochen.',
    agree: 'Herunterladen',
    decline: 'Jetzt nicht',
  },
  tray: {
    available: (version) => `Version ${version} ist verfügbar…`,
    ready: (version) => `Version ${version} kann installiert werden…`,
  },
  failures: {
    unreachable: 'Der Update-Server ist nicht erreichbar. Prüfen Sie Ihr Netzwerk, und versuchen Sie es erneut.',
    noFeed: 'Unter der Adresse, die dieses Paket nennt, gibt es keine Update-Informationen. Laden Sie die neueste Version von der Projektseite herunter.',
    unreadable: 'Die Update-Informationen sind nicht lesbar. Versuchen Sie es später erneut.',
    notEncrypted: 'Es gibt keine sichere Verbindung zum Update-Server, daher wurde nichts heruntergeladen. Versuchen Sie es in einem anderen Netzwerk erneut.',
    fileMissing: 'Der Update-Server hat die Datei der neueren Version nicht. Versuchen Sie es später erneut.',
    cutOff: 'Der Download endete, bevor er vollständig war. Es wurde nichts installiert. Versuchen Sie es erneut.',
    wrongHash: 'Die heruntergeladene Datei ist nicht die, die der Update-Server angekündigt hat. Sie wurde gelöscht. Versuchen Sie es später erneut.',
    notSigned: 'Die heruntergeladene Datei ist nicht vom Herausgeber dieser App signiert und wurde nicht installiert. Laden Sie die neueste Version von der Projektseite herunter.',
    diskFull: 'Auf dem Datenträger ist kein Platz für den Download. Geben Sie Speicherplatz frei, und versuchen Sie es erneut.',
    notWritable: 'Die App darf die Datei der neueren Version nicht schreiben. Prüfen Sie die Berechtigungen der Ordner der App und ihres Zwischenspeichers, und versuchen Sie es erneut.',
    failed: 'Das Update hat nicht funktioniert. Versuchen Sie es später erneut, oder laden Sie die neueste Version von der Projektseite herunter.',
  },
};
