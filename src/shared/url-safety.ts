const LOOPBACK_HOSTS = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** @returns whether a URL's host name, as the URL parser writes it, is this computer */
export const isLoopback = (hostname: string): boolean => LOOPBACK_HOSTS.test(hostname);

/** @returns whether what is sent there is read by nobody on the way: HTTPS, or HTTP that stays on this computer */
export const isEncryptedOrLocal = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
