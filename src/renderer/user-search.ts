/** The search for users in the window: the main process answers it, since the window has the first of them only. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { UserPage } from '../shared/user-page.ts';

/** Up to here a list is taken in at a glance; above, it gets a search field and a height of its own. */
export const LIST_WITHOUT_SEARCH_MAX = 8;
/** Asked for after a pause in typing. */
const PAUSE_MS = 150;

interface Answer {
  readonly query: string;
  readonly page: UserPage;
}

export type SearchUsers = (text: string) => Promise<UserPage | undefined>;

/**
 * @param search - asks the main process; undefined where it did not answer
 * @param show - takes the answer to the last query, and to no other
 * @returns asks for a query after a pause, and for no other from then on; for none where it is empty
 */
export function createUserSearch(search: SearchUsers, show: (answer: Answer) => void): (query: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const run = async (query: string, number: number): Promise<void> => {
    const page = await search(query);
    if (number === asked && page !== undefined) show({ query, page });
  };
  return (query) => {
    clearTimeout(timer);
    asked += 1;
    if (query.trim() !== '') timer = setTimeout(run, PAUSE_MS, query, asked);
  };
}

/**
 * @param query - as typed
 * @param all - what is shown without a query
 * @param asOf - changes when the users may have changed: then the same query is asked again
 * @param search - asks the main process
 * @returns what is to be drawn, and whether that is the answer to the query rather than what was there before it
 */
export function useUserSearch(query: string, all: UserPage, asOf: string | undefined, search: SearchUsers): { readonly page: UserPage; readonly isAnswer: boolean } {
  const [answer, setAnswer] = useState<Answer>();
  const ask = useMemo(() => createUserSearch(search, setAnswer), [search]);
  useEffect(() => {
    ask(query);
    return () => ask('');
  }, [query, asOf, ask]);
  if (query.trim() === '' || answer === undefined) return { page: all, isAnswer: false };
  return { page: answer.page, isAnswer: answer.query === query };
}
