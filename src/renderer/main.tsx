/** The account window: shows the newest snapshot, and writes its ages anew while anybody can see them. */
import { render } from 'preact';
import type { Place } from '../shared/bridge-contract.ts';
import { messages } from '../shared/i18n/messages.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { actionsOf } from './commands.ts';
import { createSteadyClock } from './steady-clock.ts';
import { tickAfterMs } from './ticker.ts';
import { App } from './views/app.tsx';

const bridge = window.accountTray;
const actions = actionsOf(bridge);
const clock = createSteadyClock(() => Date.now(), () => performance.now());
const root = document.querySelector('#app') ?? document.body;

let snapshot: Snapshot | undefined;
let timer: number | undefined;
/** Not shown yet, because there was nothing drawn. */
let wanted: Place | undefined;

function draw(): void {
  if (snapshot === undefined) return;
  window.clearTimeout(timer);
  const now = clock.now();
  render(<App snapshot={snapshot} now={now} actions={actions} />, root);
  goToPlace();
  if (!document.hidden) timer = window.setTimeout(draw, tickAfterMs(snapshot, now));
}

function goToPlace(): void {
  const element = wanted === undefined ? null : document.querySelector<HTMLElement>(wanted === 'account' ? '#who' : `[data-place=${wanted}]`);
  if (wanted === 'account') window.scrollTo({ top: 0 });
  else element?.scrollIntoView();
  element?.focus({ preventScroll: true });
  wanted = undefined;
}

bridge.onSnapshot((newer) => {
  snapshot = newer;
  clock.snapshotArrived();
  draw();
});
bridge.onPlace((place) => {
  wanted = place;
  draw();
});
document.addEventListener('visibilitychange', draw);

document.documentElement.lang = messages.language;

try {
  const first = await bridge.getSnapshot();
  // One that was pushed meanwhile is newer than this answer.
  if (snapshot === undefined) clock.snapshotArrived();
  snapshot ??= first;
  draw();
} catch {
  render(<p class="load-failed">{messages.window.loadFailed}</p>, root);
}
