/** Every text that the app shows, in the language that the app speaks. */
import { en } from './en/index.ts';
import { isolating } from './isolates.ts';

/** The shape of a catalogue. The compiler asks each language for every text. */
export type Messages = typeof en;

/**
 * Read it when a text is shown, never when a module is loaded: the language can change while the app runs. What fills a gap of a text
 * does not move the words around it, see `isolates.ts`.
 */
export let messages: Messages = isolating(en);

/** @param catalogue - of the language that is spoken from now on; `messages` itself where it is spoken already, which isolates its gaps already */
export function speak(catalogue: Messages): void {
  if (catalogue !== messages) messages = isolating(catalogue);
}
