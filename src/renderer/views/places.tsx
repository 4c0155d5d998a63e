/** The navigation between the places of the window: tabs, with the arrow keys between them. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Place } from '../../shared/bridge-contract.ts';
import type { Tone } from '../../shared/describe.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { HEADINGS, neighbourOf, PLACES } from '../places.ts';
import { ClockIcon, SlidersIcon, ToneIcon } from './icons.tsx';

const tabId = (place: Place): string => `tab-${place}`;
const panelId = (place: Place): string => `place-${place}`;

function PlaceIcon({ place, tone }: { readonly place: Place; readonly tone: Tone }) {
  if (place === 'account') return <ToneIcon tone={tone} />;
  return place === 'activity' ? <ClockIcon /> : <SlidersIcon />;
}

interface PlaceTabsProps {
  readonly place: Place;
  /** Of the session: it is seen in every place. */
  readonly tone: Tone;
  readonly onPlace: (place: Place) => void;
}

/** The tabs. The one that is shown is the one that Tab reaches. */
export function PlaceTabs({ place, tone, onPlace }: PlaceTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent): void => {
    const next = neighbourOf(place, event.key, getComputedStyle(event.currentTarget as Element).direction === 'rtl');
    if (next === undefined) return;
    event.preventDefault();
    onPlace(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <div class="places" role="tablist" aria-label={messages.window.places.label} ref={list} onKeyDown={go}>
      {PLACES.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          class="place-tab"
          id={tabId(each)}
          aria-selected={each === place}
          aria-controls={panelId(each)}
          tabIndex={each === place ? 0 : -1}
          onClick={() => onPlace(each)}
        >
          <PlaceIcon place={each} tone={tone} />
          {messages.window.places[each]}
        </button>
      ))}
    </div>
  );
}

interface PanelProps {
  readonly place: Place;
  readonly shown: boolean;
  readonly draw: () => ComponentChildren;
}

/** What is in one place. It is drawn when it is first shown, and then stays, with what was typed into it; the account is always there. */
export function PlacePanel({ place, shown, draw }: PanelProps) {
  const wasShown = useRef(place === 'account');
  wasShown.current ||= shown;
  return (
    <div role="tabpanel" id={panelId(place)} aria-labelledby={tabId(place)} hidden={!shown}>
      {wasShown.current && draw()}
    </div>
  );
}

interface PlaceHeadingProps {
  readonly place: Exclude<Place, 'account'>;
  readonly children: ComponentChildren;
}

/** The heading of a place, for those who hear it; who sees it has the tab. Takes the focus when the place was asked for from elsewhere. */
export const PlaceHeading = ({ place, children }: PlaceHeadingProps) => (
  <p role="heading" aria-level={1} id={HEADINGS[place]} class="visually-hidden" tabIndex={-1}>
    {children}
  </p>
);
