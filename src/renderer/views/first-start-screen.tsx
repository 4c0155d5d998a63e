/** What a person reads once, before anything else: what the app does, where Pieces OS is, what is stored, and how to come back. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { URL_GRAPHEMES_MAX } from '../../shared/describe.ts';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isDown } from '../../shared/session-facts.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { DatabaseIcon, SearchIcon, TrayPicture, UserIcon } from './icons.tsx';
import { Button } from './parts.tsx';
import { StartAtLoginSwitch } from './start-at-login.tsx';

interface FirstStartProps {
  readonly snapshot: Snapshot;
  readonly actions: Pick<Actions, 'setStartAtLogin' | 'endFirstStart'>;
}

/** The screen. */
export function FirstStartScreen({ snapshot, actions }: FirstStartProps) {
  const words = messages.firstStart;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section class="first-start" aria-labelledby="first-start-heading">
      <h1 id="first-start-heading" ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <div class="card">
        <Item icon={<UserIcon />} title={words.what.title}>
          {words.what.detail}
        </Item>
        <Item icon={<SearchIcon />} title={words.found.title} live>
          {foundText(snapshot)}
        </Item>
        <Item icon={<DatabaseIcon />} title={words.stores.title}>
          {words.stores.detail}
        </Item>
        <Item icon={<TrayPicture label={words.tray.icon} />} title={snapshot.trayHost === 'missing' ? words.tray.titleMissing : words.tray.title} live>
          {snapshot.trayHost === 'missing' ? words.tray.missing : words.tray.detail}
        </Item>
      </div>
      <div class="card">
        <StartAtLoginSwitch startAtLogin={snapshot.startAtLogin} onChange={actions.setStartAtLogin} />
      </div>
      <div class="buttons first-start-buttons">
        <Button kind="primary" onClick={actions.endFirstStart}>
          {words.done}
        </Button>
      </div>
    </section>
  );
}

interface ItemProps {
  readonly icon: ComponentChildren;
  readonly title: string;
  /** Whether its text changes while it is read. */
  readonly live?: boolean;
  readonly children: string;
}

const Item = ({ icon, title, live = false, children }: ItemProps) => (
  <div class="first-start-item">
    <span class="first-start-icon">{icon}</span>
    <div>
      <h2>{title}</h2>
      <p role={live ? 'status' : undefined}>{children}</p>
    </div>
  </div>
);

function foundText({ session, service }: Snapshot): string {
  const { looking, at, notFound } = messages.firstStart.found;
  if (session.state === 'starting') return looking;
  const url = plainText(service.baseUrl, URL_GRAPHEMES_MAX);
  if (!isDown(session)) return at(url, messages.source[service.source]);
  const detail = session.state === 'unreachable' ? messages.reasons[session.reason].detail(url) : messages.session.incompatible.title;
  return notFound(detail);
}
