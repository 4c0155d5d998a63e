/** What a person can set. Every change is made by the main process; its answer is what the fields show. */
import { causeText } from '../../shared/describe-cause.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { SETTING_KEYS, SETTINGS, type Section } from '../../shared/settings.ts';
import type { Keychain, Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { About } from './about.tsx';
import { Help } from './help.tsx';
import { Card, Fact, Facts } from './parts.tsx';
import { PlaceHeading } from './places.tsx';
import { PasteToken } from './paste-token.tsx';
import { ResetSettings } from './reset-settings.tsx';
import { Setting } from './setting.tsx';
import { StartAtLoginSwitch } from './start-at-login.tsx';

const keychainText = (keychain: Keychain): string =>
  keychain.state === 'unavailable'
    ? messages.keychain.unavailable(causeText(keychain.cause))
    : messages.keychain[keychain.state];

interface SettingsPlaceProps {
  readonly snapshot: Snapshot;
  readonly actions: Actions;
}

/** The place *Settings*: every setting of the table, in its order. Start at login is none of them: the operating system has it. */
export function SettingsPlace({ snapshot, actions }: SettingsPlaceProps) {
  const words = messages.window;
  const settingsOf = (section: Section) =>
    SETTING_KEYS.filter((key) => SETTINGS[key].section === section).map((key) => (
      <Setting key={key} name={key} snapshot={snapshot} actions={actions} />
    ));
  return (
    <section class="columns" aria-labelledby="settings-heading">
      <PlaceHeading place="settings">{words.settings}</PlaceHeading>
      <div class="column">
        <Card title={words.sections.general}>
          <StartAtLoginSwitch startAtLogin={snapshot.startAtLogin} onChange={actions.setStartAtLogin} />
          {settingsOf('general')}
          <Facts>
            <Fact label={words.keychain} wide>
              {keychainText(snapshot.keychain)}
            </Fact>
          </Facts>
        </Card>
        <section class="card">{settingsOf('notifications')}</section>
        <Card title={words.sections.signIn}>
          {settingsOf('signIn')}
          <PasteToken pasteToken={actions.pasteToken} />
        </Card>
      </div>
      <div class="column">
        <Card title={words.sections.service}>{settingsOf('service')}</Card>
        <Card title={words.sections.reset}>
          <ResetSettings onReset={actions.resetSettings} />
        </Card>
        <Help actions={actions} />
        <About version={snapshot.app.version} update={snapshot.update} actions={actions} />
      </div>
    </section>
  );
}
