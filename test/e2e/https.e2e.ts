/** The built app with a service over HTTPS, for which Node's modules are loaded when they are needed. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { RunningApp } from '../support/app.ts';
import { issue, type Issued, type Wanted } from '../support/certificates.ts';
import { expect, test as base, writeAppFile } from './fixtures.ts';

const ADA = messages.session.tooltip(messages.session.signedIn.title('Ada Lovelace'));
const authority = issue({ name: 'Test Authority', isAuthority: true });

/** Takes the encryption off, and passes on what is inside to the service. */
async function encrypted({ cert, key }: Issued, port: number): Promise<{ url: string; close: () => void }> {
  const server = createServer({ cert, key: key.export({ type: 'pkcs8', format: 'pem' }) }, (client) => {
    const service = connect(port, '127.0.0.1');
    client.on('error', () => service.destroy());
    service.on('error', () => client.destroy());
    client.pipe(service).pipe(client);
  });
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** The app, which trusts the authority, with the service behind a certificate. */
const test = base.extend<{ readonly launchBehind: (names: Pick<Wanted, 'dnsNames' | 'ipAddresses'>) => Promise<RunningApp> }>({
  launchBehind: async ({ simulator, desktop, launch }, use) => {
    const ends: (() => void)[] = [];
    await use(async (names) => {
      const { url, close } = await encrypted(issue({ name: 'pieces.test', issuer: authority, ...names }), Number(new URL(simulator.url).port));
      ends.push(close);
      const caFile = join(desktop.home, 'authority.pem');
      await writeFile(caFile, authority.cert);
      await writeAppFile(desktop, 'settings', { caFile });
      return launch({ flags: [`--service-url=${url}`] });
    });
    for (const end of ends) end();
  },
});

test('a service with a certificate of a trusted authority is asked, and its stream followed', async ({ launchBehind }) => {
  const app = await launchBehind({ ipAddresses: [[127, 0, 0, 1]] });
  await (await app.tray()).waitForProperties(({ toolTip }) => toolTip.title === ADA);
  await expect((await app.window()).getByText(messages.window.updatesBy.stream)).toBeVisible();
});

test('a certificate for another name is refused and told', async ({ simulator, launchBehind }) => {
  const app = await launchBehind({ dnsNames: ['another.test'] });
  await expect((await app.window()).locator('h1')).toHaveText(messages.reasons.certWrongName.title);
  expect(simulator.requests).toEqual([]);
});
