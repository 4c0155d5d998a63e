/** Whether there is a newer version, and what can be done about it. */
import { describeUpdate } from '../../shared/describe-update.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Update } from '../../shared/update.ts';
import type { Actions } from '../commands.ts';
import { Button } from './parts.tsx';

interface UpdatesProps {
  readonly update: Update;
  readonly actions: Pick<Actions, 'checkForUpdates' | 'downloadUpdate' | 'installUpdate'>;
}

/** The part of *About* that only a package with a feed has. */
export function UpdateSection({ update, actions }: UpdatesProps) {
  const { text, isProblem, action, isBusy } = describeUpdate(update);
  return (
    <section aria-label={messages.updates.heading}>
      <p class={isProblem ? 'problem' : 'note'} role="status">
        {text}
      </p>
      <div class="buttons card-buttons">
        <Button busy={isBusy} onClick={actions[action.command]}>
          {action.label}
        </Button>
      </div>
    </section>
  );
}
