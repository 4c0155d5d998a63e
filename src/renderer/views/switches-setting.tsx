/** A setting of several switches, each changed by itself. */
import { useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { problemText } from '../../shared/describe-cause.ts';
import type { GroupWords } from '../../shared/i18n/en/settings.ts';
import type { Field } from '../../shared/settings.ts';
import { useId } from '../unique-id.ts';
import { SettingNotes } from './setting-parts.tsx';

interface SwitchesSettingProps {
  readonly words: GroupWords;
  readonly fields: Readonly<Record<string, Field>>;
  /** As they are set now. */
  readonly values: Readonly<Record<string, boolean>>;
  readonly onChange: (name: string, on: boolean) => Promise<SettingResult>;
}

/** The switches. */
export function SwitchesSetting({ words, fields, values, onChange }: SwitchesSettingProps) {
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({});
  const [result, setResult] = useState<SettingResult>();
  const id = useId();
  const change = async (name: string, on: boolean): Promise<void> => {
    setWanted((before) => ({ ...before, [name]: on }));
    setResult(await onChange(name, on));
    setWanted(({ [name]: _done, ...others }) => others);
  };
  return (
    <div class="setting switches" role="group" aria-labelledby={`${id}-name`} aria-describedby={`${id}-hint`}>
      <h2 id={`${id}-name`}>{words.title}</h2>
      {Object.keys(fields).map((name) => (
        <label class="switch-line" key={name}>
          <span>{words.fields[name]?.label}</span>
          <input
            type="checkbox"
            role="switch"
            class="switch"
            checked={wanted[name] ?? values[name]}
            onChange={(event) => void change(name, event.currentTarget.checked)}
          />
        </label>
      ))}
      <SettingNotes id={id} hint={words.hint} problem={problemText(result)} />
    </div>
  );
}
