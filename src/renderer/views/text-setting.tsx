/** A setting that is typed, and saved with its button or Enter. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ServiceTest, SettingResult } from '../../shared/bridge-contract.ts';
import { problemText } from '../../shared/describe-cause.ts';
import { describeServiceTest } from '../../shared/describe-service-test.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isBeginningOfUrl } from '../../shared/setting-problems.ts';
import type { Actions } from '../commands.ts';
import { useId } from '../unique-id.ts';
import { Button } from './parts.tsx';

/** What a test of an address found; nothing where no answer came. */
type Tested = 'running' | { readonly found: ServiceTest | undefined };

interface TextSettingProps {
  readonly label: string;
  readonly hint: string;
  /** As it is set now. */
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly inputMode: 'url' | 'text' | 'numeric';
  readonly short?: boolean;
  /** What is wrong with a text, as a sentence. */
  readonly problemOf: (text: string) => string | undefined;
  readonly onSave: (text: string) => Promise<SettingResult>;
  /** Where what is typed can be tried before it is saved. */
  readonly onTest?: Actions['testServiceAddress'] | undefined;
}

/** The field with its label, hint, buttons, what is wrong with what is typed, and what came of the last attempt. */
export function TextSetting({ label, hint, value, placeholder, inputMode, short = false, problemOf, onSave, onTest }: TextSettingProps) {
  const [draft, setDraft] = useState(value);
  const [result, setResult] = useState<SettingResult>();
  /** From an attempt on until something is typed, what is unfinished is told, too. */
  const [attempted, setAttempted] = useState(false);
  const [tested, setTested] = useState<Tested>();
  const field = useRef<HTMLInputElement>(null);
  /** A test that is overtaken by typing says nothing. */
  const run = useRef(0);
  const id = useId();
  const forget = (): void => {
    run.current += 1;
    setResult(undefined);
    setAttempted(false);
    setTested(undefined);
  };
  // What is set elsewhere shows here at once; a half-typed text does not outlive the value it was to change.
  useEffect(() => setDraft(value), [value]);

  /** @returns whether there is nothing wrong; else the field says what, and has the focus */
  const isUsable = (): boolean => {
    if (problemOf(draft) === undefined) return true;
    setAttempted(true);
    field.current?.focus();
    return false;
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    forget();
    if (isUsable()) setResult(await onSave(draft));
  };
  const test = async (): Promise<void> => {
    forget();
    if (onTest === undefined || !isUsable()) return;
    const mine = run.current;
    setTested('running');
    const found = await onTest(draft);
    if (run.current === mine) setTested({ found });
  };
  const isUnfinished = draft === value || (inputMode === 'url' && isBeginningOfUrl(draft));
  const typed = isUnfinished && !attempted ? undefined : problemOf(draft);
  const problem = result?.ok === false ? problemText(result) : (typed ?? '');
  return (
    <form class="setting" noValidate onSubmit={(event) => void save(event)}>
      <label for={`${id}-field`}>{label}</label>
      <div class={short ? 'field short' : 'field'}>
        <input
          ref={field}
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
            forget();
          }}
        />
        {onTest !== undefined && (
          <Button busy={tested === 'running'} onClick={() => void test()}>
            {messages.serviceTest.action}
          </Button>
        )}
        <button type="submit" class="button plain">
          {messages.window.save}
        </button>
      </div>
      <p class="problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
      {onTest !== undefined && <TestResult tested={tested} />}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="saved" role="status">
        {result?.ok === true ? messages.window.saved : ''}
      </p>
    </form>
  );
}

/** What answered, where, and how that is known; or why nothing did. */
function TestResult({ tested }: { readonly tested: Tested | undefined }) {
  const shown = typeof tested === 'object' ? describeServiceTest(tested.found) : undefined;
  return (
    <div class="tested" role="status">
      {tested === 'running' && <p class="quiet">{messages.serviceTest.running}</p>}
      {shown !== undefined && (
        <>
          <p class={shown.ok ? 'saved' : 'problem'}>{shown.title}</p>
          {shown.detail !== '' && <p class="hint">{shown.detail}</p>}
        </>
      )}
    </div>
  );
}
