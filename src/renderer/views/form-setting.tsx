/** A setting of several fields that are saved together. Most people need none of it, so it stays closed until it is opened. */
import { useEffect, useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { GroupWords } from '../../shared/i18n/en/settings.ts';
import type { Field } from '../../shared/settings.ts';
import { useId } from '../unique-id.ts';
import { wholeNumberOf } from '../whole-number.ts';

type Fields = Readonly<Record<string, Field>>;
export type FormValues = Readonly<Record<string, string | number>>;
type Draft = Readonly<Record<string, string>>;

const draftOf = (values: FormValues): Draft => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

/** What was typed, as values; whether they can be used is for the main process to say. A sentence where a number is none. */
function valuesOf(draft: Draft, fields: Fields, words: GroupWords): FormValues | string {
  const values: Record<string, string | number> = {};
  for (const [name, field] of Object.entries(fields)) {
    const text = draft[name] ?? '';
    if (field.control === 'number') {
      const number = wholeNumberOf(text, field.min, field.max);
      if (number === undefined) return words.fields[name]?.problem ?? messages.settings.numberProblem(field.min, field.max);
      values[name] = number;
    } else values[name] = text;
  }
  return values;
}

interface FormSettingProps {
  readonly words: GroupWords;
  readonly fields: Fields;
  /** As they are set now. */
  readonly values: FormValues;
  readonly onSave: (values: FormValues) => Promise<SettingResult>;
}

/** The fields, which are saved together. */
export function FormSetting({ words, fields, values, onSave }: FormSettingProps) {
  const { save, saved } = messages.window;
  const [draft, setDraft] = useState(draftOf(values));
  const [result, setResult] = useState<SettingResult>();
  const id = useId();
  const stored = JSON.stringify(values);
  // A snapshot that says the same is no reason to take away what was typed.
  useEffect(() => setDraft(draftOf(JSON.parse(stored) as FormValues)), [stored]);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const typed = valuesOf(draft, fields, words);
    setResult(typeof typed === 'string' ? { ok: false, message: typed } : await onSave(typed));
  };
  return (
    <details class="setting">
      <summary>{words.title}</summary>
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <form noValidate aria-describedby={`${id}-hint`} onSubmit={(event) => void submit(event)}>
        {Object.entries(fields).map(([name, field]) => (
          <div class="setting" key={name}>
            <label for={`${id}-${name}`}>{words.fields[name]?.label}</label>
            <div class={field.control === 'number' ? 'field short' : 'field'}>
              <input
                id={`${id}-${name}`}
                type="text"
                inputMode={field.control === 'text' ? field.inputMode : 'numeric'}
                dir="ltr"
                value={draft[name] ?? ''}
                autocomplete="off"
                spellcheck={false}
                aria-describedby={`${id}-${name}-hint`}
                onInput={(event) => {
                  setDraft({ ...draft, [name]: event.currentTarget.value });
                  setResult(undefined);
                }}
              />
            </div>
            <p class="hint" id={`${id}-${name}-hint`}>
              {words.fields[name]?.hint}
            </p>
          </div>
        ))}
        <button type="submit" class="button plain">
          {save}
        </button>
        <p class="problem" role="alert">
          {result?.ok === false ? result.message : ''}
        </p>
        <p class="saved" role="status">
          {result?.ok === true ? saved : ''}
        </p>
      </form>
    </details>
  );
}
