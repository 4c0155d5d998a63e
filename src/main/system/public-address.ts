/** Which addresses lie in the Internet, and connections to those alone. */
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** IPv4 addresses that are not of the Internet (IANA's special-purpose registry), with multicast and what is reserved. */
const NOT_PUBLIC_V4: readonly (readonly [net: string, bits: number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
];
/** The only part of IPv6 that is of the Internet: outside are loopback, local, multicast, mapped IPv4 and NAT64 addresses. */
const GLOBAL_UNICAST = ['2000::', 3] as const;
/** Within that part: protocols of their own (Teredo, ORCHID), 6to4, which leads to any IPv4 address, and examples. */
const NOT_PUBLIC_V6: readonly (readonly [net: string, bits: number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]];

const notPublic = new BlockList();
for (const [net, bits] of NOT_PUBLIC_V4) notPublic.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of NOT_PUBLIC_V6) notPublic.addSubnet(net, bits, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet(...GLOBAL_UNICAST, 'ipv6');

/** @returns whether this is an IP address of the Internet: not of this computer, of a network around it, or of nobody */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

/** @returns whether a URL's host may be connected to as far as that can be told before its name is looked up */
export function mayBePublicHost(hostname: string): boolean {
  const address = hostname.replaceAll(/^\[|\]$/gu, '');
  return isIP(address) === 0 || isPublicAddress(address);
}

/** The code of the error with which a look-up ends that finds no address of the Internet. */
export const NOT_PUBLIC_CODE = 'ENOTPUBLIC';

/**
 * Looks names up for a connection, and gives it only addresses of the Internet. As a connection goes where its look-up says,
 * it does not matter what the name leads to before or after. An address that stands in the place of a name is not looked
 * up: see `mayBePublicHost`.
 *
 * @param lookup - of the system
 */
export function lookupPublic(lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, onFound) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      // After an error there are none, whatever the types say.
      if (error) return onFound(error, '');
      const found = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = found;
      if (first === undefined) onFound(Object.assign(new Error(NOT_PUBLIC_CODE), { code: NOT_PUBLIC_CODE }), '');
      else if (options.all === true) onFound(null, found);
      else onFound(null, first.address, first.family);
    });
  };
}
