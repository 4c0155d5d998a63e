/** What settings of one control have in common. */
import { useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { problemText } from '../../shared/describe-cause.ts';

/**
 * @param value - as it is set now
 * @param onChange - stores another value
 * @returns the value to show, which is the wanted one until it is stored or refused, and why the last change did not happen
 */
export function useSettingChange<Value extends string | boolean>(value: Value, onChange: (value: Value) => Promise<SettingResult>) {
  const [wanted, setWanted] = useState<Value>();
  const [result, setResult] = useState<SettingResult>();
  const change = async (next: Value): Promise<void> => {
    setWanted(next);
    setResult(await onChange(next));
    setWanted(undefined);
  };
  return { shown: wanted ?? value, problem: problemText(result), change };
}

interface SettingNotesProps {
  /** Of the setting; the control is described by `<id>-hint`. */
  readonly id: string;
  readonly hint: string;
  readonly problem: string;
}

/** The hint, and why the last change did not happen. */
export const SettingNotes = ({ id, hint, problem }: SettingNotesProps) => (
  <>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    <p class="problem" role="alert">
      {problem}
    </p>
  </>
);
