/**
 * Everything that can be wrong with the service, and what has to be shown while it is. The one table for the tests of
 * the watch, of the running app, and for the benchmark. In each case the demo profiles are listed and Ada is current.
 */
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Service, UnreachableReason } from '../../src/shared/snapshot.ts';
import type { Fault } from '../simulator/faults.ts';
import { ada, demoProfiles } from '../simulator/profiles.ts';
import type { FaultTarget, Simulator } from '../simulator/simulator.ts';
import { FAULT_OUTCOMES, type Outcome } from './fault-outcomes.ts';

/** What matters of a session: who is signed in, or why that is not known. Ada is then always the last known user. */
export type Shown =
  | { readonly state: 'signedIn'; readonly users: number; readonly unreadable: number }
  | { readonly state: 'unreachable'; readonly reason: UnreachableReason }
  | { readonly state: 'incompatible' };

export interface FaultCase {
  readonly name: string;
  readonly begin: (simulator: Simulator) => void | Promise<void>;
  readonly end: (simulator: Simulator) => void | Promise<void>;
  readonly shows: Shown;
}

/** A fault of the stream: it says nothing of who is signed in, and takes nothing of it away. */
export interface StreamFaultCase extends FaultCase {
  /** How changes become known while it lasts; undefined where the stream comes and goes. */
  readonly updates: Service['updates'] | undefined;
  /** Whether the stream is there again after it without a restart of the service. */
  readonly comesBack: boolean;
}

const AS_BEFORE: Shown = { state: 'signedIn', users: demoProfiles.length, unreadable: 0 };
const unreachable = (reason: UnreachableReason): Shown => ({ state: 'unreachable', reason });

function shownFor(outcome: Outcome, fault: Fault): Shown {
  if (fault.kind === 'status' && fault.status === 401) return unreachable('appRefused');
  if (typeof outcome !== 'string') {
    const [users, unreadable] = outcome;
    // The service says that Ada is its current user, whatever becomes of its list.
    return { state: 'signedIn', users: Math.max(1, users), unreadable };
  }
  if (outcome === 'incompatible') return { state: 'incompatible' };
  if (outcome === 'cancelled') throw new Error('No fault of a service cancels a call.');
  return unreachable(outcome);
}

const at = (target: FaultTarget, fault: Fault, shows: Shown): FaultCase => ({
  name: `${target === '*' ? 'everything' : target}: ${JSON.stringify(fault)}`,
  begin: (simulator) => simulator.fault(target, fault),
  end: async (simulator) => {
    simulator.clearFaults();
    if (fault.kind !== 'hang' && fault.kind !== 'slowDrip') return;
    // What hung goes on hanging until the service is restarted.
    await simulator.down();
    await simulator.up();
  },
  shows,
});

const LIST_CASES = FAULT_OUTCOMES.map(([fault, outcome]) => at('GET /users', fault, shownFor(outcome, fault)));

/** Who is current is for the service to say: if it does not, that is no sign-out. */
const CURRENT_USER_CASES: readonly FaultCase[] = [
  ...[404, 405, 410, 501].map((status) => at('GET /user', { kind: 'status', status }, AS_BEFORE)),
  at('GET /user', { kind: 'status', status: 401 }, unreachable('appRefused')),
  ...[400, 403, 423, 451].map((status) => at('GET /user', { kind: 'status', status }, unreachable('rejected'))),
  ...[408, 425, 429, 500, 503].map((status) => at('GET /user', { kind: 'status', status }, unreachable('failed'))),
  ...[202, 204, 206].map((status) => at('GET /user', { kind: 'status', status, text: '{}' }, unreachable('malformed'))),
  at('GET /user', { kind: 'body', text: '{"error":"Unauthorized"}' }, { state: 'incompatible' }),
  at('GET /user', { kind: 'body', text: `{"User":{"id":"${ada.id}"}}` }, { state: 'incompatible' }),
  at('GET /user', { kind: 'body', text: JSON.stringify(ada) }, AS_BEFORE),
  at('GET /user', { kind: 'empty' }, unreachable('malformed')),
  at('GET /user', { kind: 'truncated' }, unreachable('malformed')),
  at('GET /user', { kind: 'resetMidBody' }, unreachable('reset')),
  at('GET /user', { kind: 'null' }, { state: 'incompatible' }),
  at('GET /user', { kind: 'emptyArray' }, { state: 'incompatible' }),
  at('GET /user', { kind: 'wrongTypes' }, { state: 'incompatible' }),
  at('GET /user', { kind: 'body', text: '{"user":{"id":""}}' }, { state: 'incompatible' }),
  at('GET /user', { kind: 'body', text: `{"user":null,"user":{"id":"${ada.id}"}}` }, { state: 'incompatible' }),
  at('GET /user', { kind: 'body', text: `{"user":{"id":"other"},"user":{"id":"${ada.id}"}}` }, { state: 'incompatible' }),
];

