/** What can happen to the watch, as plain data, so that a failing sequence can be read. */
import * as fc from 'fast-check';
import type { VaultErrorCode } from '../../../src/main/tokens/token-vault.ts';
import { FAULT_KINDS, type Fault } from './fake-service.ts';
import { USER_IDS } from './oracle.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const YEARS_MS = 20 * 365 * 24 * HOUR_MS;

export type UserId = (typeof USER_IDS)[number];
export type Step =
  | { readonly do: 'signIn' | 'signOut' | 'switch' | 'changeProfile' | 'disconnect'; readonly who: UserId }
  | { readonly do: 'noCurrent' | 'down' | 'up' | 'clear' | 'checkNow' | 'confirmAgain' | 'dismiss' | 'beWell' }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'otherProgram' | 'slow' | 'userCall'; readonly on: boolean }
  | { readonly do: 'keychain'; readonly failure: VaultErrorCode | null }
  | { readonly do: 'stream'; readonly what: 'drop' | 'freeze' | 'say' | 'works' | 'none' | 'hangs' | 'drops' }
  | { readonly do: 'moveTo'; readonly service: number }
  | { readonly do: 'wait' | 'setClock'; readonly ms: number }
  | Sleep;

export interface Sleep {
  readonly do: 'sleep';
  readonly ms: number;
  /** Whether the clock that nobody sets goes on meanwhile. */
  readonly isCounted: boolean;
  /** Whether the connections are lost by it. */
  readonly kills: boolean;
  /** Whether the app is told of it only after everything that was due. */
  readonly toldLate: boolean;
  /** Who signs out at the service meanwhile. */
  readonly signsOut: UserId | null;
}

const who = fc.constantFrom(...USER_IDS);
const plain = <Name extends Step['do']>(...names: Name[]) => fc.constantFrom(...names).map((name) => ({ do: name }));
const fault = fc.record({
  operation: fc.constantFrom<Fault['operation']>('any', 'list', 'user', 'disconnect', 'health', 'version'),
  kind: fc.constantFrom(...FAULT_KINDS),
  times: fc.constantFrom(1, 1, 2, Infinity),
});
const switches = fc.constantFrom('otherProgram' as const, 'slow' as const, 'userCall' as const);
const failure = fc.constantFrom(null, null, 'locked' as const, 'unavailable' as const, 'timedOut' as const);
/** Network time that is a little off, daylight saving, and a battery that lost the date. */
const clockJumpMs = fc.oneof(fc.integer({ min: -5 * SECOND_MS, max: 5 * SECOND_MS }), fc.constantFrom(-HOUR_MS, HOUR_MS), fc.integer({ min: -YEARS_MS, max: YEARS_MS }));
const stream = fc.constantFrom('drop' as const, 'freeze' as const, 'say' as const, 'works' as const, 'none' as const, 'hangs' as const, 'drops' as const);
/** Within a call, within a slow one or the back-off, and longer than every poll. */
const waitMs = fc.oneof({ weight: 4, arbitrary: fc.nat(40) }, { weight: 3, arbitrary: fc.nat(5 * SECOND_MS) }, { weight: 1, arbitrary: fc.nat(70 * SECOND_MS) });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: waitMs }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('signIn' as const, 'signIn' as const, 'signOut' as const, 'switch' as const, 'changeProfile' as const), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('disconnect' as const), who }) },
  { weight: 6, arbitrary: plain('noCurrent', 'down', 'up', 'clear', 'checkNow', 'checkNow', 'confirmAgain', 'dismiss', 'beWell', 'beWell', 'beWell') },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fault' as const), fault }) },
  { weight: 3, arbitrary: fc.record({ do: switches, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('keychain' as const), failure }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('stream' as const), what: stream }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('moveTo' as const), service: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('setClock' as const), ms: clockJumpMs }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sleep' as const),
      ms: fc.nat(HOUR_MS),
      isCounted: fc.boolean(),
      kills: fc.boolean(),
      toldLate: fc.boolean(),
      signsOut: fc.option(who),
    }),
  },
);

/** A story for the model. */
export interface Story {
  /** Decides how long calls take, when in them the truth is taken, and the jitter of the app. */
  readonly seed: number;
  readonly pollSeconds: number;
  readonly steps: readonly Step[];
  /** How it is found out whether the app comes to the truth in the end. */
  readonly end: 'wait' | 'checkNow';
}

export const stories: fc.Arbitrary<Story> = fc.record(
  {
    seed: fc.nat(),
    pollSeconds: fc.constantFrom(10, 2, 60),
    steps: fc.array(step, { maxLength: 30, size: 'max' }),
    end: fc.constantFrom('wait', 'checkNow'),
  },
  { noNullPrototype: true },
);
