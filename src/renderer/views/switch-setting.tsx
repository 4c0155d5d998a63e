/** A setting that is on or off. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { useId } from '../unique-id.ts';
import { SettingNotes, useSettingChange } from './setting-parts.tsx';

interface SwitchSettingProps {
  readonly label: string;
  readonly hint: string;
  /** As it is set now. */
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => Promise<SettingResult>;
}

/** The switch with its label, hint, and why the last change did not happen. */
export function SwitchSetting({ label, hint, on, disabled = false, onChange }: SwitchSettingProps) {
  const { shown, problem, change } = useSettingChange(on, onChange);
  const id = useId();
  return (
    <div class="setting">
      <label class="switch-line">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          class="switch"
          checked={shown}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      </label>
      <SettingNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}
