/** Whose certificates are trusted for a service on another computer, and the agent that checks them. */
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Agent } from 'node:https';
import { isAbsolute } from 'node:path';
import * as tls from 'node:tls';
import { APPLICATION_ID } from '../../shared/setting-problems.ts';
import { UsersApiError } from './errors.ts';

/** What the settings say of how the service is asked. */
export interface ServiceAccess {
  /** The value of the header `X-Application-ID`; empty: none is sent. */
  readonly applicationId: string;
  /** The PEM file of a certificate authority that is trusted besides those of the system; empty: none. */
  readonly caFile: string;
}

/** @returns the same text for the same access */
export const accessOf = ({ applicationId, caFile }: ServiceAccess): string => JSON.stringify([applicationId, caFile]);

export const NO_ACCESS: ServiceAccess = { applicationId: '', caFile: '' };

/** Not there in Electron 33. */
const certificatesOf = tls.getCACertificates as typeof tls.getCACertificates | undefined;
const FILE_BYTES_MAX = 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;

/**
 * @param caFile - path of a PEM file
 * @returns the certificates in it
 * @throws UsersApiError `caFileUnusable` with what is wrong with it
 */
export function readCertificates(caFile: string): readonly string[] {
  try {
    if (!isAbsolute(caFile)) throw new Error('enter the whole path');
    // Whatever is no file might never end, or never begin.
    const file = statSync(caFile);
    if (!file.isFile()) throw new Error('it is not a file');
    if (file.size > FILE_BYTES_MAX) throw new Error('it is too large');
    const certificates = readFileSync(caFile, 'latin1').match(PEM) ?? [];
    if (certificates.length === 0) throw new Error('it holds no certificate in PEM format');
    for (const certificate of certificates) void new X509Certificate(certificate);
    return certificates;
  } catch (error) {
    throw new UsersApiError('caFileUnusable', { detail: error instanceof Error ? error.message : undefined });
  }
}

/**
 * @param caFile - of the settings; empty: none
 * @returns an agent for HTTPS. It trusts what Node trusts, what the system does as far as this runtime can tell, and the file
 * @throws UsersApiError `caFileUnusable`
 */
export function createHttpsAgent(caFile: string): Agent {
  const ofFile = caFile === '' ? [] : readCertificates(caFile);
  const ofSystem = certificatesOf?.('system') ?? [];
  if (ofFile.length + ofSystem.length === 0) return new Agent({ keepAlive: false });
  const ofRuntime = certificatesOf?.('default') ?? tls.rootCertificates;
  return new Agent({ keepAlive: false, ca: [...new Set([...ofRuntime, ...ofSystem, ...ofFile])] });
}

/** @returns the headers of a request, beside those of its own */
export const accessHeaders = ({ applicationId }: ServiceAccess): Record<string, string> =>
  APPLICATION_ID.test(applicationId) ? { 'x-application-id': applicationId } : {};
