/** What the Escape key means outside a dialog. Pure. */

/** Where the key was pressed. */
export interface EscapePress {
  readonly dialogIsOpen: boolean;
  /** The name of the element with the focus, in capitals, and the type of it where it is an input. */
  readonly tagName: string;
  readonly type: string;
  /** What is typed into it. */
  readonly value: string;
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'password', 'search']);

/**
 * @returns `leave`: the person is done with a field; `close`: with the window; undefined where the key has a meaning of its own
 */
export function escapeMeans({ dialogIsOpen, tagName, type, value }: EscapePress): 'leave' | 'close' | undefined {
  // A dialog closes itself, an open list of choices as well, and a search field empties itself first.
  if (dialogIsOpen || tagName === 'SELECT' || (type === 'search' && value !== '')) return undefined;
  return tagName === 'INPUT' && TEXT_TYPES.has(type) ? 'leave' : 'close';
}
