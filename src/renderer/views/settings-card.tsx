/** What a person can set. Every change is made by the main process; its answer is what the fields show. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { SETTING_KEYS } from '../../shared/settings.ts';
import type { Keychain, Snapshot, StartAtLogin } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { Card, Row, Rows } from './parts.tsx';
import { ResetSettings } from './reset-settings.tsx';
import { Setting } from './setting.tsx';
import { SwitchSetting } from './switch-setting.tsx';

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

/** Every setting of the table, in its order. Start at login is none of them: the operating system has it. */
export function SettingsCard({ snapshot, actions }: SettingsCardProps) {
  return (
    <Card title={words.settings} place="settings">
      <StartAtLoginSwitch startAtLogin={snapshot.startAtLogin} onChange={actions.setStartAtLogin} />
      {SETTING_KEYS.map((key) => (
        <Setting key={key} name={key} snapshot={snapshot} setSetting={actions.setSetting} />
      ))}
      <ResetSettings onReset={actions.resetSettings} />
      <Rows>
        <Row label={words.keychain}>{keychainText(snapshot.keychain)}</Row>
      </Rows>
    </Card>
  );
}
