import type { History } from './history-recorder.ts';

/** Of an app that only answers a question: nothing is recorded, and no file is opened. */
export const NO_HISTORY: History = {
  transitions: () => undefined,
  woke: () => undefined,
  end: () => undefined,
  clockWasSet: () => undefined,
  view: () => ({ spans: [], events: [], count: 0, labels: [] }),
  exported: () => '',
};
