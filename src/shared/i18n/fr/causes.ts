/** Why something failed: a sentence for each code. Part of the French catalogue. */
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

const noPermission = 'L’accès a été refusé. Vérifiez les droits du fichier et de son dossier.';
const noNetwork = 'Le réseau est inaccessible. Vérifiez la connexion réseau.';
const tooManyFiles = 'Trop de fichiers sont ouverts. Fermez quelques programmes.';

export const causeWords: Messages['causes'] = {
  system: {
    ENOENT: 'Le fichier ou son dossier n’existe pas.',
    EACCES: noPermission,
    EPERM: noPermission,
    EROFS: 'Le disque est en lecture seule.',
    ENOSPC: 'Le disque est plein. Libérez de l’espace.',
    EDQUOT: 'Votre quota de disque est épuisé. Libérez de l’espace.',
    EFBIG: 'Le fichier est trop volumineux pour ce disque.',
    EIO: 'Le disque a signalé une erreur. Vérifiez le disque.',
    ENODEV: 'Le disque n’est plus connecté. Rebranchez-le.',
    EISDIR: 'Un dossier se trouve à la place du fichier.',
    ENOTDIR: 'Un fichier se trouve à la place d’un dossier.',
    EEXIST: 'Un fichier portant ce nom existe déjà.',
    ENXIO: 'Ce chemin ne mène pas à un fichier.',
    ELOOP: 'Le chemin contient trop de liens symboliques.',
    ENAMETOOLONG: 'Le nom du fichier est trop long.',
    EBUSY: 'Un autre programme utilise le fichier. Fermez ce programme.',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
    ENOMEM: 'Cet ordinateur n’a plus assez de mémoire libre. Fermez quelques programmes.',
    ENETDOWN: noNetwork,
    ENETUNREACH: noNetwork,
    EHOSTUNREACH: 'L’ordinateur à cette adresse est inaccessible.',
  },
  own: {
    keychainLocked: 'Le trousseau est verrouillé. Déverrouillez-le et réessayez.',
    noSessionBus: 'Il n’y a pas de trousseau ici, car l’app n’a pas été lancée dans une session de bureau (pas de bus de session D-Bus).',
    noKeyring: 'Aucun trousseau ne fonctionne sur ce bureau. Installez-en un, par exemple GNOME Keyring ou KWallet, et lancez-le.',
    keychainRefused: 'Le trousseau a refusé la demande. Vérifiez s’il fonctionne dans d’autres apps, puis réessayez.',
    libsecretMissing: 'Le trousseau ne peut pas être utilisé, car libsecret est absent. Installez-le (sous Debian et Ubuntu\u202F: libsecret-1-0) et relancez l’app.',
    keychainPartMissing: 'Le trousseau ne peut pas être utilisé, car une partie de cette app n’a pas pu être chargée. Réinstallez l’app.',
    keychainTimedOut: (seconds) => `Le trousseau n’a pas répondu en ${seconds} s. S’il demande un mot de passe, saisissez-le et réessayez.`,
    savedListUnusable: 'La liste des sessions enregistrées n’a pas pu être lue ou modifiée. Vérifiez que l’app peut écrire dans son dossier de données.',
    tokensIncomplete: 'Les jetons ne peuvent pas être enregistrés, car ils sont incomplets.',
    tokensTooLarge: 'Les jetons ne peuvent pas être enregistrés, car ils sont trop volumineux.',
    tokensNotDeleted: 'Le trousseau n’a pas supprimé les jetons.',
    tokensDamaged: 'La session enregistrée est endommagée. Connectez-vous de nouveau pour la remplacer.',
    tokensNotSaved: 'Le trousseau n’a pas enregistré correctement les jetons.',

    notAFile: 'Ce chemin ne mène pas à un fichier.',
    fileTooLarge: 'Le fichier est trop volumineux.',
    wrongContent: 'Le fichier ne contient pas ce que cette app attend.',
    nothingStored: 'Rien n’est enregistré dans ce mode.',
    pathNotAbsolute: 'Saisissez le chemin complet, depuis le dossier racine.',
    noCertificate: 'Le fichier ne contient aucun certificat au format PEM.',
    certificateUnreadable: 'Un certificat du fichier n’a pas pu être lu.',
    folderMissing: 'Le dossier n’existe pas encore.',
    folderNotOpened: 'Le gestionnaire de fichiers n’a pas pu ouvrir le dossier.',
    addressNotOpened: 'Cette adresse n’a pas été ouverte, car ce n’est pas une page web sécurisée.',
    lockRefused: 'Le système a refusé sans indiquer de motif.',

    notificationsUnsupported: 'Les notifications ne sont pas prises en charge, ou un composant manque (sous Linux\u202F: libnotify).',
    notificationRefused: 'Le bureau a refusé la notification.',

    notHttp: 'La réponse n’est pas du HTTP.',
    longerThanAnnounced: 'La réponse est plus longue qu’annoncé.',
    unknownEncoding: 'La réponse est compressée d’une façon que cette app ne prend pas en charge.',
    emptyReply: 'La réponse est vide.',
    notUtf8: 'La réponse n’est pas du texte en UTF-8.',
    notJson: 'La réponse n’est pas du JSON.',
    unexpectedStatus: (status) => `Le statut HTTP de la réponse est ${status} au lieu de 200.`,
    notUsers: 'La réponse n’est pas une liste d’utilisateurs.',
    notAUser: 'La réponse n’est pas un utilisateur avec un identifiant.',
    notAVersion: 'La réponse n’est pas un numéro de version.',
    otherFields: 'La réponse ne contient aucun utilisateur, seulement des champs que cette app ne connaît pas.',
    replySaid: (words) => `La réponse ne contient aucun utilisateur. Elle indique\u202F: «\u202F${words}\u202F».`,
    noUserReadable: (count) => (count === 1 ? 'L’utilisateur de la liste n’a pas pu être lu.' : `Aucun des ${plural(count, 'utilisateur', 'utilisateurs')} de la liste n’a pu être lu.`),
    fieldTwice: (field) => `La réponse contient deux fois le champ «\u202F${field}\u202F».`,
    unexpectedReply: 'La réponse n’est pas celle que cette app attend.',
    stillListed: 'Pieces OS liste encore cet utilisateur.',

    unknown: 'Une erreur inattendue s’est produite.',
  },
  other: (code) => `Une erreur inattendue s’est produite (${code}).`,
};
