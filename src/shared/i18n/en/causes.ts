/** Why something failed: a sentence for each code. Part of the English catalogue. */
import type { CauseValues, PlainCauseCode } from '../../cause.ts';
import { plural } from './plural.ts';

const noPermission = 'Permission was denied. Check the permissions of the file and of its folder.';
const tooManyFiles = 'Too many files are open. Close some programs.';
const noNetwork = 'The network cannot be reached. Check the network connection.';

export const causeWords = {
  /** By the code of the system. */
  system: {
    ENOENT: 'The file or its folder does not exist.',
    EACCES: noPermission,
    EPERM: noPermission,
    EROFS: 'The disk is read-only.',
    ENOSPC: 'The disk is full. Free some space.',
    EDQUOT: 'Your disk quota is used up. Free some space.',
    EFBIG: 'The file is too large for this disk.',
    EIO: 'The disk reported an error. Check the disk.',
    ENODEV: 'The disk is no longer connected. Connect it again.',
    EISDIR: 'There is a folder where the file should be.',
    ENOTDIR: 'There is a file where a folder should be.',
    EEXIST: 'A file with this name already exists.',
    ENXIO: 'This path does not lead to a file.',
    ELOOP: 'The path contains too many symbolic links.',
    ENAMETOOLONG: 'The file name is too long.',
    EBUSY: 'Another program is using the file. Close that program.',
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
    ENOMEM: 'This computer has too little free memory. Close some programs.',
    ENETDOWN: noNetwork,
    ENETUNREACH: noNetwork,
    EHOSTUNREACH: 'The computer at this address cannot be reached.',
  },
  /** By the code of this app. */
  own: {
    keychainLocked: 'The keychain is locked. Unlock it and try again.',
    noSessionBus: 'There is no keychain here, because the app was not started in a desktop session (no D-Bus session bus).',
    noKeyring: 'No keychain is running on this desktop. Install and start one, for example GNOME Keyring or KWallet.',
    keychainRefused: 'The keychain refused the request. Check whether it works in other apps, then try again.',
    libsecretMissing: 'The keychain cannot be used because libsecret is missing. Install it (on Debian and Ubuntu: libsecret-1-0) and start the app again.',
    keychainPartMissing: 'The keychain cannot be used because a part of this app could not be loaded. Reinstall the app.',
    keychainTimedOut: (seconds: number) => `The keychain did not answer within ${seconds} s. If it asks for a password, enter it and try again.`,
    savedListUnusable: 'The list of saved sign-ins could not be read or changed. Check that the app can write to its data folder.',
    tokensIncomplete: 'The tokens cannot be saved because they are incomplete.',
    tokensTooLarge: 'The tokens cannot be saved because they are too large.',
    tokensNotDeleted: 'The keychain did not delete the tokens.',
    tokensDamaged: 'The saved sign-in is damaged. Sign in again to replace it.',
    tokensNotSaved: 'The keychain did not save the tokens correctly.',

    notAFile: 'This path does not lead to a file.',
    fileTooLarge: 'The file is too large.',
    wrongContent: 'The file does not contain what this app expects.',
    nothingStored: 'Nothing is saved in this mode.',
    pathNotAbsolute: 'Enter the full path, from the root folder.',
    noCertificate: 'The file contains no certificate in PEM format.',
    certificateUnreadable: 'A certificate in the file could not be read.',
    folderMissing: 'The folder does not exist yet.',
    folderNotOpened: 'The file manager could not open the folder.',
    addressNotOpened: 'This address was not opened, because it is not a secure web page.',
    lockRefused: 'The system refused without giving a reason.',

    notificationsUnsupported: 'Notifications are not supported, or a component is missing (on Linux: libnotify).',
    notificationRefused: 'The desktop refused the notification.',

    notHttp: 'The answer is not HTTP.',
    longerThanAnnounced: 'The answer is longer than announced.',
    unknownEncoding: 'The answer is compressed in a way that this app does not support.',
    notAsAnnounced: 'The answer breaks off, or is not compressed as announced.',
    emptyReply: 'The answer is empty.',
    notUtf8: 'The answer is not text in UTF-8.',
    notJson: 'The answer is not JSON.',
    unexpectedStatus: (status: number) => `The answer has the HTTP status ${status} instead of 200.`,
    notUsers: 'The answer is not a list of users.',
    notAUser: 'The answer is not a user with an ID.',
    notAVersion: 'The answer is not a version number.',
    otherFields: 'The answer contains no users, only fields that this app does not know.',
    replySaid: (words: string) => `The answer contains no users. It says: “${words}”.`,
    noUserReadable: (count: number) => (count === 1 ? 'The listed user could not be read.' : `None of the ${plural(count, 'listed user', 'listed users')} could be read.`),
    fieldTwice: (field: string) => `The answer contains the field “${field}” twice.`,
    portTaken: (port: number) => `Port ${port} is not available.`,
    unexpectedReply: 'The answer is not what this app expects.',
    stillListed: 'Pieces OS still lists this user.',

    unknown: 'An unexpected error occurred.',
  } satisfies Record<PlainCauseCode, string> & { readonly [Code in keyof CauseValues]: (value: CauseValues[Code]) => string },
  /** A code of the system or of a library without a sentence of its own. */
  other: (code: string) => `An unexpected error occurred (${code}).`,
};
