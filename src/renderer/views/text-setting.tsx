/** A setting that is typed, and saved with its button or Enter. */
import { useEffect, useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { useId } from '../unique-id.ts';

interface TextSettingProps {
  readonly label: string;
  readonly hint: string;
  /** As it is set now. */
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly inputMode: 'url' | 'text' | 'numeric';
  readonly short?: boolean;
  readonly onSave: (text: string) => Promise<SettingResult>;
}

/** The field with its label, hint, button, and what came of the last attempt. */
export function TextSetting({ label, hint, value, placeholder, inputMode, short = false, onSave }: TextSettingProps) {
  const [draft, setDraft] = useState(value);
  const [result, setResult] = useState<SettingResult>();
  const id = useId();
  // What is set elsewhere shows here at once; a half-typed text does not outlive the value it was to change.
  useEffect(() => setDraft(value), [value]);

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setResult(await onSave(draft));
  };
  const problem = result?.ok === false ? result.message : '';
  return (
    <form class="setting" noValidate onSubmit={(event) => void save(event)}>
      <label for={`${id}-field`}>{label}</label>
      <div class={short ? 'field short' : 'field'}>
        <input
          id={`${id}-field`}
          type="text"
          inputMode={inputMode}
          dir="ltr"
          value={draft}
          placeholder={placeholder}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={problem !== '' || undefined}
          aria-describedby={`${id}-problem ${id}-hint`}
          onInput={(event) => {
            setDraft(event.currentTarget.value);
            setResult(undefined);
          }}
        />
        <button type="submit" class="button plain">
          {messages.window.save}
        </button>
      </div>
      <p class="problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="saved" role="status">
        {result?.ok === true ? messages.window.saved : ''}
      </p>
    </form>
  );
}
