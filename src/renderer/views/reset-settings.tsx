/** Goes back to the defaults of all settings, once that is confirmed. */
import { useRef, useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { problemText } from '../../shared/describe-cause.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { Button } from './parts.tsx';

interface ResetSettingsProps {
  readonly onReset: () => Promise<SettingResult>;
}

/** The button, what it asks, and how it ended. What asks becomes the way back, so a double click resets nothing, and keeps the focus. */
export function ResetSettings({ onReset }: ResetSettingsProps) {
  const { settings: words, disconnect } = messages;
  const [asking, setAsking] = useState(false);
  const [result, setResult] = useState<SettingResult>();
  const buttons = useRef<HTMLDivElement>(null);
  const ask = (): void => {
    setResult(undefined);
    setAsking(!asking);
  };
  const reset = async (): Promise<void> => {
    buttons.current?.querySelector('button')?.focus();
    setAsking(false);
    setResult(await onReset());
  };
  return (
    <div class="setting">
      <div class="buttons" ref={buttons}>
        <Button onClick={ask}>{asking ? disconnect.cancel : words.reset}</Button>
        {asking && (
          <Button kind="danger" onClick={() => void reset()}>
            {words.resetConfirm}
          </Button>
        )}
      </div>
      <p class="hint">{words.resetHint}</p>
      <p class="problem" role="alert">
        {problemText(result)}
      </p>
      <p class="saved" role="status">
        {result?.ok === true ? words.resetDone : ''}
      </p>
    </div>
  );
}
