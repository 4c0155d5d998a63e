/** The pages that the browser is shown at the end, made of nothing but themselves. */
import { createHash } from 'node:crypto';
import { messages } from '../../shared/i18n/messages.ts';

const STYLE =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}' +
  'body{display:grid;place-content:center;min-height:90vh;margin:0;padding:0 1.5rem;text-align:center}' +
  'h1{font-size:1.5rem;margin:0}p{margin:.5rem 0 0}';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `done`: the browser came back. `ignored`: with an answer that is not known to be the identity provider's. */
export type LoopbackPage = 'done' | 'ignored';

/** Nothing of the request is in it, so that no address can make it say something. */
export function loopbackPage(page: LoopbackPage): string {
  const { title, detail } = messages.signIn.pages[page];
  return (
    `<!doctype html><html lang="${messages.language}"><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(messages.app)}</title><style>${STYLE}</style>` +
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p></main></body></html>`
  );
}

/** Its address holds the code: it is stored nowhere, told to nobody, and no script could read it. */
export const LOOPBACK_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
    `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  connection: 'close',
};
