/** A long text in front of everything else, with what can be done with it. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../../shared/i18n/messages.ts';
import { useId } from '../unique-id.ts';
import { Button } from './parts.tsx';

interface TextDialogProps {
  readonly title: string;
  readonly hint: string;
  /** Undefined while it is loaded. */
  readonly text: string | undefined;
  readonly onClose: () => void;
  /** Above the text. */
  readonly options?: ComponentChildren;
  /** Beside the button that closes it. */
  readonly buttons?: ComponentChildren;
}

/** The dialog; the text takes the focus, so that the arrow keys scroll it. What had the focus gets it back. */
export function TextDialog({ title, hint, text, onClose, options, buttons }: TextDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class="text-dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-hint`} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {options}
      <div class="text-frame">
        <pre class="selectable" tabIndex={0} role="region" aria-label={messages.help.preview} aria-busy={text === undefined} dir="ltr">
          {text ?? messages.help.loading}
        </pre>
      </div>
      <div class="buttons">
        {buttons}
        <Button onClick={onClose}>{messages.help.close}</Button>
      </div>
    </dialog>
  );
}
