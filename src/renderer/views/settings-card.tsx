/** What a person can set. Every change is made by the main process; its answer is what the fields show. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/messages.ts';
import { POLL_SECONDS_MAX, POLL_SECONDS_MIN } from '../../shared/settings.ts';
import type { Keychain, Snapshot, StartAtLogin } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { pollSecondsOf } from '../poll-seconds.ts';
import { OAuthSettingsGroup } from './oauth-settings.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { NotificationSwitches } from './notification-settings.tsx';
import { TextSetting } from './text-setting.tsx';
import { Card, Row, Rows } from './parts.tsx';

const words = messages.window;
const REASON_GRAPHEMES_MAX = 200;

interface StartAtLoginProps {
  readonly startAtLogin: StartAtLogin;
  readonly onChange: (on: boolean) => Promise<SettingResult>;
}

function StartAtLoginSwitch({ startAtLogin, onChange }: StartAtLoginProps) {
  const unavailable = startAtLogin.state === 'unavailable';
  const hint = unavailable
    ? words.startAtLoginUnavailable(plainText(startAtLogin.reason, REASON_GRAPHEMES_MAX))
    : words.startAtLoginHint;
  return (
    <SwitchSetting label={words.startAtLogin} hint={hint} on={startAtLogin.state === 'on'} disabled={unavailable} onChange={onChange} />
  );
}

const keychainText = (keychain: Keychain): string =>
  keychain.state === 'unavailable'
    ? messages.keychain.unavailable(plainText(keychain.reason, REASON_GRAPHEMES_MAX))
    : messages.keychain[keychain.state];

interface SettingsCardProps {
  readonly snapshot: Snapshot;
  readonly actions: Actions;
}

/** The settings. */
export function SettingsCard({ snapshot: { settings, service, startAtLogin, keychain }, actions }: SettingsCardProps) {
  return (
    <Card title={words.settings}>
      <StartAtLoginSwitch startAtLogin={startAtLogin} onChange={actions.setStartAtLogin} />
      <SwitchSetting
        label={words.keepSignedIn}
        hint={words.keepSignedInHint}
        on={settings.keepSignedIn}
        onChange={actions.setKeepSignedIn}
      />
      <TextSetting
        label={words.serviceUrl}
        hint={service.source === 'commandLine' ? words.serviceUrlOverridden : words.serviceUrlHint}
        value={settings.serviceUrl}
        placeholder={words.serviceUrlPlaceholder}
        inputMode="url"
        onSave={(text) => actions.setServiceUrl(text.trim())}
      />
      <TextSetting
        label={words.pollSeconds}
        hint={words.pollSecondsHint(POLL_SECONDS_MIN, POLL_SECONDS_MAX)}
        value={String(settings.pollSeconds)}
        inputMode="numeric"
        short
        onSave={async (text) => {
          const seconds = pollSecondsOf(text);
          if (seconds !== undefined) return actions.setPollSeconds(seconds);
          return { ok: false, message: messages.pollSecondsProblem(POLL_SECONDS_MIN, POLL_SECONDS_MAX) };
        }}
      />
      <OAuthSettingsGroup oauth={settings.oauth} onSave={actions.setOAuth} />
      <NotificationSwitches settings={settings.notifications} onChange={actions.setNotification} />
      <Rows>
        <Row label={words.keychain}>{keychainText(keychain)}</Row>
      </Rows>
    </Card>
  );
}
