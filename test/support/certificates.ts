/** Certificates for tests, made on the spot: none is kept in the repository, and each can be wrong in a way of its own. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Issued {
  readonly name: string;
  readonly cert: string;
  readonly key: KeyObject;
}

export interface Wanted {
  /** The common name. */
  readonly name: string;
  /** Undefined: it signs itself. */
  readonly issuer?: Issued;
  readonly isAuthority?: boolean;
  /** DNS names and, in bytes, IP addresses that it is for. */
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly (readonly number[])[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const DAY_MS = 86_400_000;
const [SEQUENCE, SET, INTEGER, BIT_STRING, OCTET_STRING, OID, UTF8, TIME, BOOLEAN] = [0x30, 0x31, 2, 3, 4, 6, 0x0c, 0x18, 1] as const;
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const BASIC_CONSTRAINTS = '551d13';
const SUBJECT_ALT_NAME = '551d11';

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const oid = (hex: string): Buffer => der(OID, Buffer.from(hex, 'hex'));
const algorithm = (): Buffer => der(SEQUENCE, oid(ECDSA_WITH_SHA256));
const nameOf = (name: string): Buffer => der(SEQUENCE, der(SET, der(SEQUENCE, oid(COMMON_NAME), der(UTF8, Buffer.from(name)))));
/** `20260131120000Z` */
const time = (date: Date): Buffer => der(TIME, Buffer.from(`${date.toISOString().replaceAll(/[-:T]|\.\d+Z$/gu, '')}Z`));
const extension = (id: string, value: Buffer): Buffer => der(SEQUENCE, oid(id), der(OCTET_STRING, value));

function extensionsOf({ isAuthority = false, dnsNames = [], ipAddresses = [] }: Wanted): Buffer {
  const names = [...dnsNames.map((name) => der(0x82, Buffer.from(name))), ...ipAddresses.map((bytes) => der(0x87, Buffer.from(bytes)))];
  const constraints = der(SEQUENCE, ...(isAuthority ? [der(BOOLEAN, Buffer.from([0xff]))] : []));
  return der(SEQUENCE, extension(BASIC_CONSTRAINTS, constraints), ...(names.length > 0 ? [extension(SUBJECT_ALT_NAME, der(SEQUENCE, ...names))] : []));
}

/** @returns the certificate as PEM, with its key */
export function issue(wanted: Wanted): Issued {
  const { name, issuer, notBefore = new Date(Date.now() - DAY_MS), notAfter = new Date(Date.now() + DAY_MS) } = wanted;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.from([1 + Math.floor(Math.random() * 120), 1])),
    algorithm(),
    nameOf(issuer?.name ?? name),
    der(SEQUENCE, time(notBefore), time(notAfter)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensionsOf(wanted)),
  );
  const signature = createSign('sha256').update(content).sign(issuer?.key ?? privateKey);
  const bytes = der(SEQUENCE, content, algorithm(), der(BIT_STRING, Buffer.from([0]), signature));
  const lines = bytes.toString('base64').match(/.{1,64}/gu) ?? [];
  return { name, cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`, key: privateKey };
}
