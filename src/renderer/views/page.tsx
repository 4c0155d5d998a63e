/** The whole window as a function of the snapshot, and of the place that is shown. */
import type { Place } from '../../shared/bridge-contract.ts';
import { describeSession } from '../../shared/describe.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { AccountPlace } from './account-place.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { FirstStartScreen } from './first-start-screen.tsx';
import { HistoryPlace } from './history-place.tsx';
import { Notices } from './notices.tsx';
import { PlacePanel, PlaceTabs } from './places.tsx';
import { SettingsPlace } from './settings-place.tsx';

interface PageProps {
  readonly snapshot: Snapshot;
  /** Milliseconds since the epoch; the ages are counted to it. */
  readonly now: number;
  readonly actions: Actions;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

/** What the window shows. */
export function Page({ snapshot, now, actions, place, onPlace }: PageProps) {
  const { session, service } = snapshot;
  if (snapshot.firstStart === true) {
    return (
      <main>
        <FirstStartScreen snapshot={snapshot} actions={actions} />
      </main>
    );
  }
  const { tone, title } = describeSession(session, service, now);
  return (
    <>
      <p class="visually-hidden" role="status">
        {title}
      </p>
      <header class="top">
        <PlaceTabs place={place} tone={tone} onPlace={onPlace} />
      </header>
      <main>
        <Notices notices={snapshot.notices} keychain={snapshot.keychain} onDismiss={actions.dismissNotice} />
        <PlacePanel place="account" shown={place === 'account'} draw={() => <AccountPlace snapshot={snapshot} now={now} actions={actions} />} />
        <PlacePanel
          place="activity"
          shown={place === 'activity'}
          draw={() => <HistoryPlace revision={snapshot.history?.revision} now={now} actions={actions} />}
        />
        <PlacePanel place="settings" shown={place === 'settings'} draw={() => <SettingsPlace snapshot={snapshot} actions={actions} />} />
      </main>
      <DisconnectDialog disconnect={snapshot.disconnect} actions={actions} />
    </>
  );
}
