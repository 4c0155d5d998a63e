/** The keys that a window of any app has. Pure; the window of this app has no menu bar that could list them. */
import type { Place } from '../../shared/bridge-contract.ts';

/** A key press, as Electron tells it before the page hears of it. */
export interface KeyPress {
  readonly type: string;
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export type WindowKey =
  | { readonly name: 'close' | 'quit' | 'checkNow' }
  | { readonly name: 'zoom'; readonly to: 'in' | 'out' | 'normal' }
  | { readonly name: 'place'; readonly place: Place };

/** By the character, wherever it is on the keyboard. */
const BY_CHARACTER: Readonly<Record<string, WindowKey>> = {
  w: { name: 'close' },
  q: { name: 'quit' },
  r: { name: 'checkNow' },
  '+': { name: 'zoom', to: 'in' },
  '=': { name: 'zoom', to: 'in' },
  '-': { name: 'zoom', to: 'out' },
  ',': { name: 'place', place: 'settings' },
};
/** By the key itself: on some keyboards its digit needs Shift. */
const BY_DIGIT: Readonly<Record<string, WindowKey>> = {
  0: { name: 'zoom', to: 'normal' },
  1: { name: 'place', place: 'account' },
  2: { name: 'place', place: 'activity' },
  3: { name: 'place', place: 'settings' },
};

const ownOf = (table: Readonly<Record<string, WindowKey>>, key: string): WindowKey | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/**
 * @param press - in the window
 * @param platform - decides whether Control or Command goes with the key
 * @returns what it asks for; undefined where it is for the page
 */
export function windowKeyOf({ type, key, code, control, meta, alt, shift }: KeyPress, platform: NodeJS.Platform): WindowKey | undefined {
  const [wanted, other] = platform === 'darwin' ? [meta, control] : [control, meta];
  // AltGr is Control and Alt: it types a character.
  if (type !== 'keyDown' || !wanted || other || alt) return undefined;
  const digit = /^(?:Digit|Numpad)(?<digit>\d)$/u.exec(code)?.groups?.['digit'];
  if (digit !== undefined && !shift) return ownOf(BY_DIGIT, digit);
  const letter = key.toLowerCase();
  // Control, Shift and a letter is another key.
  return shift && /\p{L}/u.test(letter) ? undefined : ownOf(BY_CHARACTER, letter);
}

const ZOOM_STEP = 0.5;
/** About half and four times the normal size. */
const ZOOM_MIN = -3;
const ZOOM_MAX = 7;

/**
 * @param level - of Chromium, where each step of one is a fifth more
 * @param to - what the key asks for
 */
export function zoomLevelAfter(level: number, to: 'in' | 'out' | 'normal'): number {
  if (to === 'normal') return 0;
  return Math.min(Math.max(level + (to === 'in' ? ZOOM_STEP : -ZOOM_STEP), ZOOM_MIN), ZOOM_MAX);
}
