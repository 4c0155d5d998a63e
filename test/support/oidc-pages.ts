/** The pages on which a person signs in and agrees, as a login service has them. */
import type { Middleware } from 'koa';
import type { Provider } from 'oidc-provider';

export const WRONG_PASSWORD = 'That password is wrong.';

const page = (action: string, content: string): string =>
  `<!doctype html><title>Test login</title><form method="post" action="${action}">${content}</form>`;
const loginPage = (action: string, problem = ''): string =>
  page(action, `<p>${problem}</p><input name="login"><input name="password" type="password"><button name="do" value="login">Sign in</button>`);
const consentPage = (action: string): string =>
  page(action, '<button name="do" value="allow">Allow</button><button name="do" value="deny">Deny</button>');

/** @returns the pages as a part of the provider's server */
export const interactionPages =
  (provider: Provider, passwords: Readonly<Record<string, string>>): Middleware =>
  async (context, next) => {
    const { path, method, req, res } = context;
    if (!path.startsWith('/interaction/')) return next();
    const { prompt, params, session, grantId } = await provider.interactionDetails(req, res);
    const show = (html: string): void => {
      context.type = 'html';
      context.body = html;
    };
    if (method !== 'POST') return show(prompt.name === 'login' ? loginPage(path) : consentPage(path));

    const form = new URLSearchParams(await bodyOf(req));
    const login = form.get('login') ?? '';
    switch (form.get('do') ?? '') {
      case 'login':
        if (passwords[login] === undefined || passwords[login] !== form.get('password')) return show(loginPage(path, WRONG_PASSWORD));
        return provider.interactionFinished(req, res, { login: { accountId: login } });
      case 'allow': {
        const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
        const grant = known ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
        const { missingOIDCScope, missingResourceScopes } = prompt.details as Missing;
        if (missingOIDCScope !== undefined) grant.addOIDCScope(missingOIDCScope.join(' '));
        for (const [api, scopes] of Object.entries(missingResourceScopes ?? {})) grant.addResourceScope(api, scopes.join(' '));
        return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
      }
      default:
        return provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'The person said no.' });
    }
  };

interface Missing {
  readonly missingOIDCScope?: readonly string[];
  readonly missingResourceScopes?: Readonly<Record<string, readonly string[]>>;
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
