/** What can happen to the running app, as plain data, so that a failing sequence can be read. */
import * as fc from 'fast-check';
import { messages } from '../../../src/shared/i18n/messages.ts';
import type { Fault, Operation } from '../../simulator/simulator.ts';

const HOUR_MS = 3_600_000;
const { reasons, session } = messages;

/** A fault of the calls of a check, with the title that has to be shown while it lasts. */
const LASTING = {
  hungUp: [{ kind: 'refuse' }, reasons.reset.title],
  cutOff: [{ kind: 'resetMidBody' }, reasons.reset.title],
  problem: [{ kind: 'status', status: 503 }, reasons.failed.title],
  html: [{ kind: 'html' }, reasons.malformed.title],
  truncated: [{ kind: 'truncated' }, reasons.malformed.title],
  notUtf8: [{ kind: 'invalidUtf8' }, reasons.malformed.title],
  noList: [{ kind: 'emptyArray' }, session.incompatible.title],
  wrongTypes: [{ kind: 'wrongTypes' }, session.incompatible.title],
} as const satisfies Record<string, readonly [Fault, string]>;
export type LastingFault = keyof typeof LASTING;
const LASTING_NAMES = Object.keys(LASTING) as LastingFault[];
/** Those for which the other call of a check has a title of its own. */
const OF_USER_CALL = ['hungUp', 'cutOff', 'problem', 'html', 'truncated'] as const satisfies readonly LastingFault[];

export const lastingFault = (name: LastingFault): { readonly fault: Fault; readonly title: string } => {
  const [fault, title] = LASTING[name];
  return { fault, title };
};

/** Which of the three people. */
export type Who = 0 | 1 | 2;
/** What somebody else does at the service. */
export type Change =
  | { readonly do: 'signIn' | 'signOut' | 'switch' | 'changeProfile'; readonly who: Who }
  | { readonly do: 'noCurrent' };
export type Step =
  | Change
  | { readonly do: 'changes'; readonly changes: readonly Change[] }
  | { readonly do: 'fault'; readonly operation: Extract<Operation, 'GET /users' | 'GET /user'>; readonly fault: LastingFault; readonly times: 1 | 2 | null }
  | { readonly do: 'clear' | 'down' | 'up' | 'checkNow' | 'closeWindow' | 'openWindow' | 'restart' }
  | { readonly do: 'disconnect'; readonly who: Who; readonly fails: 'refused' | 'replyLost' | null; readonly thenUnlocks: boolean }
  | { readonly do: 'keyring'; readonly locked: boolean }
  | { readonly do: 'stream'; readonly what: 'drop' | 'garbage' | 'empty' }
  | { readonly do: 'sleep'; readonly changes: readonly Change[]; readonly drops: boolean }
  | { readonly do: 'setClock'; readonly byMs: number };

const who = fc.constantFrom<Who>(0, 1, 2);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('signIn' as const, 'signOut' as const, 'switch' as const, 'changeProfile' as const), who }) },
  { weight: 1, arbitrary: fc.constant({ do: 'noCurrent' as const }) },
);
const times = fc.constantFrom(1 as const, 2 as const, null);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: change },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('changes' as const), changes: fc.array(change, { minLength: 2, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fault' as const), operation: fc.constant('GET /users' as const), fault: fc.constantFrom(...LASTING_NAMES), times }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fault' as const), operation: fc.constant('GET /user' as const), fault: fc.constantFrom(...OF_USER_CALL), times }) },
  { weight: 10, arbitrary: fc.constantFrom('clear' as const, 'clear' as const, 'down' as const, 'up' as const, 'up' as const, 'checkNow' as const, 'closeWindow' as const, 'openWindow' as const).map((name) => ({ do: name })) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('disconnect' as const),
      who,
      fails: fc.constantFrom(null, null, 'refused' as const, 'replyLost' as const),
      thenUnlocks: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('keyring' as const), locked: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stream' as const), what: fc.constantFrom('drop' as const, 'garbage' as const, 'empty' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sleep' as const), changes: fc.array(change, { maxLength: 2 }), drops: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('setClock' as const), byMs: fc.constantFrom(-HOUR_MS, HOUR_MS, -30 * 24 * HOUR_MS) }) },
);

export const sequences: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 10, maxLength: 30, size: 'max' });
