/** What the window says about the settings. Part of the French catalogue. */
import { LANGUAGES } from '../languages.ts';
import type { Messages } from '../messages.ts';
import { notificationSettingsWords } from './notifications.ts';
import { oauthSettingsWords } from './oauth-settings.ts';

export const settingsWords: Messages['settings'] = {
  of: {
    language: {
      label: 'Langue',
      hint: 'Choisissez «\u202FSystème\u202F» pour utiliser la langue de votre bureau.',
      choices: { system: 'Système', ...LANGUAGES },
    },
    theme: {
      label: 'Apparence',
      hint: 'Choisissez «\u202FSystème\u202F» pour suivre votre bureau.',
      choices: { system: 'Système', light: 'Clair', dark: 'Sombre' },
    },
    keepSignedIn: {
      label: 'Maintenir la connexion',
      hint: 'En cas de déconnexion inattendue, l’app essaie une fois de rétablir la connexion avec votre session enregistrée.',
    },
    serviceUrl: {
      label: 'Adresse du service',
      placeholder: 'http://localhost:1000',
      hint: 'Effacez le champ pour rechercher Pieces OS sur cet ordinateur.',
    },
    applicationId: {
      label: 'ID d’application',
      hint: 'Identifie cette app auprès de Pieces OS. Modifiez-le si Pieces OS refuse cette app, ou effacez le champ pour n’en envoyer aucun.',
    },
    caFile: {
      label: 'Autorité de certification',
      placeholder: '/chemin/vers/autorite.pem',
      hint: 'Un fichier PEM, pour un service sur un autre ordinateur qui utilise l’autorité de certification de votre entreprise.',
    },
    pollSeconds: {
      label: 'Secondes entre les vérifications',
      hint: 'De 2 à 3\u202F600. Utilisé uniquement sans mises à jour en direct.',
    },
    oauth: oauthSettingsWords,
    notifications: notificationSettingsWords,
  },
  hints: {
    serviceUrlUsed: 'Utilisée actuellement. Effacez le champ pour rechercher Pieces OS sur cet ordinateur.',
    serviceUrlUnusable: (url) => `Cette adresse n’est pas valide et n’est pas utilisée. Utilisée actuellement\u202F: ${url}.`,
    serviceUrlOverridden: 'La ligne de commande définit l’adresse pour l’instant. Celle-ci s’appliquera au prochain démarrage de l’app sans cette option.',
    serviceUrlEmpty: (url, source) => `Si ce champ est vide, l’app trouve Pieces OS sur cet ordinateur. Utilisée actuellement\u202F: ${url}, ${source}.`,
    pollSecondsNotUsed: 'De 2 à 3\u202F600. Non utilisé\u202F: les mises à jour en direct sont actives, avec une vérification par minute.',
    pollSecondsUsed: 'De 2 à 3\u202F600. Utilisé actuellement, car les mises à jour en direct ne sont pas disponibles.',
    pollSecondsDown: 'De 2 à 3\u202F600. Non utilisé\u202F: Pieces OS ne répond pas, l’app réessaie donc toutes les 1 à 60 secondes.',
    applicationIdEmpty: 'Aucun ID n’est envoyé. Saisissez-en un si Pieces OS refuse cette app.',
    caFileEmpty: 'Aucune autorité supplémentaire n’est approuvée. Saisissez un fichier PEM pour un service sur un autre ordinateur qui utilise l’autorité de certification de votre entreprise.',
    oauthEmpty: 'Normalement, vous vous connectez via Pieces OS. Ne remplissez ces champs que si votre organisation vous le demande.',
    oauthIncomplete: 'Ces paramètres sont incomplets\u202F; vous ne pouvez donc pas vous connecter. Saisissez l’émetteur et l’ID client, ou effacez tous les champs pour vous connecter via Pieces OS.',
  },
  applicationIdProblem: 'Saisissez jusqu’à 200 lettres, chiffres et symboles, sans espaces.',
  caFileProblem: (why) => `Ce fichier n’a pas pu être utilisé. Motif\u202F: ${why}`,
  numberProblem: (min, max) => `Saisissez un nombre entier de ${min.toLocaleString('fr')} à ${max.toLocaleString('fr')}.`,
  notAgreed: 'Le paramètre n’a pas été modifié.',
  answerFirst: 'Répondez d’abord à la boîte de dialogue ouverte.',
  reset: 'Réinitialiser les paramètres…',
  resetConfirm: 'Réinitialiser les paramètres',
  resetDone: 'Tous les paramètres ont été réinitialisés.',
  resetHint: 'Rétablit la valeur par défaut de tous les paramètres, sauf «\u202FLancer à l’ouverture de session\u202F».',
};
