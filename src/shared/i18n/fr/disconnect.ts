/** What is said about a disconnect. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const disconnectWords: Messages['disconnect'] = {
  action: 'Déconnecter…',
  actionFor: (name) => `Déconnecter ${name}…`,
  asking: {
    title: (name) => `Déconnecter ${name}\u202F?`,
    detail: 'Pieces OS ferme la session de cet utilisateur et le retire de cet ordinateur. Toutes les apps Pieces de cet ordinateur sont concernées.',
    advice: 'Les données du cloud sont conservées. Pour rétablir la connexion, connectez-vous de nouveau.',
    confirm: 'Déconnecter',
  },
  running: {
    title: (name) => `Déconnexion de ${name}…`,
    detail: 'En attente de la confirmation de Pieces OS.',
  },
  done: {
    title: (name) => `Déconnexion de ${name} terminée`,
    detail: 'Pieces OS n’affiche plus cet utilisateur.',
    revocation: {
      revoked: 'Le fournisseur d’identité a révoqué votre session enregistrée.',
      notOffered: 'Le fournisseur d’identité ne permet pas de révoquer une session. Vous pouvez peut-être y mettre fin sur sa page de compte.',
    },
  },
  resumed: {
    done: 'L’app s’est fermée pendant cette déconnexion et vient de la terminer.',
    failed: 'L’app s’est fermée pendant cette déconnexion.',
  },
  revoke: 'Révoquer aussi la session enregistrée auprès du fournisseur d’identité',
  failedReason: (words) => `Motif\u202F: ${words}.`,
  steps: {
    service: {
      title: (name) => `La déconnexion de ${name} a échoué`,
      what: (name) => `Pieces OS n’a pas déconnecté ${name}.`,
      kept: 'Rien n’a été modifié.',
      advice: 'Vérifiez que Pieces OS est en cours d’exécution, puis réessayez.',
    },
    revocation: {
      title: (name) => `Déconnexion de ${name} terminée, mais la session n’a pas été révoquée`,
      what: () => 'Le fournisseur d’identité n’a pas révoqué la session qui était enregistrée ici.',
      kept: 'La session enregistrée a été supprimée de cet ordinateur.',
      advice: 'Réessayez maintenant, ou mettez fin à la session sur la page de compte du fournisseur d’identité.',
    },
    keychain: {
      title: (name) => `La déconnexion de ${name} est incomplète`,
      what: (name) => `La session enregistrée de ${name} n’a pas pu être supprimée du trousseau.`,
      kept: 'Pieces OS a fermé sa session. Il ne reste que la session enregistrée sur cet ordinateur.',
      advice: 'Même si elle y reste, cette app ne l’utilise plus.',
    },
    verification: {
      title: (name) => `La déconnexion de ${name} n’a pas pu être confirmée`,
      what: (name) => `Pieces OS a reçu la demande de déconnexion de ${name}, mais elle n’a pas pu être confirmée.`,
      kept: 'Rien d’autre n’a été modifié.',
      advice: 'Si l’utilisateur figure encore dans la liste, réessayez.',
    },
  },
  cancel: 'Annuler',
  close: 'Fermer',
  retry: 'Réessayer',
};
