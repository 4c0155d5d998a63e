/** Gets the bytes of a picture, from the service itself or over HTTPS from the Internet, and from nowhere else. */
import type { LookupFunction } from 'node:net';
import { lookupPublic, mayBePublicHost } from '../system/public-address.ts';
import { createHttp, type Http } from '../users-api/http.ts';
import { isLoopback } from '../../shared/url-safety.ts';
import { NO_ACCESS, type ServiceAccess } from '../users-api/trusted-certificates.ts';

/** @throws Error where the address is not allowed, or the picture was not got */
export type GetPicture = (url: string, serviceUrl: string) => Promise<Uint8Array>;

const BYTES_MAX = 1024 * 1024;
const HEADERS = { accept: 'image/png, image/jpeg, image/gif, image/webp' };
const STATUS_OK = 200;

/**
 * Pictures of the service are asked for as everything is that it has. Others come over HTTPS, and the address that their
 * name leads to is looked at when the connection is made: none is made to this computer or to a network around it. No
 * redirect is followed, no proxy used: a proxy would look the name up by itself.
 *
 * @param access - what the settings say of the service; the certificates in it are trusted for pictures, too
 * @param lookup - of names
 */
export function createPictureRequest(access: () => ServiceAccess, lookup: LookupFunction = lookupPublic()): GetPicture {
  return async (text, serviceUrl) => {
    if (!URL.canParse(text)) throw new Error('notAnAddress');
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') throw new Error('passwordInAddress');
    const { status, body } = await httpFor(url, new URL(serviceUrl))({ method: 'GET', path: `${url.pathname}${url.search}`, headers: HEADERS, bytesMax: BYTES_MAX });
    if (status !== STATUS_OK) throw new Error('noPicture');
    return Buffer.concat(body);
  };

  function httpFor(url: URL, service: URL): Http {
    if (isOfService(url, service)) return createHttp(service.origin, access());
    if (url.protocol !== 'https:' || !mayBePublicHost(url.hostname)) throw new Error('addressNotAllowed');
    // What the service is to know of this app is nobody else's business.
    return createHttp(url.origin, { ...NO_ACCESS, caFile: access().caFile }, undefined, lookup);
  }
}

/** This computer has several names, and a service need not use for itself the one that we call it by. */
function isOfService(picture: URL, service: URL): boolean {
  if (picture.origin === service.origin) return true;
  const isHere = (url: URL): boolean => url.protocol === 'http:' && isLoopback(url.hostname);
  return isHere(picture) && isHere(service) && picture.port === service.port;
}
