/** What is said about a sign-in. Part of the French catalogue. */
import type { Messages } from '../messages.ts';
import { providerWords } from './oauth-settings.ts';

const NOTHING_CHANGED = 'Rien n’a été modifié.';
const STILL_SAVED = 'Votre session enregistrée est toujours dans le trousseau.';
const NOT_USED = 'Elle reste dans le trousseau jusqu’à ce que vous vous reconnectiez ou vous déconnectiez, mais n’est pas utilisée.';

export const signInWords: Messages['signIn'] = {
  action: 'Se connecter…',
  cancel: 'Annuler la connexion',
  copyAddress: 'Copier l’adresse',
  close: 'Fermer',
  retry: 'Réessayer',
  waiting: {
    title: 'En attente du navigateur',
    detail: {
      service: 'Pieces OS ouvre sa page de connexion dans votre navigateur. Terminez la connexion là-bas\u202F; cette fenêtre se mettra à jour.',
      oauth: 'La page de votre fournisseur d’identité s’ouvre dans votre navigateur. Terminez la connexion là-bas\u202F; cette fenêtre se mettra à jour.',
    },
    until: (time) => `En attente jusqu’à ${time}.`,
    noBrowser: {
      title: 'Aucun navigateur n’a pu être ouvert',
      detail: 'Copiez l’adresse et ouvrez-la dans un navigateur sur cet ordinateur pour accéder à la page de votre fournisseur d’identité.',
    },
    copied: 'Adresse copiée. Ouvrez-la dans un navigateur sur cet ordinateur.',
    ignored: 'Une réponse n’a pas été utilisée, car elle n’indique pas à quelle connexion elle se rapporte. Si vous avez refusé, annulez la connexion ici.',
  },
  failures: {
    timedOut: {
      title: 'La connexion n’a pas été terminée à temps',
      detail: () => `${NOTHING_CHANGED} Si vous terminez plus tard dans le navigateur, cette fenêtre se mettra quand même à jour.`,
      advice: 'Réessayez quand vous aurez un moment.',
    },
    refused: {
      title: 'Pieces OS n’a pas pu lancer la connexion',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `Réponse\u202F: ${why}. ${NOTHING_CHANGED}`),
      advice: 'Réessayez, ou connectez-vous depuis une app Pieces.',
    },
    unreachable: {
      title: 'Pieces OS était injoignable pendant la connexion',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Vérifiez que Pieces OS est en cours d’exécution, puis réessayez.',
    },
    notSignedIn: {
      title: 'La connexion est terminée, mais personne n’est connecté',
      detail: () => `Pieces OS indique que personne n’est connecté. ${NOTHING_CHANGED}`,
      advice: 'Réessayez, ou connectez-vous depuis une app Pieces.',
    },
    notConfigured: {
      title: 'Le fournisseur d’identité n’est pas configuré',
      detail: (why) => (why === undefined ? 'L’émetteur ou l’ID client est manquant.' : `${why}.`),
      advice: 'Corrigez cela dans les paramètres, ou effacez tous ses champs pour vous connecter via Pieces OS.',
    },
    providerUnreachable: {
      title: 'Le fournisseur d’identité est injoignable',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Vérifiez la connexion réseau et l’émetteur dans les paramètres, puis réessayez.',
    },
    wrongMetadata: {
      title: 'L’émetteur des paramètres n’a pas pu être utilisé',
      detail: (why) => (why === undefined ? 'Sa configuration n’est pas valide.' : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Vérifiez que l’émetteur des paramètres correspond exactement à celui de votre fournisseur d’identité.',
    },
    portTaken: {
      title: 'Le port de redirection ne peut pas être utilisé',
      detail: (why) => (why === undefined ? `Aucun port n’était libre. ${NOTHING_CHANGED}` : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Définissez un autre port de redirection ici et auprès de votre fournisseur d’identité, ou fermez le programme qui utilise celui-ci.',
    },
    denied: {
      title: 'Le fournisseur d’identité n’a pas autorisé la connexion',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `Réponse\u202F: ${why}. ${NOTHING_CHANGED}`),
      advice: 'Réessayez, puis acceptez la demande dans le navigateur.',
    },
    browserTimedOut: {
      title: 'La connexion n’a pas été terminée à temps',
      detail: () => `${NOTHING_CHANGED} Vous pouvez fermer la page dans votre navigateur.`,
      advice: 'Réessayez quand vous aurez un moment.',
    },
    invalidReply: {
      title: 'La réponse du fournisseur d’identité n’a pas été acceptée',
      detail: (why) => (why === undefined ? `Elle n’a pas pu être vérifiée. ${NOTHING_CHANGED}` : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Réessayez. Si cela ne suffit pas, vérifiez l’émetteur dans les paramètres.',
    },
    tokenRefused: {
      title: 'Pieces OS n’a pas accepté la connexion',
      detail: (why) => (why === undefined ? 'La session n’a pas été enregistrée.' : `Réponse\u202F: ${why}. La session n’a pas été enregistrée.`),
      advice: 'Vérifiez que Pieces OS accepte le fournisseur d’identité des paramètres, ou connectez-vous depuis une app Pieces.',
    },
    unexpected: {
      title: 'La connexion a été interrompue par une erreur de cette app',
      detail: (why) => (why === undefined ? '' : `${why}.`),
      advice: 'Réessayez. Si cela se reproduit, signalez-le avec le diagnostic des paramètres.',
    },
    keychainLocked: {
      title: 'Déconnexion\u202F: le trousseau est verrouillé',
      detail: () => `Votre session enregistrée n’a pas pu être utilisée. ${NOTHING_CHANGED}`,
      advice: 'Déverrouillez le trousseau et réessayez, ou reconnectez-vous.',
    },
    keychainFailed: {
      title: 'Déconnexion\u202F: le trousseau n’a pas pu être utilisé',
      detail: (why) => (why === undefined ? NOTHING_CHANGED : `${why}. ${NOTHING_CHANGED}`),
      advice: 'Réessayez avec votre session enregistrée, ou connectez-vous.',
    },
    keptExpired: {
      title: 'Déconnexion\u202F: votre session enregistrée a expiré',
      detail: () => 'Elle a été supprimée du trousseau.',
      advice: 'Reconnectez-vous.',
    },
    keptRefused: {
      title: 'Déconnexion\u202F: Pieces OS n’accepte plus votre session enregistrée',
      detail: (why) => `${why === undefined ? '' : `Réponse\u202F: ${why}. `}${NOT_USED}`,
      advice: 'Reconnectez-vous.',
    },
    keptEnded: {
      title: 'Déconnexion\u202F: votre session enregistrée n’est plus utilisable',
      detail: () => `Elle ne peut pas être renouvelée. ${NOT_USED}`,
      advice: 'Reconnectez-vous.',
    },
    placeDeclined: {
      title: 'La session n’a pas été envoyée',
      detail: () => 'Vous avez choisi de ne pas l’envoyer à cette adresse. Votre session enregistrée reste dans le trousseau, mais n’est pas utilisée.',
      advice: 'Vérifiez le service et le fournisseur d’identité dans les paramètres, puis reconnectez-vous.',
    },
    keptDamaged: {
      title: 'Déconnexion\u202F: votre session enregistrée est endommagée',
      detail: () => NOT_USED,
      advice: 'Reconnectez-vous.',
    },
    providerFailed: {
      title: 'Déconnexion\u202F: votre session enregistrée n’a pas pu être renouvelée',
      detail: (why) => (why === undefined ? STILL_SAVED : `${why}. ${STILL_SAVED}`),
      advice: 'Réessayez plus tard, ou reconnectez-vous.',
    },
    restoreRefused: {
      title: 'Déconnexion\u202F: Pieces OS n’a pas accepté votre session enregistrée',
      detail: (why) => (why === undefined ? STILL_SAVED : `Réponse\u202F: ${why}. ${STILL_SAVED}`),
      advice: 'Réessayez avec votre session enregistrée, ou connectez-vous.',
    },
    restoreTimedOut: {
      title: 'Déconnexion\u202F: la reconnexion a pris trop de temps',
      detail: () => `Le délai a été dépassé. ${STILL_SAVED}`,
      advice: 'Réessayez avec votre session enregistrée, ou connectez-vous.',
    },
    restoreTooOften: {
      title: 'Plusieurs déconnexions se sont produites',
      detail: () => 'Votre session enregistrée a été utilisée plusieurs fois au cours du dernier jour\u202F; l’app a donc cessé de l’utiliser automatiquement.',
      advice: 'Reconnectez-vous. Si cela persiste, vérifiez si une autre app vous déconnecte.',
    },
    wrongUser: {
      title: 'La session enregistrée appartenait à un autre utilisateur',
      detail: () => 'Pieces OS a connecté un autre utilisateur avec cette session, et celui-ci a été déconnecté aussitôt. La session enregistrée reste dans le trousseau, mais n’est plus utilisée.',
      advice: 'Reconnectez-vous.',
    },
    wrongUserStays: {
      title: 'Un autre utilisateur est maintenant connecté',
      detail: (why) => `La session enregistrée appartenait à un autre utilisateur et n’est plus utilisée. Pieces OS n’a pas déconnecté cet utilisateur${why === undefined ? '' : `\u202F: ${why}`}.`,
      advice: 'Déconnectez cet utilisateur ici, puis reconnectez-vous.',
    },
  },
  somebodyElse: {
    title: (name) => `La session ouverte est celle de ${name}. Est-ce vous\u202F?`,
    detail: 'Le dernier utilisateur connecté ici était différent. Rien n’a encore été enregistré dans le trousseau.',
    advice: 'Si c’est vous, enregistrez la session. Sinon, une autre personne a terminé la connexion dans le navigateur\u202F: continuez sans enregistrer, puis déconnectez cet utilisateur.',
    keep: 'C’est moi, enregistrer',
  },
  notKept: {
    title: 'La connexion a réussi, mais votre session n’a pas pu être enregistrée',
    detail: (why) => `${why}. Tant qu’elle n’est pas enregistrée, cette app ne peut pas vous reconnecter automatiquement.`,
    retry: 'Réessayer d’enregistrer',
    dismiss: 'Continuer sans enregistrer',
  },
  pages: {
    done: {
      title: 'Vous pouvez fermer cet onglet',
      detail: 'Revenez à Pieces Account Tray pour voir si la connexion a réussi.',
    },
    ignored: {
      title: 'Cette réponse n’a pas été utilisée',
      detail: 'Elle n’indique pas à quelle connexion elle se rapporte. Pieces Account Tray attend toujours. Si vous avez refusé, annulez la connexion dans sa fenêtre.',
    },
  },
  provider: providerWords,
};
