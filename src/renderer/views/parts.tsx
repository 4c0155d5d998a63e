/** The pieces that cards are made of. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { messages } from '../../shared/i18n/messages.ts';
import { useId } from '../unique-id.ts';
import { CheckIcon, CopyIcon } from './icons.tsx';

interface CardProps {
  readonly title: string;
  /** Stands at the other end of the heading. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the window under a heading of its own. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <header class="card-header">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Facts, each below its label. */
export const Facts = ({ children }: { readonly children: ComponentChildren }) => <dl class="facts">{children}</dl>;

interface FactProps {
  readonly label: string;
  /** Has the whole width to itself. */
  readonly wide?: boolean;
  /** Nobody needs to see what it is; it is said to those who hear it. */
  readonly quiet?: boolean;
  readonly children: ComponentChildren;
}

/** One fact. */
export const Fact = ({ label, wide = false, quiet = false, children }: FactProps) => (
  <div class={wide ? 'fact wide' : 'fact'}>
    <dt class={quiet ? 'visually-hidden' : undefined}>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** Nobody's name is longer; all of it is in the page. */
export const FULL_TEXT_GRAPHEMES_MAX = 400;
/** What is longer may need more than three lines of the narrowest window. */
const CLAMPED_GRAPHEMES = 60;

/** A text of somebody's own, in three lines at most; all of it is in the title where that may be less than the whole. */
export const Clamped = ({ text }: { readonly text: string }) => (
  <span class="clamped" dir="auto" title={text.length > CLAMPED_GRAPHEMES ? text : undefined}>
    {text}
  </span>
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

interface IconButtonProps {
  readonly label: string;
  /** Works on something: it stays focusable, but does nothing. */
  readonly busy?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A button that is a picture; its label is what is heard, and what a pointer that rests on it is told. */
export const IconButton = ({ label, busy = false, onClick, children }: IconButtonProps) => (
  <button
    type="button"
    class="icon-button"
    aria-label={label}
    title={label}
    aria-disabled={busy || undefined}
    onClick={busy ? undefined : onClick}
  >
    {children}
  </button>
);

const COPIED_SHOWN_MS = 2000;

interface CopyableProps {
  readonly text: string;
  readonly label: string;
  readonly code?: boolean;
}

/** A text that can be selected, and copied with a button. */
export function Copyable({ text, label, code = false }: CopyableProps) {
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
      <span class="copied-text" ref={element}>
        {code ? <code dir="auto">{text}</code> : <Clamped text={text} />}
      </span>
      <IconButton label={label} onClick={copy}>
        {copied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <span class="visually-hidden" role="status">
        {copied ? messages.window.copied : ''}
      </span>
    </span>
  );
}
