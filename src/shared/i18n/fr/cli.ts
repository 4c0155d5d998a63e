/** The command line. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const cliWords: Messages['cli'] = {
  service: (url, source) => `Pieces OS\u202F: ${url} (${source})`,
  version: (version) => `Version\u202F: ${version}`,
  notice: (title, detail) => `${title}. ${detail}`,
  ofOtherUsers: (urls) => `Non utilisé, car un autre utilisateur de cet ordinateur écoute à cette adresse\u202F: ${urls}`,
  cloud: (state) => `Cloud\u202F: ${state}`,
  otherUsers: (names) => `Autres utilisateurs\u202F: ${names}`,
  unknownOption: (option) => `Option inconnue\u202F: «\u202F${option}\u202F». Utilisez --help pour voir toutes les options.`,
  forbiddenVariable: (name) => `Cette app ne démarre pas tant que ${name} est définie dans l’environnement. Supprimez-la, puis réessayez.`,
  valueMissing: (option) => `L’option ${option} nécessite une valeur.`,
  valueNotTaken: (option) => `L’option ${option} n’accepte pas de valeur.`,
  unexpectedArgument: (argument) => `Argument inattendu\u202F: «\u202F${argument}\u202F». Utilisez --help pour voir toutes les options.`,
  jsonWithoutStatus: 'Utilisez --json uniquement avec --status.',
  logFileUnusable: 'Le fichier journal ne peut pas être écrit. Vérifiez les droits du dossier de données de l’app.',
  help: `Utilisation\u202F: pieces-account-tray [options]

Affiche qui est connecté à Pieces OS sur cet ordinateur.

  --hidden              démarrer dans la zone de notification, sans fenêtre
  --status              afficher qui est connecté, puis quitter
  --json                avec --status\u202F: l’afficher en JSON
  --service-url URL     utiliser Pieces OS à cette adresse, cette fois seulement
  --user-data-dir DIR   enregistrer les paramètres dans ce dossier
  --version             afficher la version, puis quitter
  --help                afficher cette aide, puis quitter

Codes de sortie de --status\u202F: 0 si quelqu’un est connecté, 3 si personne ne l’est, 4 si Pieces OS est
injoignable, et 5 si sa réponse n’est pas comprise ou ne dit pas qui est connecté.
`,
};
