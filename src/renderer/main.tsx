/** The account window: shows the newest snapshot, and writes its ages anew while anybody can see them. */
import { render } from 'preact';
import type { Place } from '../shared/bridge-contract.ts';
import { en } from '../shared/i18n/en/index.ts';
import type { Language } from '../shared/i18n/languages.ts';
import { messages, speak, type Messages } from '../shared/i18n/messages.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { actionsOf } from './commands.ts';
import { escapeMeans } from './escape.ts';
import { onFocusLost } from './lost-focus.ts';
import { HEADINGS } from './places.ts';
import { createSteadyClock } from './steady-clock.ts';
import { tickAfterMs } from './ticker.ts';
import { unbroken } from './unbroken.ts';
import { Page } from './views/page.tsx';

const bridge = window.accountTray;
const actions = actionsOf(bridge);
const clock = createSteadyClock(() => Date.now(), () => performance.now());
const root = document.querySelector('#app') ?? document.body;

let snapshot: Snapshot | undefined;
let timer: number | undefined;
let place: Place = 'account';
/** How far each place was scrolled when another one was shown. */
const scrolled: Record<Place, number> = { account: 0, activity: 0, settings: 0 };

/** That is spoken, or that could not be loaded: then the window goes on in the language that it has. */
let language: Language = 'en';

async function changeLanguage(next: Language): Promise<void> {
  language = next;
  // Built as a file of its own, see `scripts/build.ts`.
  const file = `./language-${next}.js`;
  const catalogues = (await import(file)) as Readonly<Record<Language, Messages>>;
  if (language !== next) return;
  speak(unbroken(catalogues[next]));
  tellLanguage();
}

/** The browser picks fonts and line breaks by the language, and mirrors the page by its direction. */
function tellLanguage(): void {
  document.documentElement.lang = messages.language;
  document.documentElement.dir = messages.direction;
}

function draw(): void {
  if (snapshot === undefined) return;
  if (snapshot.language !== language) return void changeLanguage(snapshot.language).then(draw, draw);
  window.clearTimeout(timer);
  const now = clock.now();
  render(<Page snapshot={snapshot} now={now} actions={actions} place={place} onPlace={goTo} />, root);
  if (!document.hidden) timer = window.setTimeout(draw, tickAfterMs(snapshot, now));
}

function goTo(next: Place): void {
  if (next === place) return;
  scrolled[place] = window.scrollY;
  place = next;
  draw();
  window.scrollTo({ top: scrolled[place] });
}

const focusHeading = (): void => document.querySelector<HTMLElement>(`#${HEADINGS[place]}`)?.focus({ preventScroll: true });

bridge.onSnapshot((newer) => {
  snapshot = newer;
  clock.snapshotArrived();
  draw();
});
/** The page had nothing to show yet when it was asked for a place. */
let headingIsDue = false;
bridge.onPlace((wanted) => {
  goTo(wanted);
  window.scrollTo({ top: 0 });
  if (snapshot === undefined) headingIsDue = true;
  else focusHeading();
});
document.addEventListener('visibilitychange', draw);
onFocusLost(root, focusHeading);
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  const { tagName = '', type = '', value = '' } = (document.activeElement ?? {}) as Partial<HTMLInputElement>;
  const meaning = escapeMeans({ dialogIsOpen: document.querySelector('dialog[open]') !== null, tagName, type, value });
  if (meaning === 'leave') document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  if (meaning === 'close') window.close();
});

speak(unbroken(en));
tellLanguage();

try {
  const first = await bridge.getSnapshot();
  // One that was pushed meanwhile is newer than this answer.
  if (snapshot === undefined) clock.snapshotArrived();
  snapshot ??= first;
  draw();
  if (headingIsDue) focusHeading();
} catch {
  render(<p class="load-failed">{messages.window.loadFailed}</p>, root);
}
