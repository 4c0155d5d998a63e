/** Whose certificates are trusted for a service on another computer, and the agent that checks them. */
import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { isAbsolute } from 'node:path';
import * as tls from 'node:tls';
import { APPLICATION_ID } from '../../shared/setting-problems.ts';
import { causeOf, CodedError } from '../system/errors.ts';
import { readRegularFile } from '../system/private-files.ts';
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

const FILE_BYTES_MAX = 1024 * 1024;
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;

/**
 * @param caFile - path of a PEM file
 * @returns the certificates in it
 * @throws CodedError with what is wrong with it, or the error of the system
 */
export function readCertificates(caFile: string): readonly string[] {
  if (!isAbsolute(caFile)) throw new CodedError({ code: 'pathNotAbsolute' });
  const certificates = readRegularFile(caFile, FILE_BYTES_MAX).toString('latin1').match(PEM) ?? [];
  if (certificates.length === 0) throw new CodedError({ code: 'noCertificate' });
  for (const certificate of certificates) assertReadable(certificate);
  return certificates;
}

function assertReadable(certificate: string): void {
  try {
    void new X509Certificate(certificate);
  } catch {
    throw new CodedError({ code: 'certificateUnreadable' });
  }
}

function certificatesOfAuthority(caFile: string): readonly string[] {
  try {
    return readCertificates(caFile);
  } catch (error) {
    throw new UsersApiError('caFileUnusable', { why: causeOf(error) });
  }
}

/**
 * @param caFile - of the settings; empty: none
 * @returns an agent for HTTPS. It trusts what Node trusts, what the system does as far as this runtime can tell, and the file
 * @throws UsersApiError `caFileUnusable`
 */
export function createHttpsAgent(caFile: string): Agent {
  const ofFile = caFile === '' ? [] : certificatesOfAuthority(caFile);
  // Not there in Electron 33.
  const certificatesOf = tls.getCACertificates as typeof tls.getCACertificates | undefined;
  const ofSystem = certificatesOf?.('system') ?? [];
  if (ofFile.length + ofSystem.length === 0) return new Agent({ keepAlive: false });
  const ofRuntime = certificatesOf?.('default') ?? tls.rootCertificates;
  return new Agent({ keepAlive: false, ca: [...new Set([...ofRuntime, ...ofSystem, ...ofFile])] });
}

/** @returns the headers of a request, beside those of its own */
export const accessHeaders = ({ applicationId }: ServiceAccess): Record<string, string> =>
  APPLICATION_ID.test(applicationId) ? { 'x-application-id': applicationId } : {};
