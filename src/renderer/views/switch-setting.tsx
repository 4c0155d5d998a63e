/** A setting that is on or off. */
import { useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { useId } from '../unique-id.ts';

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
  const [wanted, setWanted] = useState<boolean>();
  const [problem, setProblem] = useState('');
  const id = useId();
  const change = async (value: boolean): Promise<void> => {
    setWanted(value);
    const answer = await onChange(value);
    setProblem(answer.ok ? '' : answer.message);
    setWanted(undefined);
  };
  return (
    <div class="setting">
      <label class="switch-line">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          class="switch"
          checked={wanted ?? on}
          disabled={disabled}
          aria-describedby={`${id}-hint`}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
