/** The audit with npm itself: at a registry of the test, and at the one that this machine has. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { audit } from '../../scripts/audit.ts';

const BULK = '/-/npm/v1/security/advisories/bulk';
const URL = 'https://github.com/advisories/GHSA-xxxx';
const ADVISORY = { id: 1, url: URL, title: 'Runs code', severity: 'critical', vulnerable_versions: '>=0.0.0', cwe: [], cvss: { score: 9, vectorString: null } };

let server: Server | undefined;
afterEach(() => server?.close());

/** Answers the question for advisories, and nothing else. */
async function startRegistry(status: number, body: unknown): Promise<string> {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(request.url === BULK ? status : 404, { 'content-type': 'application/json' });
    response.end(request.url === BULK ? JSON.stringify(body) : '{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a registry', () => {
  test('that knows of a vulnerability is believed', async () => {
    assert.deepEqual(await audit([], await startRegistry(200, { got: [ADVISORY] })), {
      kind: 'answered',
      findings: [`got: Runs code (critical, ${URL})`],
    });
  });

  test('that knows of a vulnerability is asked also where npm is set up to work offline', async (context) => {
    process.env['npm_config_offline'] = 'true';
    context.after(() => delete process.env['npm_config_offline']);
    const result = await audit([], await startRegistry(200, { got: [ADVISORY] }));
    assert.equal(result.kind === 'answered' && result.findings.length, 1);
  });

  test('that knows of one that is excepted is content', async () => {
    const exceptions = [{ what: URL, until: '9999-12-31', why: 'for the test' }];
    assert.deepEqual(await audit(exceptions, await startRegistry(200, { got: [ADVISORY] })), { kind: 'answered', findings: [] });
  });

  test('that knows of nothing is content', async () => {
    assert.deepEqual(await audit([], await startRegistry(200, {})), { kind: 'answered', findings: [] });
  });

  test('that offers no audit is not taken for content', async () => {
    const result = await audit([], await startRegistry(405, {}));
    assert.equal(result.kind, 'unanswered');
    assert.match(result.reason, /405/u);
  });

  test('that is not there is not taken for content', async () => {
    assert.equal((await audit([], 'http://127.0.0.1:9/')).kind, 'unanswered');
  });
});

test('the registry of this machine knows of no vulnerability, or does not say', async (context) => {
  const result = await audit();
  if (result.kind === 'unanswered') return context.diagnostic(`The registry did not answer: ${result.reason}`);
  assert.deepEqual(result.findings, []);
});
