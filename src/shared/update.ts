/** A newer version of the app, as far as the window and the tray tell of it. */

/** Why a newer version could not be found, downloaded or installed; each has its own words. */
export type UpdateFailure =
  /** Nobody answers at the address of the feed, or not in time. */
  | 'unreachable'
  /** The server answers, and has no feed there. */
  | 'noFeed'
  /** What it answers is no description of a version. */
  | 'unreadable'
  /** The connection is not encrypted, or its certificate is not trusted. */
  | 'notEncrypted'
  /** The file that the feed names is not at the server. */
  | 'fileMissing'
  /** The download ended before the whole file was there. */
  | 'cutOff'
  /** The downloaded file has another hash than the feed says. */
  | 'wrongHash'
  /** The downloaded file has no signature of the publisher. */
  | 'notSigned'
  | 'diskFull'
  /** The app may not write where the file goes. */
  | 'notWritable'
  | 'failed';

/** Who installs a newer version: the app itself, the package manager of the system, or the person, by hand. */
export type UpdateInstaller = 'app' | 'packageManager' | 'person';

export type Update =
  | { readonly state: 'idle' }
  | { readonly state: 'checking' }
  /** The feed has this version. */
  | { readonly state: 'newest' }
  /** The feed has an older version, which is not installed. */
  | { readonly state: 'older'; readonly version: string }
  | { readonly state: 'available'; readonly version: string; readonly installer: UpdateInstaller }
  | { readonly state: 'downloading'; readonly version: string }
  /** It is installed when the app ends. */
  | { readonly state: 'ready'; readonly version: string }
  /** The person wants it now; the app ends as soon as no sign-in and no disconnect is under way. */
  | { readonly state: 'restarting'; readonly version: string }
  | { readonly state: 'failed'; readonly failure: UpdateFailure };
