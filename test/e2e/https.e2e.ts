/** The built app with a service over HTTPS, for which Node's modules are loaded when they are needed. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { messages } from '../../src/shared/i18n/messages.ts';
import { issue, type Issued } from '../support/certificates.ts';
import { expect, test, writeAppFile } from './fixtures.ts';

const ADA = messages.session.tooltip(messages.session.signedIn.title('Ada Lovelace'));
const authority = issue({ name: 'Test Authority', isAuthority: true });
const wanted = { name: 'pieces.test', issuer: authority };

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

test('a service with a certificate of a trusted authority is asked, and its stream followed', async ({ simulator, desktop, launch }) => {
  const service = await encrypted(issue({ ...wanted, ipAddresses: [[127, 0, 0, 1]] }), Number(new URL(simulator.url).port));
  try {
    const caFile = join(desktop.home, 'authority.pem');
    await writeFile(caFile, authority.cert);
    await writeAppFile(desktop, 'settings', { caFile });
    const app = await launch({ flags: [`--service-url=${service.url}`] });
    await (await app.tray()).waitForProperties(({ toolTip }) => toolTip.title === ADA);
    await expect((await app.window()).getByText(messages.window.updatesBy.stream)).toBeVisible();
  } finally {
    service.close();
  }
});

test('a certificate for another name is refused and told', async ({ simulator, desktop, launch }) => {
  const service = await encrypted(issue({ ...wanted, dnsNames: ['another.test'] }), Number(new URL(simulator.url).port));
  try {
    const caFile = join(desktop.home, 'authority.pem');
    await writeFile(caFile, authority.cert);
    await writeAppFile(desktop, 'settings', { caFile });
    const app = await launch({ flags: [`--service-url=${service.url}`] });
    await expect((await app.window()).locator('h1')).toHaveText(messages.reasons.certWrongName.title);
    expect(simulator.requests).toEqual([]);
  } finally {
    service.close();
  }
});
