/** What is asked in a native dialog before tokens go to a place that they have not been to. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

const decline = 'Nicht erlauben';

export const consentWords: Messages['consent'] = {
  service: (place) => ({
    title: `Anmeldung an ${place} senden?`,
    detail: `Wer den Dienst unter ${place} betreibt, kann dann in Ihrem Namen handeln. Erlauben Sie das nur, wenn Sie diese Adresse selbst eingegeben haben.`,
    agree: 'Senden',
    decline,
  }),
  endpoints: (issuer, places) => ({
    title: `Über ${places} anmelden?`,
    detail: `Die Einstellungen senden Anmeldungen für den Identitätsanbieter ${issuer} an eine andere Adresse: ${places}. Wer diese Adresse betreibt, kann dann in Ihrem Namen handeln.`,
    agree: 'Dort anmelden',
    decline,
  }),
  changeService: (place) => ({
    title: place === '' ? 'Pieces OS auf diesem Computer suchen?' : `Den Dienst unter ${place} verwenden?`,
    detail: 'Ihre gespeicherten Anmeldungen bleiben im Schlüsselbund. Die App fragt erneut, bevor sie eine davon an einen anderen Dienst sendet.',
    agree: 'Dienst wechseln',
    decline,
  }),
  changeProvider: (places) => ({
    title: places === '' ? 'Künftig über Pieces OS anmelden?' : `Den Identitätsanbieter unter ${places} verwenden?`,
    detail: 'Ihre gespeicherten Anmeldungen bleiben im Schlüsselbund. Jede wird nur bei dem Identitätsanbieter verwendet, der sie ausgestellt hat.',
    agree: 'Identitätsanbieter wechseln',
    decline,
  }),
  trustAuthority: (path) => ({
    title: `Der Zertifizierungsstelle in ${path} vertrauen?`,
    detail: 'Wer ihren privaten Schlüssel besitzt, kann sich als Ihr Dienst ausgeben und in Ihrem Namen handeln. Erlauben Sie das nur, wenn Sie die Datei selbst ausgewählt haben.',
    agree: 'Vertrauen',
    decline,
  }),
  keepSignedIn: (service, issuer) => ({
    title: 'Angemeldet bleiben?',
    detail: `Wenn Sie unerwartet abgemeldet werden, sendet die App Ihre gespeicherte Anmeldung an ${service}${issuer === '' ? '' : `, nachdem sie bei ${issuer} erneuert wurde`}.`,
    agree: 'Angemeldet bleiben',
    decline,
  }),
  keptToService: (place) => ({
    title: `Gespeicherte Anmeldung an ${place} senden?`,
    detail: `Sie wurden abgemeldet. Ihre gespeicherte Anmeldung wurde noch nie unter ${place} verwendet. Wer diesen Dienst betreibt, kann dann in Ihrem Namen handeln.`,
    agree: 'Senden',
    decline,
  }),
  keptToProvider: (place) => ({
    title: `Gespeicherte Anmeldung bei ${place} erneuern?`,
    detail: `Sie wurden abgemeldet. Ihre Anmeldung wurde von einer früheren Version dieser App gespeichert, und diese Version hat sie noch nie bei ${place} erneuert.`,
    agree: 'Erneuern',
    decline,
  }),
};
