/** Saved sign-ins: restoring a session with one, and pasting a token. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const restoreWords: Messages['restore'] = {
  title: 'Reconnexion en cours',
  detail: 'Une déconnexion inattendue s’est produite. L’app utilise votre session enregistrée.',
  retry: 'Réessayer avec votre session enregistrée',
};

export const providerReasonWords: Messages['identityProvider'] = {
  notConfigured: 'Votre session enregistrée relève d’un fournisseur d’identité qui ne figure pas dans les paramètres',
  unreachable: 'Le fournisseur d’identité est injoignable',
  wrongMetadata: 'L’émetteur des paramètres n’a pas pu être utilisé',
  portTaken: 'Le port de redirection est déjà utilisé',
  denied: 'Le fournisseur d’identité a refusé la demande',
  timedOut: 'Le fournisseur d’identité n’a pas répondu à temps',
  invalidReply: 'La réponse du fournisseur d’identité n’a pas été acceptée',
  expired: 'Le fournisseur d’identité n’accepte plus votre session enregistrée',
  cancelled: 'La demande a été annulée avant la réponse du fournisseur d’identité',
};

export const pasteTokenWords: Messages['pasteToken'] = {
  title: 'Se connecter avec un jeton',
  hint: 'Pour les services dont le fournisseur d’identité ne figure pas dans les paramètres. Le jeton est envoyé une seule fois, à Pieces OS uniquement.',
  field: 'Jeton d’accès',
  keep: 'Enregistrer dans le trousseau',
  keepHint: 'Jusqu’à son expiration, cette app peut l’utiliser pour vous reconnecter après une déconnexion inattendue.',
  send: 'Se connecter',
  sending: { title: 'Connexion avec le jeton', detail: 'En attente de l’acceptation du jeton par Pieces OS.' },
  done: 'Pieces OS a accepté le jeton.',
  problems: {
    empty: 'Collez d’abord un jeton d’accès.',
    severalLines: 'Ce texte comporte plusieurs lignes. Collez uniquement le jeton d’accès.',
    tooLarge: 'Ce texte est trop long pour un jeton d’accès (plus de 15\u202FKio). Collez uniquement le jeton d’accès.',
    notAToken: 'Ce texte contient des caractères qu’un jeton d’accès ne peut pas contenir. Collez uniquement le jeton d’accès.',
    expired: 'Ce jeton a expiré. Obtenez-en un nouveau, ou vérifiez l’horloge de cet ordinateur.',
  },
  busy: 'Une autre connexion est en cours. Attendez qu’elle se termine, puis collez de nouveau le jeton.',
  cancelled: 'La connexion a été annulée et le jeton n’a pas été enregistré. Si Pieces OS avait déjà reçu le jeton, la connexion a peut-être abouti\u202F; cette fenêtre indique qui est connecté.',
  lost: 'L’app ne peut pas déterminer si Pieces OS a accepté le jeton. Cette fenêtre indique qui est connecté.',
  refused: (why) => `Pieces OS n’a pas accepté le jeton. Réponse\u202F: ${why}. Le jeton n’a pas été enregistré.`,
  noAnswer: (why) => `Pieces OS n’a pas confirmé s’il avait accepté le jeton\u202F: ${why}. Le jeton n’a pas été enregistré. Vérifiez qui est connecté.`,
  notKept: (why) => `La connexion a réussi, mais le jeton n’a pas été enregistré. ${why}`,
};
