/** The hint at each setting: what is the case now, and what the person can do about it. Pure. */
import { plainText } from './format.ts';
import { URL_GRAPHEMES_MAX } from './describe.ts';
import { messages } from './i18n/messages.ts';
import { isDown } from './session-facts.ts';
import type { SettingKey } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

type Now = Pick<Snapshot, 'session' | 'service' | 'settings'>;

const serviceUrlHint = ({ service, settings }: Now): string => {
  const { hints } = messages.settings;
  const url = plainText(service.baseUrl, URL_GRAPHEMES_MAX);
  if (service.source === 'commandLine') return hints.serviceUrlOverridden;
  if (settings.serviceUrl.trim() === '') return hints.serviceUrlEmpty(url, messages.source[service.source]);
  return service.source === 'setting' ? hints.serviceUrlUsed : hints.serviceUrlUnusable(url);
};

const pollSecondsHint = ({ session, service }: Now): string => {
  const { hints, of } = messages.settings;
  if (service.updates === 'stream') return hints.pollSecondsNotUsed;
  if (isDown(session)) return hints.pollSecondsDown;
  return session.state === 'starting' ? of.pollSeconds.hint : hints.pollSecondsUsed;
};

const oauthHint = ({ settings: { oauth } }: Now): string => {
  const { hints, of } = messages.settings;
  const [issuer, clientId] = [oauth.issuer.trim(), oauth.clientId.trim()];
  if (issuer === '' && clientId === '') return hints.oauthEmpty;
  return issuer === '' || clientId === '' ? hints.oauthIncomplete : of.oauth.hint;
};

/**
 * @param key - a setting
 * @param now - the snapshot
 * @returns its hint
 */
export function settingHint(key: SettingKey, now: Now): string {
  const { hints, of } = messages.settings;
  if (key === 'serviceUrl') return serviceUrlHint(now);
  if (key === 'pollSeconds') return pollSecondsHint(now);
  if (key === 'oauth') return oauthHint(now);
  if (key === 'applicationId' && now.settings.applicationId === '') return hints.applicationIdEmpty;
  if (key === 'caFile' && now.settings.caFile === '') return hints.caFileEmpty;
  return of[key].hint;
}
