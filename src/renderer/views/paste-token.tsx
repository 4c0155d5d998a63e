/** Signing in with an access token that a person has from elsewhere. */
import { useRef, useState } from 'preact/hooks';
import type { PasteResult } from '../../shared/bridge-contract.ts';
import { describePaste } from '../../shared/describe-flows.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Actions } from '../commands.ts';
import { useId } from '../unique-id.ts';

/** A closed group, since few need it. What is pasted is nowhere but in the field, and there only until it is handed over. */
export function PasteToken({ pasteToken }: Pick<Actions, 'pasteToken'>) {
  const words = messages.pasteToken;
  const field = useRef<HTMLInputElement>(null);
  const keep = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<PasteResult>();
  const id = useId();

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (field.current === null || busy) return;
    const token = field.current.value;
    field.current.value = '';
    setBusy(true);
    setResult(undefined);
    setResult(await pasteToken(token, keep.current?.checked === true));
    setBusy(false);
  };
  return (
    <details class="setting">
      <summary>{words.title}</summary>
      <form noValidate onSubmit={(event) => void send(event)}>
        <p class="hint" id={`${id}-hint`}>
          {words.hint}
        </p>
        <div class="setting">
          <label for={`${id}-field`}>{words.field}</label>
          <div class="field">
            <input
              ref={field}
              id={`${id}-field`}
              type="password"
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              aria-describedby={`${id}-problem ${id}-hint`}
            />
            <button type="submit" class="button plain" aria-disabled={busy || undefined}>
              {words.send}
            </button>
          </div>
          <p class="problem" id={`${id}-problem`} role="alert">
            {result === undefined ? '' : describePaste(result)}
          </p>
          <p class="saved" role="status">
            {result?.ok === true ? words.done : ''}
          </p>
        </div>
        <label class="choice">
          <input ref={keep} type="checkbox" aria-describedby={`${id}-keep`} />
          <span>{words.keep}</span>
        </label>
        <p class="hint" id={`${id}-keep`}>
          {words.keepHint}
        </p>
      </form>
    </details>
  );
}
