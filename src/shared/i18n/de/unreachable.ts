/** Why the service could not be asked. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const unreachableWords: Messages['reasons'] = {
  refused: {
    title: 'Pieces OS antwortet nicht',
    detail: (url) => `Unter ${url} nimmt kein Programm Verbindungen an.`,
    advice: 'Starten Sie Pieces OS. Wenn Sie es gerade gestartet haben, warten Sie einige Minuten.',
  },
  timedOut: {
    title: 'Pieces OS braucht zu lange für eine Antwort',
    detail: (url) => `${url} hat nicht rechtzeitig geantwortet.`,
    advice: 'Vielleicht ist es ausgelastet; die App versucht es weiter. Wenn das so bleibt, starten Sie Pieces OS neu.',
  },
  reset: {
    title: 'Pieces OS hat die Verbindung geschlossen',
    detail: (url) => `Die Verbindung zu ${url} brach ab, bevor eine Antwort kam.`,
    advice: 'Vielleicht startet es gerade neu; die App versucht es weiter. Wenn das so bleibt, starten Sie Pieces OS neu.',
  },
  nameNotFound: {
    title: 'Die Adresse von Pieces OS wurde nicht gefunden',
    detail: (url) => `Der Hostname in ${url} wurde nicht gefunden.`,
    advice: 'Prüfen Sie die Dienstadresse in den Einstellungen.',
  },
  network: {
    title: 'Pieces OS ist nicht erreichbar',
    detail: (url) => `Beim Verbinden mit ${url} ist ein Netzwerkfehler aufgetreten.`,
    advice: 'Prüfen Sie die Netzwerkverbindung und die Dienstadresse in den Einstellungen.',
  },
  certSelfSigned: {
    title: 'Dem Zertifikat von Pieces OS wird nicht vertraut',
    detail: (url) => `${url} verwendet ein selbstsigniertes Zertifikat.`,
    advice: 'Wenn Sie diesen Dienst betreiben, tragen Sie sein Zertifikat in den Einstellungen als Zertifizierungsstelle ein.',
  },
  certUnknownIssuer: {
    title: 'Das Zertifikat von Pieces OS hat einen unbekannten Aussteller',
    detail: (url) => `Das Zertifikat von ${url} stammt von einer Stelle, der diese App nicht vertraut.`,
    advice: 'Wenn es die Zertifizierungsstelle Ihres Unternehmens ist, tragen Sie ihre PEM-Datei in den Einstellungen ein.',
  },
  certExpired: {
    title: 'Das Zertifikat von Pieces OS ist abgelaufen',
    detail: (url) => `Das Zertifikat von ${url} ist nicht mehr gültig.`,
    advice: 'Prüfen Sie das Datum dieses Computers. Wenn es stimmt, erneuern Sie das Zertifikat am Dienst.',
  },
  certNotYetValid: {
    title: 'Das Zertifikat von Pieces OS ist noch nicht gültig',
    detail: (url) => `Das Zertifikat von ${url} wird erst später gültig.`,
    advice: 'Prüfen Sie das Datum dieses Computers. Wenn es stimmt, ersetzen Sie das Zertifikat am Dienst.',
  },
  certWrongName: {
    title: 'Das Zertifikat von Pieces OS gilt für eine andere Adresse',
    detail: (url) => `Das Zertifikat von ${url} gilt nicht für diese Adresse.`,
    advice: 'Verwenden Sie den Hostnamen aus dem Zertifikat, oder ersetzen Sie das Zertifikat am Dienst.',
  },
  certInvalid: {
    title: 'Das Zertifikat von Pieces OS kann nicht verwendet werden',
    detail: (url) => `Das Zertifikat von ${url} konnte nicht überprüft werden.`,
    advice: 'Ersetzen Sie das Zertifikat am Dienst.',
  },
  notHttps: {
    title: 'Pieces OS verwendet unter dieser Adresse kein HTTPS',
    detail: (url) => `${url} hat unverschlüsselt geantwortet.`,
    advice: 'Prüfen Sie den Port in der Dienstadresse. Wenn Pieces OS auf diesem Computer läuft, beginnen Sie die Adresse mit http://.',
  },
  tlsFailed: {
    title: 'Es kam keine sichere Verbindung zu Pieces OS zustande',
    detail: (url) => `${url} und diese App haben kein gemeinsames Verschlüsselungsverfahren.`,
    advice: 'Prüfen Sie die Dienstadresse in den Einstellungen und aktualisieren Sie Pieces OS und diese App.',
  },
  caFileUnusable: {
    title: 'Die Datei der Zertifizierungsstelle konnte nicht verwendet werden',
    detail: (url) => `Das Zertifikat von ${url} konnte damit nicht überprüft werden.`,
    advice: 'Wählen Sie in den Einstellungen eine PEM-Datei, oder leeren Sie das Feld.',
  },
  redirected: {
    title: 'Pieces OS ist nicht unter dieser Adresse',
    detail: (url) => `${url} leitet auf eine andere Adresse weiter, der diese App nicht folgt.`,
    advice: 'Geben Sie in den Einstellungen die direkte Adresse von Pieces OS ein.',
  },
  rejected: {
    title: 'Pieces OS hat die Anfrage abgelehnt',
    detail: (url) => `${url} hat geantwortet, aber dieser App die Liste der Benutzer verweigert.`,
    advice: 'Prüfen Sie die Dienstadresse in den Einstellungen und aktualisieren Sie Pieces OS.',
  },
  appRefused: {
    title: 'Pieces OS lehnt diese App ab',
    detail: (url) => `${url} verlangt eine Anwendungs-ID und hat die dieser App nicht akzeptiert.`,
    advice: 'Geben Sie in den Einstellungen eine Anwendungs-ID ein, die Pieces OS kennt, oder aktualisieren Sie Pieces OS.',
  },
  failed: {
    title: 'Pieces OS hat einen Fehler gemeldet',
    detail: (url) => `${url} hat mit einem Fehler geantwortet.`,
    advice: 'Die App versucht es weiter. Wenn das so bleibt, starten Sie Pieces OS neu.',
  },
  malformed: {
    title: 'Die Antwort von Pieces OS konnte nicht gelesen werden',
    detail: (url) => `Die Antwort von ${url} war beschädigt oder unvollständig.`,
    advice: 'Die App versucht es weiter. Wenn das so bleibt, starten Sie Pieces OS neu, oder aktualisieren Sie es.',
  },
  tooLarge: {
    title: 'Die Antwort von Pieces OS war zu groß',
    detail: (url) => `Die Antwort von ${url} war größer, als diese App zulässt.`,
    advice: 'Prüfen Sie die Dienstadresse in den Einstellungen. Wenn sie stimmt, starten Sie Pieces OS neu.',
  },
  notPiecesOs: {
    title: 'Unter dieser Adresse läuft ein anderes Programm',
    detail: (url) => `Unter ${url} hat etwas geantwortet, aber nicht Pieces OS.`,
    advice: 'Prüfen Sie die Dienstadresse in den Einstellungen, oder beenden Sie das andere Programm und starten Sie Pieces OS.',
  },
  otherUser: {
    title: 'Unter dieser Adresse läuft das Programm eines anderen Benutzers',
    detail: (url) => `Das Programm unter ${url} gehört einem anderen Benutzer dieses Computers. Es wurde nichts dorthin gesendet.`,
    advice: 'Starten Sie Pieces OS in Ihrer eigenen Sitzung. Wenn Sie diese Adresse eingegeben haben, ändern oder leeren Sie sie in den Einstellungen.',
  },
};
