/** Why the service could not be asked. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const unreachableWords: Messages['reasons'] = {
  refused: {
    title: 'Pieces OS ne répond pas',
    detail: (url) => `Aucun programme n’écoute à l’adresse ${url}.`,
    advice: 'Lancez Pieces OS. Si vous venez de le lancer, patientez quelques minutes.',
  },
  timedOut: {
    title: 'Pieces OS met trop de temps à répondre',
    detail: (url) => `${url} n’a pas répondu à temps.`,
    advice: 'Il est peut-être occupé\u202F; l’app continue d’essayer. Si cela persiste, redémarrez Pieces OS.',
  },
  reset: {
    title: 'Pieces OS a fermé la connexion',
    detail: (url) => `La connexion à ${url} a été perdue avant toute réponse.`,
    advice: 'Il redémarre peut-être\u202F; l’app continue d’essayer. Si cela persiste, redémarrez Pieces OS.',
  },
  nameNotFound: {
    title: 'L’adresse de Pieces OS est introuvable',
    detail: (url) => `Le nom d’hôte de ${url} est introuvable.`,
    advice: 'Vérifiez l’adresse du service dans les paramètres.',
  },
  network: {
    title: 'Pieces OS est injoignable',
    detail: (url) => `Une erreur réseau s’est produite lors de la connexion à ${url}.`,
    advice: 'Vérifiez la connexion réseau et l’adresse du service dans les paramètres.',
  },
  certSelfSigned: {
    title: 'Le certificat de Pieces OS n’est pas approuvé',
    detail: (url) => `${url} utilise un certificat auto-signé.`,
    advice: 'Si ce service est le vôtre, ajoutez son certificat comme autorité de certification dans les paramètres.',
  },
  certUnknownIssuer: {
    title: 'L’émetteur du certificat de Pieces OS est inconnu',
    detail: (url) => `Le certificat de ${url} a été émis par une autorité que cette app n’approuve pas.`,
    advice: 'S’il s’agit de l’autorité de certification de votre entreprise, ajoutez son fichier PEM dans les paramètres.',
  },
  certExpired: {
    title: 'Le certificat de Pieces OS a expiré',
    detail: (url) => `Le certificat de ${url} n’est plus valide.`,
    advice: 'Vérifiez la date de cet ordinateur. Si elle est correcte, renouvelez le certificat du service.',
  },
  certNotYetValid: {
    title: 'Le certificat de Pieces OS n’est pas encore valide',
    detail: (url) => `Le certificat de ${url} deviendra valide à une date ultérieure.`,
    advice: 'Vérifiez la date de cet ordinateur. Si elle est correcte, remplacez le certificat du service.',
  },
  certWrongName: {
    title: 'Le certificat de Pieces OS concerne une autre adresse',
    detail: (url) => `Le certificat de ${url} n’est pas valide pour cette adresse.`,
    advice: 'Utilisez le nom d’hôte indiqué dans le certificat, ou remplacez le certificat du service.',
  },
  certInvalid: {
    title: 'Le certificat de Pieces OS n’est pas utilisable',
    detail: (url) => `Le certificat de ${url} n’a pas pu être vérifié.`,
    advice: 'Remplacez le certificat du service.',
  },
  notHttps: {
    title: 'Pieces OS n’utilise pas HTTPS à cette adresse',
    detail: (url) => `${url} a répondu sans chiffrement.`,
    advice: 'Vérifiez le port dans l’adresse du service. Si Pieces OS est sur cet ordinateur, commencez l’adresse par http://.',
  },
  tlsFailed: {
    title: 'Aucune connexion sécurisée à Pieces OS n’a pu être établie',
    detail: (url) => `${url} et cette app n’ont aucune méthode de chiffrement en commun.`,
    advice: 'Vérifiez l’adresse du service dans les paramètres, puis mettez à jour Pieces OS et cette app.',
  },
  caFileUnusable: {
    title: 'Le fichier de l’autorité de certification n’a pas pu être utilisé',
    detail: (url) => `Il n’a pas permis de vérifier le certificat de ${url}.`,
    advice: 'Choisissez un fichier PEM dans les paramètres, ou effacez le champ.',
  },
  redirected: {
    title: 'Pieces OS n’est pas à cette adresse',
    detail: (url) => `${url} redirige vers une autre adresse, que cette app ne suit pas.`,
    advice: 'Saisissez l’adresse directe de Pieces OS dans les paramètres.',
  },
  rejected: {
    title: 'Pieces OS a refusé la demande',
    detail: (url) => `${url} a répondu, mais n’a pas autorisé cette app à lister ses utilisateurs.`,
    advice: 'Vérifiez l’adresse du service dans les paramètres, puis mettez Pieces OS à jour.',
  },
  appRefused: {
    title: 'Pieces OS refuse cette app',
    detail: (url) => `${url} exige un ID d’application et n’a pas accepté celui de cette app.`,
    advice: 'Saisissez dans les paramètres un ID d’application que Pieces OS reconnaît, ou mettez Pieces OS à jour.',
  },
  failed: {
    title: 'Pieces OS a signalé une erreur',
    detail: (url) => `${url} a répondu par une erreur.`,
    advice: 'L’app continue d’essayer. Si cela persiste, redémarrez Pieces OS.',
  },
  malformed: {
    title: 'La réponse de Pieces OS n’a pas pu être lue',
    detail: (url) => `La réponse de ${url} était endommagée ou incomplète.`,
    advice: 'L’app continue d’essayer. Si cela persiste, redémarrez Pieces OS ou mettez-le à jour.',
  },
  tooLarge: {
    title: 'La réponse de Pieces OS était trop volumineuse',
    detail: (url) => `La réponse de ${url} dépassait la taille acceptée par cette app.`,
    advice: 'Vérifiez l’adresse du service dans les paramètres. Si elle est correcte, redémarrez Pieces OS.',
  },
  notPiecesOs: {
    title: 'Un autre programme se trouve à cette adresse',
    detail: (url) => `Un programme a répondu à l’adresse ${url}, mais ce n’est pas Pieces OS.`,
    advice: 'Vérifiez l’adresse du service dans les paramètres, ou fermez l’autre programme et lancez Pieces OS.',
  },
  otherUser: {
    title: 'Le programme d’un autre utilisateur se trouve à cette adresse',
    detail: (url) => `Le programme à l’adresse ${url} appartient à un autre utilisateur de cet ordinateur. Rien ne lui a été envoyé.`,
    advice: 'Lancez Pieces OS dans votre propre session. Si vous avez saisi cette adresse, modifiez-la ou effacez-la dans les paramètres.',
  },
};
