/** A setting with a few choices. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { useId } from '../unique-id.ts';
import { SettingNotes, useSettingChange } from './setting-parts.tsx';

interface ChoiceSettingProps {
  readonly label: string;
  readonly hint: string;
  /** As it is set now. */
  readonly value: string;
  /** The words of each choice, in the order in which they stand. */
  readonly choices: Readonly<Record<string, string>>;
  readonly onChange: (choice: string) => Promise<SettingResult>;
}

/** The choices with their label, hint, and why the last change did not happen. */
export function ChoiceSetting({ label, hint, value, choices, onChange }: ChoiceSettingProps) {
  const { shown, problem, change } = useSettingChange(value, onChange);
  const id = useId();
  return (
    <div class="setting">
      <div class="switch-line">
        <label for={`${id}-field`}>{label}</label>
        <select
          id={`${id}-field`}
          value={shown}
          aria-describedby={`${id}-hint`}
          onChange={(event) => void change(event.currentTarget.value)}
        >
          {Object.entries(choices).map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <SettingNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}
