/** Start at login, which the operating system has, and not the settings of the app. */
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { causeText } from '../../shared/describe-cause.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { StartAtLogin } from '../../shared/snapshot.ts';
import { SwitchSetting } from './switch-setting.tsx';

interface StartAtLoginProps {
  readonly startAtLogin: StartAtLogin;
  readonly onChange: (on: boolean) => Promise<SettingResult>;
}

/** The switch. */
export function StartAtLoginSwitch({ startAtLogin, onChange }: StartAtLoginProps) {
  const words = messages.window;
  const unavailable = startAtLogin.state === 'unavailable';
  const hint = unavailable ? words.startAtLoginUnavailable(causeText(startAtLogin.cause)) : words.startAtLoginHint;
  return (
    <SwitchSetting label={words.startAtLogin} hint={hint} on={startAtLogin.state === 'on'} disabled={unavailable} onChange={onChange} />
  );
}
