/** Start at login, which the operating system has, and not the settings of the app. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { StartAtLogin } from '../../shared/snapshot.ts';
import { SwitchSetting } from './switch-setting.tsx';

const REASON_GRAPHEMES_MAX = 200;

interface StartAtLoginProps {
  readonly startAtLogin: StartAtLogin;
  readonly onChange: (on: boolean) => Promise<SettingResult>;
}

/** The switch. */
export function StartAtLoginSwitch({ startAtLogin, onChange }: StartAtLoginProps) {
  const words = messages.window;
  const unavailable = startAtLogin.state === 'unavailable';
  const hint = unavailable
    ? words.startAtLoginUnavailable(plainText(startAtLogin.reason, REASON_GRAPHEMES_MAX))
    : words.startAtLoginHint;
  return (
    <SwitchSetting label={words.startAtLogin} hint={hint} on={startAtLogin.state === 'on'} disabled={unavailable} onChange={onChange} />
  );
}
