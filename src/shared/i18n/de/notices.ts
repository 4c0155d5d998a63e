/** Notices: faults that the person can dismiss. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const noticeWords: Messages['notices'] = {
  historySetAside: {
    title: 'Ein Teil des Verlaufs konnte nicht gelesen werden',
    detail: (path) => `Der lesbare Teil ist noch da. Die ursprüngliche Datei wurde als ${path} gespeichert.`,
  },
  historyNotSaved: {
    title: 'Der Verlauf kann nicht gespeichert werden',
    detail: (why) => `Er bleibt erhalten, bis Sie die App beenden. Die App versucht bei jedem Ereignis erneut, ihn zu speichern. Grund: ${why}`,
  },
  settingsSetAside: {
    title: 'Die Einstellungen konnten nicht gelesen werden',
    detail: (path) => `Die App wurde mit den Standardwerten gestartet. Die alte Datei wurde als ${path} gespeichert.`,
  },
  settingsUnreadable: {
    title: 'Die Einstellungen können nicht gelesen werden',
    detail: (path) => `Statt ${path} gelten die Standardwerte. Die App speichert diese Datei beim Start unter einem anderen Namen.`,
  },
  autostartBroken: {
    title: 'Die App startet nicht beim Anmelden am Computer',
    detail: (why) => `Der Autostart-Eintrag verweist auf ein Programm, das es nicht mehr gibt, und konnte nicht geändert werden. Grund: ${why}`,
  },
  settingsNotSaved: {
    title: 'Die Einstellungen konnten nicht gespeichert werden',
    detail: (why) => `Sie gelten, bis Sie die App beenden. Grund: ${why}`,
  },
  serviceUrlIgnored: {
    title: 'Eine Dienstadresse wurde nicht verwendet',
    detail: (value, problem) => `Adresse: „${value}“. ${problem}`,
  },
  settingsIgnored: {
    title: 'Einige Einstellungen wurden nicht verwendet',
    detail: (values) => `Diese Werte sind ungültig: ${values}. Stattdessen gelten die Standardwerte.`,
  },
  notificationsFailed: {
    title: 'Eine Mitteilung konnte nicht angezeigt werden',
    detail: (why) => `Der Desktop hat sie nicht angezeigt. Grund: ${why}. Wenn Sie keine Mitteilungen brauchen, schalten Sie sie in den Einstellungen aus.`,
  },
  portFileIgnored: {
    title: 'Die Portdatei von Pieces OS wurde nicht verwendet',
    detail: (path, problem) => `${problem} Datei: ${path}. Die App sucht Pieces OS stattdessen an den üblichen Ports.`,
  },
};
