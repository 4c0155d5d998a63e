/** What tokens are bound to, and what a person is asked before they go anywhere else. Needs no Electron. */
import type { Service } from '../../shared/snapshot.ts';

/** A question of the main process, in words. The safe answer is the default. */
export interface Question {
  readonly title: string;
  readonly detail: string;
  readonly agree: string;
  readonly decline: string;
}

/** Asks in a native dialog, which no page can answer. Resolves with whether the person agreed. */
export type Confirm = (question: Question) => Promise<boolean>;

/** The service that tokens were used at. */
export interface ServicePlace {
  readonly baseUrl: string;
  /** Found on this computer, and not set by anybody: it stays the same service when it moves to another port. */
  readonly isFound: boolean;
}

/** The endpoints of the identity provider that gave the tokens, and the client they were given to. */
export interface ProviderBinding {
  readonly clientId: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint?: string | undefined;
}

export const servicePlace = ({ baseUrl, source }: Pick<Service, 'baseUrl' | 'source'>): ServicePlace => ({
  baseUrl,
  isFound: source === 'portFile' || source === 'scan' || source === 'default',
});

/** @returns whether tokens that were used at the one may be sent to the other without a question */
export const isSameService = (bound: ServicePlace | undefined, place: ServicePlace): boolean =>
  bound !== undefined && (bound.baseUrl === place.baseUrl || (bound.isFound && place.isFound));

export interface Consent {
  readonly ask: Confirm;
  /** Asks unless the person has agreed to this place before. */
  readonly askOnce: (place: string, question: Question) => Promise<boolean>;
}

/**
 * @param confirm - the native dialog
 * @param places - that the person agreed to, over restarts; not secret
 * @returns the same with one question at a time
 */
export function createConsent(
  confirm: Confirm,
  places: { readonly read: () => readonly string[]; readonly write: (places: readonly string[]) => void },
): Consent {
  let queue: Promise<unknown> = Promise.resolve();
  const ask: Confirm = (question) => {
    const answer = queue.then(() => confirm(question));
    queue = answer.catch(() => undefined);
    return answer;
  };
  return {
    ask,
    askOnce: async (place, question) => {
      if (places.read().includes(place)) return true;
      if (!(await ask(question))) return false;
      places.write([...places.read(), place]);
      return true;
    },
  };
}
