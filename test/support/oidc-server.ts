/**
 * A real identity provider to sign in at: `oidc-provider`, certified for OpenID Connect, with sign-in pages of its own on
 * loopback. Tests can spoil what it answers, since by itself it does everything right.
 */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import { interactionPages } from './oidc-pages.ts';

export const CLIENT_ID = 'account-tray-test';
export const METADATA = '/.well-known/openid-configuration';
export const TOKEN = '/token';
export const JWKS = '/jwks';
export const REVOCATION = '/token/revocation';

/** The API that access tokens are for; tokens for one are signed JSON web tokens, as the simulator reads them. */
const API = 'urn:test:pieces';
const KEY_ID = 'test-key';
const HOUR_SECONDS = 3600;

/** Stands in for the provider, or changes what it answered. */
export type Spoiler = (context: SpoiledContext, answer: () => Promise<void>) => Promise<void>;

/** @returns a spoiler that lets the provider answer, and changes what it said */
export const changed =
  (change: (body: Record<string, unknown>) => object | string): Spoiler =>
  async (context, answer) => {
    await answer();
    context.body = change(context.body as Record<string, unknown>);
  };

/** @returns a spoiler that answers in the place of the provider */
export const replied =
  (status: number, body: unknown = ''): Spoiler =>
  async (context) => {
    context.status = status;
    context.body = body;
  };

/** More than is read of a reply. */
export const TOO_MUCH: Spoiler = replied(200, { filler: 'x'.repeat(1024 * 1024) });

export interface SpoiledContext {
  status: number;
  body: unknown;
  set(header: string, value: string): void;
}

export interface OidcRequest {
  readonly path: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface OidcServer {
  readonly issuer: string;
  /** Every request so far, with its parameters where the provider read them. */
  readonly requests: readonly OidcRequest[];
  requestsTo(path: string): readonly OidcRequest[];
  /** From now on what comes to this path is answered like that; undefined: as it should be. */
  spoil(path: string, spoiler: Spoiler | undefined): void;
  /** The ID token of a reply, with other claims, signed with this provider's key or with another one. */
  forge(idToken: string, claims: Readonly<Record<string, unknown>>, key?: KeyObject): string;
  /** Resolves at the next request to this path that has been answered. */
  nextRequest(path: string): Promise<OidcRequest>;
  close(): Promise<void>;
}

export interface OidcServerOptions {
  /** By login, which is also the subject of the tokens. */
  readonly passwords: Readonly<Record<string, string>>;
  /** What follows the port in the issuer, for example `/realm/`. */
  readonly issuerPath?: string;
}

/** Made once: keys take a while. */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A key that no provider of these tests knows of. */
export const foreignKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const CONFIGURATION: Configuration = {
  clients: [
    {
      client_id: CLIENT_ID,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      // Any port, as RFC 8252 has it.
      redirect_uris: ['http://127.0.0.1/callback'],
    },
  ],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['a key of the tests'] },
  extraParams: ['audience'],
  ttl: {
    AccessToken: HOUR_SECONDS,
    IdToken: HOUR_SECONDS,
    RefreshToken: 24 * HOUR_SECONDS,
    Grant: 48 * HOUR_SECONDS,
    Interaction: HOUR_SECONDS,
    Session: HOUR_SECONDS,
  },
  features: {
    devInteractions: { enabled: false },
    revocation: { enabled: true, allowedPolicy: () => true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: '', accessTokenFormat: 'jwt', accessTokenTTL: HOUR_SECONDS }),
    },
  },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
};

/** Starts it on a free port of 127.0.0.1. */
export async function startOidcServer({ passwords, issuerPath = '' }: OidcServerOptions): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${issuerPath}`;
  const provider = new Provider(issuer, CONFIGURATION);
  const spoilers = new Map<string, Spoiler>();
  const requests: OidcRequest[] = [];
  const waiting = new Set<(request: OidcRequest) => void>();

  provider.use(async (context, next) => {
    const { path } = context;
    const spoiler = spoilers.get(path);
    if (spoiler === undefined) await next();
    else await spoiler(context, next);
    const request = { path, parameters: { ...(context as { oidc?: { params?: object } }).oidc?.params } };
    requests.push(request);
    for (const tell of waiting) tell(request);
  });
  provider.use(interactionPages(provider, passwords));
  const serve = provider.callback();
  const mount = issuerPath.replace(/\/$/u, '');
  server.on('request', (request: IncomingMessage & { originalUrl?: string }, response) => {
    const { url = '' } = request;
    if (mount !== '' && url.startsWith(`${mount}/`)) {
      // How a part of a larger server tells the provider where it is.
      request.originalUrl = url;
      request.url = url.slice(mount.length);
    }
    void serve(request, response);
  });

  return {
    issuer,
    requests,
    requestsTo: (path) => requests.filter((request) => request.path === path),
    spoil: (path, spoiler) => void (spoiler === undefined ? spoilers.delete(path) : spoilers.set(path, spoiler)),
    forge: (idToken, claims, key = privateKey) => {
      const [header = '', payload = ''] = idToken.split('.');
      const old = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const signed = `${header}.${Buffer.from(JSON.stringify({ ...old, ...claims })).toString('base64url')}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
    },
    nextRequest: (path) =>
      new Promise((resolve) => {
        const tell = (request: OidcRequest): void => {
          if (request.path !== path) return;
          waiting.delete(tell);
          resolve(request);
        };
        waiting.add(tell);
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
