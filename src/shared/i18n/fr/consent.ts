/** What is asked in a native dialog before tokens go to a place that they have not been to. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

const decline = 'Ne pas autoriser';

export const consentWords: Messages['consent'] = {
  service: (place) => ({
    title: `Envoyer votre session à ${place}\u202F?`,
    detail: `La personne qui gère le service à l’adresse ${place} pourra agir en votre nom. N’autorisez cela que si vous avez saisi cette adresse vous-même.`,
    agree: 'Envoyer',
    decline,
  }),
  endpoints: (issuer, places) => ({
    title: `Se connecter via ${places}\u202F?`,
    detail: `Les paramètres envoient les connexions du fournisseur d’identité ${issuer} à une autre adresse\u202F: ${places}. La personne qui gère cette adresse pourra agir en votre nom.`,
    agree: 'S’y connecter',
    decline,
  }),
  changeService: (place) => ({
    title: place === '' ? 'Rechercher Pieces OS sur cet ordinateur\u202F?' : `Utiliser le service à l’adresse ${place}\u202F?`,
    detail: 'Vos sessions enregistrées restent dans le trousseau. L’app demande de nouveau votre accord avant d’en envoyer une à un autre service.',
    agree: 'Changer de service',
    decline,
  }),
  changeProvider: (places) => ({
    title: places === '' ? 'Se connecter désormais via Pieces OS\u202F?' : `Utiliser le fournisseur d’identité à l’adresse ${places}\u202F?`,
    detail: 'Vos sessions enregistrées restent dans le trousseau. Chacune n’est utilisée qu’avec le fournisseur d’identité qui l’a émise.',
    agree: 'Changer de fournisseur',
    decline,
  }),
  trustAuthority: (path) => ({
    title: `Faire confiance à l’autorité de certification de ${path}\u202F?`,
    detail: 'La personne qui détient sa clé privée peut se faire passer pour votre service et agir en votre nom. N’autorisez cela que si vous avez choisi le fichier vous-même.',
    agree: 'Faire confiance',
    decline,
  }),
  keepSignedIn: (service, issuer) => ({
    title: 'Maintenir la connexion\u202F?',
    detail: `En cas de déconnexion inattendue, l’app envoie votre session enregistrée à ${service}${issuer === '' ? '' : `, après l’avoir renouvelée auprès de ${issuer}`}.`,
    agree: 'Maintenir la connexion',
    decline,
  }),
  keptToService: (place) => ({
    title: `Envoyer votre session enregistrée à ${place}\u202F?`,
    detail: `Une déconnexion s’est produite. Votre session enregistrée n’a encore jamais été utilisée à l’adresse ${place}. La personne qui gère ce service pourra agir en votre nom.`,
    agree: 'Envoyer',
    decline,
  }),
  keptToProvider: (place) => ({
    title: `Renouveler votre session enregistrée auprès de ${place}\u202F?`,
    detail: `Une déconnexion s’est produite. Votre session a été enregistrée par une version précédente de cette app, et cette version ne l’a encore jamais renouvelée auprès de ${place}.`,
    agree: 'Renouveler',
    decline,
  }),
};
