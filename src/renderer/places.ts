/** How one goes from one place of the window to another. Pure. */
import type { Place } from '../shared/bridge-contract.ts';

/** In the order in which they stand. */
export const PLACES: readonly Place[] = ['account', 'activity', 'settings'];

/** What gets the focus when a place was asked for from elsewhere. */
export const HEADINGS: Readonly<Record<Place, string>> = { account: 'who', activity: 'activity-heading', settings: 'settings-heading' };

/**
 * @param place - that has the focus
 * @param key - that was pressed
 * @param isRtl - whether the places stand from right to left
 * @returns where the key leads, from the last place on to the first; undefined where it leads nowhere
 */
export function neighbourOf(place: Place, key: string, isRtl: boolean): Place | undefined {
  const to = (at: number): Place | undefined => PLACES.at(at % PLACES.length);
  const at = PLACES.indexOf(place);
  switch (key) {
    case 'ArrowRight':
      return to(at + (isRtl ? -1 : 1));
    case 'ArrowLeft':
      return to(at + (isRtl ? 1 : -1));
    case 'Home':
      return to(0);
    case 'End':
      return to(-1);
    default:
      return undefined;
  }
}
