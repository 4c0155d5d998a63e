/** What the person should know besides the session. */
import { describeNotice } from '../../shared/describe-flows.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Keychain, Notice } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { CloseIcon, WarningIcon } from './icons.tsx';
import { IconButton } from './parts.tsx';

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly keychain: Keychain;
  readonly onDismiss: Actions['dismissNotice'];
}

/** The notices; nothing at all while there are none. */
export function Notices({ notices, keychain, onDismiss }: NoticesProps) {
  const locked = keychain.state === 'locked';
  if (notices.length === 0 && !locked) return null;
  return (
    <section class="notices" aria-label={messages.window.notices}>
      <ul>
        {locked && (
          <li class="notice">
            <WarningIcon />
            <p>{messages.keychain.locked}</p>
          </li>
        )}
        {notices.map((notice) => {
          const { title, detail } = describeNotice(notice);
          return (
            <li class="notice" key={`${notice.id} ${detail}`}>
              <WarningIcon />
              <div>
                <p class="strong">{title}</p>
                <p>{detail}</p>
              </div>
              <IconButton label={messages.window.dismissNotice(title)} onClick={() => onDismiss(notice.id)}>
                <CloseIcon />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
