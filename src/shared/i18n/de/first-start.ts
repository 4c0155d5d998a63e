/** The screen of the first start. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const firstStartWords: Messages['firstStart'] = {
  title: 'Willkommen bei Pieces Account Tray',
  what: {
    title: 'Was die App tut',
    detail: 'Die App zeigt, wer auf diesem Computer bei Pieces OS angemeldet ist, und meldet, wenn sich das ändert. Sie können sich hier auch anmelden und Verbindungen trennen.',
  },
  found: {
    title: 'Wo Pieces OS läuft',
    looking: 'Pieces OS wird auf diesem Computer gesucht…',
    at: (url, source) => `Gefunden: ${url}, ${source}.`,
    notFound: (detail) => `Noch nicht gefunden. ${detail} Die App sucht weiter.`,
  },
  stores: {
    title: 'Was die App speichert',
    detail: 'Ihre Einstellungen und 90 Tage Verlauf mit Benutzer-IDs und Zeiten, auf diesem Computer. Token stehen nur im Schlüsselbund Ihres Systems. Die App sendet keine Nutzungsdaten.',
  },
  tray: {
    title: 'Die App läuft im Infobereich',
    titleMissing: 'Die App läuft ohne Symbol',
    detail: 'Achten Sie auf dieses Symbol. Die App läuft weiter, wenn Sie dieses Fenster schließen. Klicken Sie auf das Symbol, um das Fenster wieder zu öffnen oder die App zu beenden.',
    missing: 'Dieser Desktop hat anscheinend keinen Infobereich, daher sehen Sie dieses Symbol vielleicht nicht. Die App läuft weiter, wenn Sie dieses Fenster schließen. Um es wieder zu öffnen, starten Sie Pieces Account Tray aus dem Anwendungsmenü. Zum Beenden drücken Sie Strg+Q in diesem Fenster.',
    icon: 'Das Symbol im Infobereich: eine Person mit einem Häkchen',
  },
  done: 'Mein Konto anzeigen',
};
