/** The disconnect, from the question to its result, in front of everything else. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { describeDisconnect } from '../../shared/describe-flows.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Disconnect } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { CheckIcon, RefreshIcon, WarningIcon } from './icons.tsx';
import { Button } from './parts.tsx';

interface DialogProps {
  readonly disconnect: Exclude<Disconnect, { state: 'idle' }>;
  readonly actions: Actions;
}

/** Where the focus goes when the row that opened the dialog is gone with its user. */
const focusHeading = (): void => document.querySelector<HTMLElement>('#who')?.focus();

function Dialog({ disconnect, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const revoke = useRef<HTMLInputElement>(null);
  const { state, userId } = disconnect;

  // In the layout phase, so that no key press can fall between the drawing of the dialog and its opening.
  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
      else focusHeading();
    };
  }, []);

  // Each step starts at its safe end: Cancel or Close; while there is nothing to press, at the heading.
  useLayoutEffect(() => {
    const element = dialog.current;
    (element?.querySelector<HTMLElement>('.dismiss button') ?? element?.querySelector<HTMLElement>('h2'))?.focus();
  }, [state]);

  const description = describeDisconnect(disconnect);
  if (description === undefined) return null;
  const { title, detail, advice, confirm, dismiss } = description;
  const cancel = (event: Event): void => {
    event.preventDefault();
    if (dismiss !== undefined) actions.dismissDisconnect();
  };
  // A browser closes a dialog that was asked to twice, whatever it was told. Here only the snapshot does.
  const closed = (): void => {
    if (dialog.current === null) return;
    dialog.current.showModal();
    if (dismiss !== undefined) actions.dismissDisconnect();
  };
  return (
    <dialog
      ref={dialog}
      class={`disconnect ${state}`}
      aria-labelledby="disconnect-title"
      aria-describedby="disconnect-detail"
      onCancel={cancel}
      onClose={closed}
    >
      <div role="status">
        <div class="dialog-head">
          {state === 'running' && <RefreshIcon busy />}
          {state === 'done' && <CheckIcon />}
          {state === 'failed' && <WarningIcon />}
          <h2 id="disconnect-title" tabIndex={-1}>
            {title}
          </h2>
        </div>
        <div id="disconnect-detail">
          <p>{detail}</p>
          {advice !== undefined && <p>{advice}</p>}
        </div>
      </div>
      {state === 'asking' && disconnect.canRevoke === true && (
        <label class="choice">
          <input ref={revoke} type="checkbox" />
          <span>{messages.disconnect.revoke}</span>
        </label>
      )}
      <div class="buttons">
        {dismiss !== undefined && (
          <span class="dismiss">
            <Button onClick={actions.dismissDisconnect}>{dismiss}</Button>
          </span>
        )}
        {confirm !== undefined && (
          <Button kind="danger" onClick={() => actions.confirmDisconnect(userId, revoke.current?.checked === true)}>
            {confirm}
          </Button>
        )}
      </div>
    </dialog>
  );
}

/** The dialog while a disconnect is going on, else nothing. */
export const DisconnectDialog = ({ disconnect, actions }: { readonly disconnect: Disconnect; readonly actions: Actions }) =>
  disconnect.state === 'idle' ? null : <Dialog disconnect={disconnect} actions={actions} />;