/** Health and version are not asked for, or not believed, while the users are there. */
const BESIDE_THE_POINT_CASES: readonly FaultCase[] = [
  at('GET /.well-known/health', { kind: 'status', status: 500 }, AS_BEFORE),
  at('GET /.well-known/version', { kind: 'html' }, AS_BEFORE),
];

const WHOLE_SERVICE_CASES: readonly FaultCase[] = [
  {
    name: 'nobody listens',
    begin: (simulator) => simulator.down(),
    end: (simulator) => simulator.up(),
    shows: unreachable('refused'),
  },
  // A captive web page, another program, a proxy that wants to be paid: whatever it is, it is not Pieces OS.
  at('*', { kind: 'html' }, unreachable('notPiecesOs')),
  at('*', { kind: 'body', text: '{}' }, unreachable('notPiecesOs')),
  at('*', { kind: 'body', text: '{"iterable":[]}' }, unreachable('notPiecesOs')),
  at('*', { kind: 'status', status: 302 }, unreachable('notPiecesOs')),
  at('*', { kind: 'status', status: 401 }, unreachable('notPiecesOs')),
  at('*', { kind: 'status', status: 404 }, unreachable('notPiecesOs')),
  at('*', { kind: 'status', status: 511 }, unreachable('notPiecesOs')),
  at('*', { kind: 'status', status: 503 }, unreachable('failed')),
  at('*', { kind: 'refuse' }, unreachable('reset')),
  at('*', { kind: 'garbage' }, unreachable('notPiecesOs')),
];

/** All but those of the stream. */
export const FAULT_CASES: readonly FaultCase[] = [...LIST_CASES, ...CURRENT_USER_CASES, ...BESIDE_THE_POINT_CASES, ...WHOLE_SERVICE_CASES];

const onStream = (fault: Fault, updates: StreamFaultCase['updates'], comesBack = true): StreamFaultCase => ({
  ...at('WS /user/stream', fault, AS_BEFORE),
  begin: (simulator) => {
    simulator.fault('WS /user/stream', fault);
    simulator.dropStreams();
  },
  end: (simulator) => {
    simulator.clearFaults();
    // One that is open and dead would be noticed by itself, but only after its life checks.
    simulator.dropStreams();
  },
  updates,
  comesBack,
});

export const STREAM_FAULT_CASES: readonly StreamFaultCase[] = [
  // It has no stream, and need not be asked for one again before it was restarted.
  ...[302, 401, 404, 429, 500, 501, 503].map((status) => onStream({ kind: 'status', status }, 'polling', false)),
  onStream({ kind: 'hang' }, 'polling', false),
  onStream({ kind: 'refuse' }, 'polling'),
  // A frame causes a check, whatever is in it.
  ...(['html', 'truncated', 'emptyArray', 'null', 'empty', 'wrongTypes', 'binary', 'wrongContentType'] as const).map((kind) => onStream({ kind }, 'stream')),
  onStream({ kind: 'slowDrip' }, 'stream'),
  onStream({ kind: 'deaf' }, 'stream'),
  ...[1000, 1001, 1008, 1011, 1012, 1013, 4000].map((code) => onStream({ kind: 'close', code }, undefined)),
  ...(['resetMidBody', 'invalidUtf8', 'garbage', 'hugeBody'] as const).map((kind) => onStream({ kind }, undefined)),
];

/** The id of whoever is current, or last known, in every case; and how they are called. */
export const CURRENT_ID = ada.id;
export const CURRENT_NAME = ada.name ?? '';

/** What the tray, the window and the command line call it. */
export function titleOf(shows: Shown): string {
  switch (shows.state) {
    case 'signedIn':
      return messages.session.signedIn.title(CURRENT_NAME);
    case 'unreachable':
      return messages.reasons[shows.reason].title;
    case 'incompatible':
      return messages.session.incompatible.title;
  }
}
