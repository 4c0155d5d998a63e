/** A setting of several fields that are saved together. Most people need none of it, so it stays closed until it is opened. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { problemText } from '../../shared/describe-cause.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { GroupWords } from '../../shared/i18n/en/settings.ts';
import { isBeginningOfUrl } from '../../shared/setting-problems.ts';
import type { Field } from '../../shared/settings.ts';
import { useId } from '../unique-id.ts';

type Fields = Readonly<Record<string, Field>>;
export type FormValues = Readonly<Record<string, string | number>>;
type Draft = Readonly<Record<string, string>>;

const draftOf = (values: FormValues): Draft => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
const valuesOf = (draft: Draft, fields: Fields): FormValues =>
  Object.fromEntries(Object.entries(fields).map(([name, { control }]) => [name, control === 'number' ? Number(draft[name]) : (draft[name] ?? '')]));

/** While a person types: what is empty may still be filled in, and the beginning of an address is no mistake. */
const isUnfinished = (field: Field, text: string): boolean =>
  text.trim() === '' || (field.control === 'text' && field.inputMode === 'url' && isBeginningOfUrl(text));

interface FormSettingProps {
  readonly words: GroupWords;
  readonly fields: Fields;
  /** As they are set now. */
  readonly values: FormValues;
  /** What is wrong with what is typed, as a sentence for each field. */
  readonly problemsOf: (draft: Draft) => Readonly<Record<string, string>>;
  readonly onSave: (values: FormValues) => Promise<SettingResult>;
}

/** The fields, which are saved together; each says what is wrong with it. */
export function FormSetting({ words, fields, values, problemsOf, onSave }: FormSettingProps) {
  const { save, saved } = messages.window;
  const [draft, setDraft] = useState(draftOf(values));
  const [result, setResult] = useState<SettingResult>();
  /** From the first attempt to save on, what is missing is told, too. */
  const [attempted, setAttempted] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const stored = JSON.stringify(values);
  // A snapshot that says the same is no reason to take away what was typed.
  useEffect(() => setDraft(draftOf(JSON.parse(stored) as FormValues)), [stored]);

  const problems = problemsOf(draft);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wrong = Object.keys(fields).find((name) => problems[name] !== undefined);
    setAttempted(wrong !== undefined);
    if (wrong === undefined) setResult(await onSave(valuesOf(draft, fields)));
    else form.current?.querySelector<HTMLElement>(`#${id}-${wrong}`)?.focus();
  };
  return (
    <details class="setting">
      <summary>{words.title}</summary>
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <form ref={form} noValidate aria-describedby={`${id}-hint`} onSubmit={(event) => void submit(event)}>
        {Object.entries(fields).map(([name, field]) => {
          const text = draft[name] ?? '';
          const problem = attempted || !isUnfinished(field, text) ? (problems[name] ?? '') : '';
          return (
            <div class="setting" key={name}>
              <label for={`${id}-${name}`}>{words.fields[name]?.label}</label>
              <div class={field.control === 'number' ? 'field short' : 'field'}>
                <input
                  id={`${id}-${name}`}
                  type="text"
                  inputMode={field.control === 'text' ? field.inputMode : 'numeric'}
                  dir="ltr"
                  value={text}
                  autocomplete="off"
                  spellcheck={false}
                  aria-invalid={problem !== '' || undefined}
                  aria-describedby={`${id}-${name}-problem ${id}-${name}-hint`}
                  onInput={(event) => {
                    setDraft({ ...draft, [name]: event.currentTarget.value });
                    setResult(undefined);
                  }}
                />
              </div>
              <p class="problem" id={`${id}-${name}-problem`} role="alert">
                {problem}
              </p>
              <p class="hint" id={`${id}-${name}-hint`}>
                {words.fields[name]?.hint}
              </p>
            </div>
          );
        })}
        <button type="submit" class="button plain">
          {save}
        </button>
        <p class="problem" role="alert">
          {problemText(result)}
        </p>
        <p class="saved" role="status">
          {result?.ok === true ? saved : ''}
        </p>
      </form>
    </details>
  );
}
