/** The part of a desktop that knows when the computer sleeps or is turned off: logind, played on the desktop's bus. */
import type { Bus } from './bus.ts';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';
const MANAGER = 'org.freedesktop.login1.Manager';

export interface SleepService {
  /** Resolves when a program has asked to hear of sleep since the last call. */
  readonly isHeard: () => Promise<void>;
  /**
   * The computer has slept. That it fell asleep is not told before: the app does not listen to it, and Chromium takes it
   * as a reason to detach the debugger through which a test sees the window.
   */
  readonly wakeUp: () => void;
  /** The computer is about to be turned off. */
  readonly shutDown: () => void;
}

/** Must be there before the programs that are to hear of it. */
export async function startSleepService(bus: Bus): Promise<SleepService> {
  let asked = Promise.withResolvers<void>();
  bus.offer(PATH, MANAGER, {
    methods: {
      Inhibit: {
        run: () => {
          asked.resolve();
          throw new Error('Nobody delays this sleep.');
        },
      },
    },
  });
  await bus.own(NAME);
  return {
    isHeard: async () => {
      await asked.promise;
      asked = Promise.withResolvers();
    },
    wakeUp: () => bus.emit(PATH, MANAGER, 'PrepareForSleep', 'b', [false]),
    shutDown: () => bus.emit(PATH, MANAGER, 'PrepareForShutdown', 'b', [true]),
  };
}
