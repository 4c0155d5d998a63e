/** The pieces that cards are made of. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Place } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { useId } from '../unique-id.ts';
import { CheckIcon, CopyIcon } from './icons.tsx';

interface CardProps {
  readonly title: string;
  /** The place of the window that begins with this card. */
  readonly place?: Place;
  /** Stands at the other end of the heading. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the window under a heading of its own. */
export function Card({ title, place, aside, children }: CardProps) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <header class="card-header">
        <h2 id={id} data-place={place} tabIndex={place && -1}>
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Facts, each with its label. */
export const Rows = ({ children }: { readonly children: ComponentChildren }) => <dl class="rows">{children}</dl>;

interface RowProps {
  readonly label: string;
  readonly icon?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One fact. */
export const Row = ({ label, icon, children }: RowProps) => (
  <div class="row">
    <dt>
      {icon}
      {label}
    </dt>
    <dd>{children}</dd>
  </div>
);

interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly label?: string;
  /** Works on something: it stays focusable, but does nothing. */
  readonly busy?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A button. `label` replaces its text for those who hear it, where the text alone would be ambiguous. */
export const Button = ({ kind = 'plain', label, busy = false, onClick, children }: ButtonProps) => (
  <button
    type="button"
    class={`button ${kind}`}
    aria-label={label}
    aria-disabled={busy || undefined}
    onClick={busy ? undefined : onClick}
  >
    {children}
  </button>
);

const COPIED_SHOWN_MS = 2000;

/** A text that can be selected, and copied with a button. */
export function Copyable({ text, label }: { readonly text: string; readonly label: string }) {
  const element = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    if (element.current === null) return;
    window.getSelection()?.selectAllChildren(element.current);
    // Not navigator.clipboard: that is a permission, and this window is granted none.
    if (!document.execCommand('copy')) return;
    setCopied(true);
    window.setTimeout(() => setCopied(false), COPIED_SHOWN_MS);
  };
  return (
    <span class="copyable">
      <code ref={element} dir="auto">
        {text}
      </code>
      <button type="button" class="icon-button" aria-label={label} title={label} onClick={copy}>
        {copied ? <CheckIcon /> : <CopyIcon />}
      </button>
      <span class="visually-hidden" role="status">
        {copied ? messages.window.copied : ''}
      </span>
    </span>
  );
}
