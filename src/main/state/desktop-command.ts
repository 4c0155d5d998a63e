import type { Place } from '../../shared/bridge-contract.ts';

/** What a person asks for outside the window: in the tray's menu or with the button of a notification. */
export type DesktopCommand =
  /** At this place of it, or where it is. */
  | { readonly name: 'openWindow'; readonly place?: Place }
  | { readonly name: 'startPiecesOs' }
  | { readonly name: 'signIn' }
  | { readonly name: 'cancelSignIn' }
  | { readonly name: 'askDisconnect'; readonly userId: string }
  | { readonly name: 'checkNow' }
  | { readonly name: 'checkForUpdates' }
  | { readonly name: 'setStartAtLogin'; readonly on: boolean }
  | { readonly name: 'quit' };
