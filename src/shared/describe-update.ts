/** What is known of a newer version, in words, and what can be done next. Pure. */
import type { Commands } from './bridge-contract.ts';
import { plainText } from './format.ts';
import { messages } from './i18n/messages.ts';
import type { Update } from './update.ts';

export interface UpdateDescription {
  readonly text: string;
  readonly isProblem: boolean;
  readonly action: { readonly label: string; readonly command: keyof Pick<Commands, 'checkForUpdates' | 'downloadUpdate' | 'installUpdate'> };
  /** It is under way: the action waits. */
  readonly isBusy: boolean;
}

const VERSION_GRAPHEMES_MAX = 40;

/** @param update - of a package that names a feed */
export function describeUpdate(update: Update): UpdateDescription {
  const words = messages.updates;
  const version = 'version' in update ? plainText(update.version, VERSION_GRAPHEMES_MAX) : '';
  const check = { label: words.check, command: 'checkForUpdates' } as const;
  const install = { label: words.install, command: 'installUpdate' } as const;
  const told = (text: string, action: UpdateDescription['action'] = check, isBusy = false): UpdateDescription => ({ text, isProblem: false, action, isBusy });
  switch (update.state) {
    case 'idle':
    case 'newest':
      return told(words[update.state]);
    case 'checking':
      return told(words.checking, check, true);
    case 'older':
      return told(words.older(version));
    case 'available': {
      const action = update.installer === 'app' ? ({ label: words.download, command: 'downloadUpdate' } as const) : check;
      return told(words.available[update.installer](version), action);
    }
    case 'downloading':
      return told(words.downloading(version), { label: words.download, command: 'downloadUpdate' }, true);
    case 'ready':
      return told(words.ready(version), install);
    case 'restarting':
      return told(words.restarting(version), install, true);
    case 'failed':
      return { ...told(words.failures[update.failure]), isProblem: true };
  }
}
