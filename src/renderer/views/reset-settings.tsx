/** Goes back to the defaults of all settings, after a second click. */
import { useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';

interface ResetSettingsProps {
  readonly onReset: () => Promise<SettingResult>;
}

/** The button, what it asks, and how it ended. */
export function ResetSettings({ onReset }: ResetSettingsProps) {
  const { settings: words, disconnect } = messages;
  const [asking, setAsking] = useState(false);
  const [result, setResult] = useState<SettingResult>();
  const reset = async (): Promise<void> => {
    setAsking(false);
    setResult(await onReset());
  };
  return (
    <div class="setting">
      <div class="buttons">
        <button type="button" class="button plain" onClick={() => (asking ? void reset() : setAsking(true))}>
          {asking ? words.resetConfirm : words.reset}
        </button>
        {asking && (
          <button type="button" class="button plain" onClick={() => setAsking(false)}>
            {disconnect.cancel}
          </button>
        )}
      </div>
      <p class="hint">{words.resetHint}</p>
      <p class="problem" role="alert">
        {result?.ok === false ? result.message : ''}
      </p>
      <p class="saved" role="status">
        {result?.ok === true ? words.resetDone : ''}
      </p>
    </div>
  );
}
