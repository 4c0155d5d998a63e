import { useState } from 'preact/hooks';

let given = 0;

/**
 * Like Preact's own `useId`, which begins to count anew with each drawing of the whole window: what comes into it later
 * would then share its id with something that is there.
 *
 * @returns an id for this use of the component, for as long as it is in the window
 */
export function useId(): string {
  return useState(() => `id-${String((given += 1))}`)[0];
}
