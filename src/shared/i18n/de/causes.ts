/** Why something failed: a sentence for each code. Part of the German catalogue. */
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

const noPermission = 'Der Zugriff wurde verweigert. Prüfen Sie die Rechte der Datei und ihres Ordners.';
const noNetwork = 'Das Netzwerk ist nicht erreichbar. Prüfen Sie die Netzwerkverbindung.';
const tooManyFiles = 'Es sind zu viele Dateien geöffnet. Schließen Sie einige Programme.';

export const causeWords: Messages['causes'] = {
  system: {
    ENOENT: 'Die Datei oder ihr Ordner existiert nicht.',
    EACCES: noPermission,
    EPERM: noPermission,
    EROFS: 'Der Datenträger ist schreibgeschützt.',
    ENOSPC: 'Der Datenträger ist voll. Geben Sie Speicherplatz frei.',
    EDQUOT: 'Ihr Speicherkontingent ist aufgebraucht. Geben Sie Speicherplatz frei.',
    EFBIG: 'Die Datei ist zu groß für diesen Datenträger.',
    EIO: 'Der Datenträger hat einen Fehler gemeldet. Prüfen Sie den Datenträger.',
    ENODEV: 'Der Datenträger ist nicht mehr verbunden. Schließen Sie ihn wieder an.',
    EISDIR: 'An der Stelle der Datei befindet sich ein Ordner.',
    ENOTDIR: 'An der Stelle eines Ordners befindet sich eine Datei.',
    EEXIST: 'Es gibt bereits eine Datei mit diesem Namen.',
    ENXIO: 'Unter diesem Pfad liegt keine Datei.',
    ELOOP: 'Der Pfad enthält zu viele symbolische Links.',
    ENAMETOOLONG: 'Der Dateiname ist zu lang.',
    EBUSY: 'Ein anderes Programm verwendet die Datei. Schließen Sie dieses Programm.',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
    ENOMEM: 'Auf diesem Computer ist zu wenig Arbeitsspeicher frei. Schließen Sie einige Programme.',
    ENETDOWN: noNetwork,
    ENETUNREACH: noNetwork,
    EHOSTUNREACH: 'Der Computer mit dieser Adresse ist nicht erreichbar.',
  },
  own: {
    keychainLocked: 'Der Schlüsselbund ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.',
    noSessionBus: 'Hier gibt es keinen Schlüsselbund, weil die App nicht in einer Desktop-Sitzung gestartet wurde (kein D-Bus-Sitzungsbus).',
    noKeyring: 'Auf diesem Desktop läuft kein Schlüsselbund. Installieren und starten Sie einen, zum Beispiel GNOME-Schlüsselbund oder KWallet.',
    keychainRefused: 'Der Schlüsselbund hat die Anfrage abgelehnt. Prüfen Sie, ob er in anderen Apps funktioniert und versuchen Sie es erneut.',
    libsecretMissing: 'Der Schlüsselbund kann nicht verwendet werden, weil libsecret fehlt. Installieren Sie es (unter Debian und Ubuntu: libsecret-1-0) und starten Sie die App neu.',
    keychainPartMissing: 'Der Schlüsselbund kann nicht verwendet werden, weil ein Teil dieser App nicht geladen werden konnte. Installieren Sie die App neu.',
    keychainTimedOut: (seconds) => `Der Schlüsselbund hat nicht innerhalb von ${seconds} s geantwortet. Wenn er nach einem Passwort fragt, geben Sie es ein und versuchen Sie es erneut.`,
    savedListUnusable: 'Die Liste der gespeicherten Anmeldungen konnte nicht gelesen oder geändert werden. Prüfen Sie, ob die App in ihren Datenordner schreiben kann.',
    tokensIncomplete: 'Die Token können nicht gespeichert werden, weil sie unvollständig sind.',
    tokensTooLarge: 'Die Token können nicht gespeichert werden, weil sie zu groß sind.',
    tokensNotDeleted: 'Der Schlüsselbund hat die Token nicht gelöscht.',
    tokensDamaged: 'Die gespeicherte Anmeldung ist beschädigt. Melden Sie sich erneut an, um sie zu ersetzen.',
    tokensNotSaved: 'Der Schlüsselbund hat die Token nicht richtig gespeichert.',

    notAFile: 'Unter diesem Pfad liegt keine Datei.',
    fileTooLarge: 'Die Datei ist zu groß.',
    wrongContent: 'Der Inhalt der Datei ist nicht der, den diese App erwartet.',
    nothingStored: 'In diesem Modus wird nichts gespeichert.',
    pathNotAbsolute: 'Geben Sie den vollständigen Pfad ab dem Stammordner ein.',
    noCertificate: 'Die Datei enthält kein Zertifikat im PEM-Format.',
    certificateUnreadable: 'Ein Zertifikat in der Datei konnte nicht gelesen werden.',
    folderMissing: 'Den Ordner gibt es noch nicht.',
    folderNotOpened: 'Der Dateimanager konnte den Ordner nicht öffnen.',
    addressNotOpened: 'Diese Adresse wurde nicht geöffnet, weil sie keine sichere Webseite ist.',
    lockRefused: 'Das System hat ohne Angabe eines Grundes abgelehnt.',

    notificationsUnsupported: 'Mitteilungen werden nicht unterstützt, oder eine Komponente fehlt (unter Linux: libnotify).',
    notificationRefused: 'Der Desktop hat die Mitteilung abgelehnt.',

    notHttp: 'Die Antwort ist kein HTTP.',
    longerThanAnnounced: 'Die Antwort ist länger als angekündigt.',
    unknownEncoding: 'Die Antwort ist auf eine Art komprimiert, die diese App nicht unterstützt.',
    emptyReply: 'Die Antwort ist leer.',
    notUtf8: 'Die Antwort ist kein Text in UTF-8.',
    notJson: 'Die Antwort ist kein JSON.',
    unexpectedStatus: (status) => `Der HTTP-Status der Antwort ist ${status} statt 200.`,
    notUsers: 'Die Antwort ist keine Liste von Benutzern.',
    notAUser: 'Die Antwort ist kein Benutzer mit einer ID.',
    notAVersion: 'Die Antwort ist keine Versionsnummer.',
    otherFields: 'Die Antwort enthält keine Benutzer, nur Felder, die diese App nicht kennt.',
    replySaid: (words) => `Die Antwort enthält keine Benutzer. Sie lautet: „${words}“.`,
    noUserReadable: (count) => (count === 1 ? 'Der aufgeführte Benutzer konnte nicht gelesen werden.' : `Keiner der ${plural(count, 'aufgeführten Benutzer', 'aufgeführten Benutzer')} konnte gelesen werden.`),
    fieldTwice: (field) => `Die Antwort enthält das Feld „${field}“ zweimal.`,
    unexpectedReply: 'Die Antwort entspricht nicht dem, was diese App erwartet.',
    stillListed: 'Pieces OS führt diesen Benutzer noch auf.',

    unknown: 'Ein unerwarteter Fehler ist aufgetreten.',
  },
  other: (code) => `Ein unerwarteter Fehler ist aufgetreten (${code}).`,
};
