/** The pictures of the window. All are decoration: what they say stands beside them in words. */
import type { ComponentChildren } from 'preact';
import type { Tone } from '../../shared/describe.ts';

interface IconProps {
  readonly children: ComponentChildren;
  readonly class?: string;
}

const Icon = ({ children, class: className = 'icon' }: IconProps) => (
  <svg
    class={className}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

export const CheckIcon = () => (
  <Icon>
    <path d="M4.5 10.5l3.7 3.7 7.3-8" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4l2.6 1.8" />
  </Icon>
);

export const SlidersIcon = () => (
  <Icon>
    <path d="M3 6h7.5M15.5 6H17M3 14h1.5M9.5 14H17" />
    <circle cx="13" cy="6" r="2.4" />
    <circle cx="7" cy="14" r="2.4" />
  </Icon>
);

const CLOUD = 'M6 15.5a3.5 3.5 0 0 1-.4-7 4.6 4.6 0 0 1 8.9.6 3.2 3.2 0 0 1-.3 6.4z';

export const CloudIcon = ({ connected }: { readonly connected: boolean }) => (
  <Icon>
    <path d={CLOUD} />
    {connected ? <path d="M7.8 12l1.5 1.5 2.7-3" /> : <path d="M8 12h4" />}
  </Icon>
);

export const RefreshIcon = ({ busy }: { readonly busy: boolean }) => (
  <Icon class={busy ? 'icon turning' : 'icon'}>
    <path d="M16.5 10a6.5 6.5 0 1 1-2-4.7" />
    <path d="M16.8 2.8v3.4h-3.4" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="7" y="7" width="10" height="10" rx="2.2" />
    <path d="M13 4.6A2 2 0 0 0 11.4 3H5a2 2 0 0 0-2 2v6.4A2 2 0 0 0 4.6 13" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M10 3.2l7.2 12.6a.8.8 0 0 1-.7 1.2h-13a.8.8 0 0 1-.7-1.2z" />
    <path d="M10 8.2v4M10 14.6v.01" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="5.2" />
    <path d="M13 13l3.8 3.8" />
  </Icon>
);

/** The person of the tray icon, so that tray and window are known as one. */
const Person = () => (
  <>
    <circle cx="10" cy="6.2" r="3.4" />
    <path d="M3.4 17v-.6a4.6 4.6 0 0 1 4.6-4.6h4a4.6 4.6 0 0 1 4.6 4.6v.6z" />
  </>
);

const MARKS: Record<Tone, () => ComponentChildren> = {
  signedIn: () => (
    <g fill="currentColor">
      <Person />
    </g>
  ),
  signedOut: () => <Person />,
  unreachable: () => (
    <>
      <Person />
      <path class="room" d="M2.5 4l15 12.5" />
      <path d="M2.5 4l15 12.5" />
    </>
  ),
  starting: () => (
    <>
      <circle cx="10" cy="6.2" r="3.4" />
      <g fill="currentColor" stroke="none">
        <circle class="dot" cx="4.4" cy="15" r="1.7" />
        <circle class="dot" cx="10" cy="15" r="1.7" />
        <circle class="dot" cx="15.6" cy="15" r="1.7" />
      </g>
    </>
  ),
  attention: () => (
    <>
      <circle cx="8" cy="6.2" r="3.4" />
      <path d="M1.8 17v-.6a4.6 4.6 0 0 1 4.6-4.6h3.2a4.6 4.6 0 0 1 2.8.9V17z" />
      <path d="M16.6 8.4v4.6M16.6 16.4v.01" stroke-width="2.2" />
    </>
  ),
};

/** The picture of a state. */
export const ToneIcon = ({ tone }: { readonly tone: Tone }) => <Icon class="tone-icon">{MARKS[tone]()}</Icon>;

export const UserIcon = () => (
  <Icon>
    <circle cx="10" cy="6.8" r="3.2" />
    <path d="M4 16.6a6 6 0 0 1 12 0" />
  </Icon>
);

export const DatabaseIcon = () => (
  <Icon>
    <ellipse cx="10" cy="5" rx="6" ry="2.4" />
    <path d="M4 5v10c0 1.3 2.7 2.4 6 2.4s6-1.1 6-2.4V5M4 10c0 1.3 2.7 2.4 6 2.4s6-1.1 6-2.4" />
  </Icon>
);

/** The icon as it stands in the tray while somebody is signed in; `scripts/icons.ts` draws that one. */
export const TrayPicture = ({ label }: { readonly label: string }) => (
  <svg class="tray-picture" viewBox="0 0 22 22" role="img" aria-label={label} focusable="false">
    <rect width="22" height="22" rx="5" fill="#17222b" />
    <mask id="tray-picture-room">
      <rect width="22" height="22" fill="#fff" />
      <path d="M11.6 15.6l2.8 2.8L19.4 12.4V20H14.4z" fill="#000" stroke="#000" stroke-width="5.2" stroke-linecap="round" stroke-linejoin="round" />
    </mask>
    <g mask="url(#tray-picture-room)" fill="#fff">
      <circle cx="11" cy="7" r="4" />
      <path d="M3 18a6 6 0 0 1 6-6h4a6 6 0 0 1 6 6v1H3z" />
    </g>
    <path d="M11.6 15.6l2.8 2.8L19.4 12.4" fill="none" stroke="#5ee0cf" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" />
  </svg>
);
