/** A person who signs in without a browser: follows redirects, keeps cookies and submits forms. For tests that are not about browsers. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Credentials } from './browser.ts';

const REDIRECTS_MAX = 10;

interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
}

type Visit = (url: URL, form?: Readonly<Record<string, string>>) => Promise<Page>;

/** @returns the function that opens an address or submits a form, with the cookies of earlier calls */
export function createVisitor(): Visit {
  const cookies = new Map<string, string>();
  const headers = (host: string): Record<string, string> => {
    const sent = [...cookies].filter(([name]) => name.startsWith(`${host} `)).map(([name, value]) => `${name.slice(host.length + 1)}=${value}`);
    return sent.length === 0 ? {} : { cookie: sent.join('; ') };
  };
  const ask = async (url: URL, body?: string): Promise<IncomingMessage> => {
    const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const request = httpRequest(url, { agent: false, method: body === undefined ? 'GET' : 'POST', headers: { ...headers(url.host), ...type } });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    for (const line of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^(?<name>[^=]+)=(?<value>[^;]*)/u.exec(line) ?? [];
      if (value === '') cookies.delete(`${url.host} ${name}`);
      else cookies.set(`${url.host} ${name}`, value);
    }
    return response;
  };
  return async (first, form) => {
    let url = first;
    let response = await ask(url, form && new URLSearchParams(form).toString());
    for (let count = 0; response.headers.location !== undefined && count < REDIRECTS_MAX; count += 1) {
      response.resume();
      url = new URL(response.headers.location, url);
      response = await ask(url);
    }
    return { url, status: response.statusCode ?? 0, html: await text(response) };
  };
}

/**
 * Signs in on the pages of `oidc-pages.ts`, and answers what the app asks for.
 *
 * @returns the page on which that ends
 */
export async function signInByHttp(start: URL, { login, password }: Credentials, choice: 'allow' | 'deny' = 'allow'): Promise<Page> {
  const visit = createVisitor();
  const loginPage = await visit(start);
  const consentPage = await visit(loginPage.url, { do: 'login', login, password });
  return visit(consentPage.url, { do: choice });
}

/** @returns where the start address of a sign-in leads */
export async function leadsTo(start: URL): Promise<URL> {
  const request = httpRequest(start, { agent: false });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return new URL(response.headers.location ?? '');
}

/**
 * Knocks at the app's port as a program does that is no browser.
 *
 * @returns the HTTP status of the answer
 */
export async function knock(url: URL, options: RequestOptions = {}, body?: string): Promise<number> {
  const request = httpRequest(url, { agent: false, ...options });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

/** @returns where the browser is to be sent back to, with other parameters than the provider would give */
export async function callbackOf(start: URL, parameters: Readonly<Record<string, string>>): Promise<URL> {
  const url = await leadsTo(start);
  const callback = new URL(url.searchParams.get('redirect_uri') ?? '');
  callback.search = new URLSearchParams({ state: url.searchParams.get('state') ?? '', ...parameters }).toString();
  return callback;
}
