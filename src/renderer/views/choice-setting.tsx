/** A setting with a few choices. */
import { useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { useId } from '../unique-id.ts';

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
  const [wanted, setWanted] = useState<string>();
  const [problem, setProblem] = useState('');
  const id = useId();
  const change = async (choice: string): Promise<void> => {
    setWanted(choice);
    const answer = await onChange(choice);
    setProblem(answer.ok ? '' : answer.message);
    setWanted(undefined);
  };
  return (
    <div class="setting">
      <div class="switch-line">
        <label for={`${id}-field`}>{label}</label>
        <select
          id={`${id}-field`}
          value={wanted ?? value}
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
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
