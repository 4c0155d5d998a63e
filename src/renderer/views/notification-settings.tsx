/** Which events the desktop tells the person, each with a switch of its own. */
import { useId, useState } from 'preact/hooks';
import { messages } from '../../shared/messages.ts';
import { NOTIFICATION_KINDS, type NotificationKind, type NotificationSettings } from '../../shared/settings.ts';
import type { Actions } from '../commands.ts';

const words = messages.notifications.settings;

interface NotificationSettingsProps {
  readonly settings: NotificationSettings;
  readonly onChange: Actions['setNotification'];
}

/** The switches. */
export function NotificationSwitches({ settings, onChange }: NotificationSettingsProps) {
  const [wanted, setWanted] = useState<Partial<NotificationSettings>>({});
  const [problem, setProblem] = useState('');
  const id = useId();
  const change = async (kind: NotificationKind, on: boolean): Promise<void> => {
    setWanted((before) => ({ ...before, [kind]: on }));
    const answer = await onChange(kind, on);
    setProblem(answer.ok ? '' : answer.message);
    setWanted(({ [kind]: _done, ...others }) => others);
  };
  return (
    <div class="setting switches" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-hint`}>
      <p class="group-name" id={`${id}-name`}>
        {words.title}
      </p>
      {NOTIFICATION_KINDS.map((kind) => (
        <label class="switch-line" key={kind}>
          <span>{words.kinds[kind]}</span>
          <input
            type="checkbox"
            role="switch"
            class="switch"
            checked={wanted[kind] ?? settings[kind]}
            onChange={(event) => void change(kind, event.currentTarget.checked)}
          />
        </label>
      ))}
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
