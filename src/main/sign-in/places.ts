/** Which places a sign-in or a change of settings would send tokens to, and the question about each. */
import { messages } from '../../shared/i18n/messages.ts';
import type { OAuthSettings, Settings } from '../../shared/settings.ts';
import type { Consent, ServicePlace } from '../tokens/consent.ts';


/** @returns the origins of explicit endpoints that are not the issuer's */
function foreignOrigins({ issuer, authorizationEndpoint, tokenEndpoint }: OAuthSettings): string[] {
  if (authorizationEndpoint === '' && tokenEndpoint === '') return [];
  const issuerOrigin = originOf(issuer);
  const origins = [authorizationEndpoint, tokenEndpoint].map(originOf).filter((origin) => origin !== issuerOrigin);
  return [...new Set(origins)];
}

/** @returns whether the person agrees that a sign-in of this issuer uses these endpoints */
export function agreesToEndpoints(consent: Consent, oauth: OAuthSettings): Promise<boolean> {
  const origins = foreignOrigins(oauth);
  if (origins.length === 0) return Promise.resolve(true);
  return consent.askOnce(`endpoints ${oauth.issuer} ${origins.join(' ')}`, messages.consent.endpoints(oauth.issuer, origins.join(', ')));
}

/**
 * @param place - that is to be given new tokens
 * @param isCommandLine - whether its address was given at the start of the app, which no page can do
 * @returns whether the person agrees; a service found on this computer needs no question
 */
export function agreesToService(consent: Consent, { baseUrl, isFound }: ServicePlace, isCommandLine: boolean): Promise<boolean> {
  if (isFound || isCommandLine) return Promise.resolve(true);
  return consent.askOnce(`service ${baseUrl}`, messages.consent.service(baseUrl));
}

export interface SettingQuestionsOptions {
  readonly consent: Consent;
  /** For whom something may be kept. */
  readonly keptUsers: () => readonly string[];
  readonly settings: () => Settings;
  readonly service: () => ServicePlace;
}

/** @returns the function that asks about a change of settings by which tokens could go to another place */
export function createSettingQuestions({ consent, keptUsers, settings, service }: SettingQuestionsOptions) {
  return async (changes: Partial<Settings>): Promise<boolean> => {
    const now = settings();
    const { serviceUrl, oauth, keepSignedIn, caFile } = changes;
    const isKept = keptUsers().length > 0;
    if (serviceUrl !== undefined && serviceUrl !== now.serviceUrl && isKept) {
      if (!(await consent.ask(messages.consent.changeService(serviceUrl)))) return false;
    }
    if (oauth !== undefined && JSON.stringify(oauth) !== JSON.stringify(now.oauth)) {
      const places = [originOf(oauth.issuer), ...foreignOrigins(oauth)].filter((origin) => origin !== '').join(', ');
      if (isKept && !(await consent.ask(messages.consent.changeProvider(places)))) return false;
      if (!(await agreesToEndpoints(consent, oauth))) return false;
    }
    if (caFile !== undefined && caFile !== '' && caFile !== now.caFile && !(await consent.ask(messages.consent.trustAuthority(caFile)))) return false;
    if (keepSignedIn === true && !now.keepSignedIn) {
      return consent.ask(messages.consent.keepSignedIn(serviceUrl ?? service().baseUrl, (oauth ?? now.oauth).issuer));
    }
    return true;
  };
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');
