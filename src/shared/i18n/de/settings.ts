/** What the window says about the settings. Part of the German catalogue. */
import { LANGUAGES } from '../languages.ts';
import type { Messages } from '../messages.ts';
import { notificationSettingsWords } from './notifications.ts';
import { oauthSettingsWords } from './oauth-settings.ts';

export const settingsWords: Messages['settings'] = {
  of: {
    language: {
      label: 'Sprache',
      hint: 'Mit „System“ folgt die App der Sprache Ihres Desktops.',
      choices: { system: 'System', ...LANGUAGES },
    },
    theme: {
      label: 'Darstellung',
      hint: 'Mit „System“ folgt die App Ihrem Desktop.',
      choices: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    },
    keepSignedIn: {
      label: 'Angemeldet bleiben',
      hint: 'Wenn Sie unerwartet abgemeldet werden, versucht die App einmal, Sie mit Ihrer gespeicherten Anmeldung wieder anzumelden.',
    },
    serviceUrl: {
      label: 'Dienstadresse',
      placeholder: 'http://localhost:1000',
      hint: 'Leeren Sie das Feld, um Pieces OS auf diesem Computer zu suchen.',
    },
    applicationId: {
      label: 'Anwendungs-ID',
      hint: 'Weist diese App gegenüber Pieces OS aus. Ändern Sie sie, wenn Pieces OS diese App ablehnt, oder leeren Sie das Feld, um keine zu senden.',
    },
    caFile: {
      label: 'Zertifizierungsstelle',
      placeholder: '/pfad/zur/zertifizierungsstelle.pem',
      hint: 'Eine PEM-Datei für einen Dienst auf einem anderen Computer, der die Zertifizierungsstelle Ihres Unternehmens verwendet.',
    },
    pollSeconds: {
      label: 'Sekunden zwischen Prüfungen',
      hint: 'Von 2 bis 3.600. Gilt nur, wenn keine Live-Aktualisierungen verfügbar sind.',
    },
    oauth: oauthSettingsWords,
    notifications: notificationSettingsWords,
  },
  hints: {
    serviceUrlUsed: 'Wird verwendet. Leeren Sie das Feld, um Pieces OS auf diesem Computer zu suchen.',
    serviceUrlUnusable: (url) => `Diese Adresse ist ungültig und wird nicht verwendet. Verwendet wird: ${url}.`,
    serviceUrlOverridden: 'Derzeit bestimmt die Befehlszeile die Adresse. Die hier gespeicherte gilt, wenn Sie die App das nächste Mal ohne diese Option starten.',
    serviceUrlEmpty: (url, source) => `Bleibt das Feld leer, findet die App Pieces OS auf diesem Computer. Verwendet wird: ${url}, ${source}.`,
    pollSecondsNotUsed: 'Von 2 bis 3.600. Gilt zurzeit nicht: Live-Aktualisierungen sind an, mit einer Prüfung pro Minute.',
    pollSecondsUsed: 'Von 2 bis 3.600. Gilt zurzeit, weil keine Live-Aktualisierungen verfügbar sind.',
    pollSecondsDown: 'Von 2 bis 3.600. Gilt zurzeit nicht: Pieces OS antwortet nicht, daher versucht es die App alle 1 bis 60 Sekunden.',
    applicationIdEmpty: 'Es wird keine ID gesendet. Geben Sie eine ein, wenn Pieces OS diese App ablehnt.',
    caFileEmpty: 'Keine weitere Zertifizierungsstelle ist hinterlegt. Geben Sie eine PEM-Datei für einen Dienst auf einem anderen Computer an, der die Zertifizierungsstelle Ihres Unternehmens verwendet.',
    oauthEmpty: 'Normalerweise melden Sie sich über Pieces OS an. Füllen Sie dies nur aus, wenn Ihre Organisation es verlangt.',
    oauthIncomplete: 'Diese Einstellungen sind unvollständig, daher können Sie sich nicht anmelden. Geben Sie Aussteller und Client-ID ein, oder leeren Sie alle Felder, um sich über Pieces OS anzumelden.',
  },
  applicationIdProblem: 'Geben Sie bis zu 200 Buchstaben, Ziffern und Zeichen ohne Leerzeichen ein.',
  caFileProblem: (why) => `Diese Datei konnte nicht verwendet werden. Grund: ${why}`,
  numberProblem: (min, max) => `Geben Sie eine ganze Zahl von ${min.toLocaleString('de')} bis ${max.toLocaleString('de')} ein.`,
  notAgreed: 'Die Einstellung wurde nicht geändert.',
  answerFirst: 'Beantworten Sie zuerst den geöffneten Dialog.',
  reset: 'Einstellungen zurücksetzen…',
  resetConfirm: 'Einstellungen zurücksetzen',
  resetDone: 'Alle Einstellungen wurden auf die Standardwerte zurückgesetzt.',
  resetHint: 'Setzt alle Einstellungen außer „Beim Anmelden starten“ auf die Standardwerte zurück.',
};
