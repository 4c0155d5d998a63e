/** What is sent to a service, and what a service sends. */
import type { Mutation } from './mutation.ts';

const SERVICE_TEXT = ['test/unit/users-api/service-text.test.ts'];
const SERVICE_URL = ['test/unit/users-api/service-url.test.ts'];
const LINKS = ['test/unit/system/open-link.test.ts'];
const HTTP = ['test/integration/users-api-http.test.ts'];
const CALL_LIMIT = ['test/unit/window/call-limit.test.ts'];
const OTHER_USER = ['test/integration/other-user.test.ts'];
const ADDRESS_TEST = ['test/integration/test-address.test.ts'];
const callLimit = 'src/shared/call-limit.ts';

export const OF_SERVICES: readonly Mutation[] = [
  { name: 'HTTPS to another computer', file: 'src/shared/service-url.ts', search: "if (!isEncryptedOrLocal(url)) return { ok: false, problem: 'notEncrypted' };", replacement: '', tests: SERVICE_URL },
  { name: 'no password in the address of a service', file: 'src/shared/service-url.ts', search: "if (url.username !== '' || url.password !== '') return { ok: false, problem: 'hasCredentials' };", replacement: '', tests: SERVICE_URL },
  { name: 'only web pages are opened', file: 'src/main/system/open-link.ts', search: "if (!isWebPage(url)) throw new CodedError({ code: 'addressNotOpened' });", replacement: '', tests: LINKS },
  { name: 'no browser opens the address that starts Pieces OS', file: 'src/main/system/open-link.ts', search: "if (programFor(LAUNCH_URL) === '') return false;", replacement: '', tests: LINKS },
  { name: 'only addresses that the rules allow are tested', file: 'src/main/watch/test-address.ts', search: "if (!url.ok) return { state: 'invalid', problem: url.problem };\n    const { baseUrl } = url;", replacement: 'const baseUrl = url.ok ? url.baseUrl : address;', tests: ADDRESS_TEST },
  { name: 'a test of an address asks for health and version only', file: 'src/main/watch/test-address.ts', search: "if (!(await isPiecesOs(api))) return { state: 'failed', baseUrl, reason: 'notPiecesOs' };", replacement: 'await (api as UsersApi).listUsers();', tests: ADDRESS_TEST },
  { name: 'one test of an address at a time', file: 'src/main/watch/test-address.ts', search: 'last = test.catch(() => undefined);', replacement: '', tests: ADDRESS_TEST },
  { name: 'few tests of addresses', file: callLimit, search: "'openProjectPage', 'testServiceAddress',", replacement: "'openProjectPage',", tests: CALL_LIMIT },
  { name: 'no redirect of the service', file: 'src/main/users-api/http.ts', search: 'followRedirect: false', replacement: 'followRedirect: true', tests: HTTP },
  { name: 'the limit on a body', file: 'src/main/users-api/http.ts', search: '> bytesMax) throw', replacement: '> Number.MAX_VALUE) throw', tests: HTTP },
  { name: 'loopback by no proxy', file: 'src/main/users-api/http.ts', search: "agent: { http: withOwnerCheck(new HttpAgent({ keepAlive: false }), 'connect', ownerOf) },", replacement: '', tests: HTTP },
  { name: 'nothing for a service of another user', file: 'src/main/users-api/own-connection.ts', search: "if (owner === 'otherUser') return OTHER_USER_CODE;", replacement: '', tests: OTHER_USER },
  { name: 'only certificates of known authorities', file: 'src/main/users-api/http.ts', search: 'retry: { limit: 0 },', replacement: 'retry: { limit: 0 }, https: { rejectUnauthorized: false },', tests: ['test/integration/users-api-https.test.ts'] },
  { name: 'a service says that it is Pieces OS', file: 'src/main/users-api/client.ts', search: ".startsWith('ok'),", replacement: ".startsWith(''),", tests: ['test/integration/not-pieces-os.test.ts'] },
  { name: 'a service that is searched for says that it is Pieces OS', file: 'src/main/users-api/discover.ts', search: ".toString('utf8').startsWith('ok')", replacement: ".toString('utf8').startsWith('')", tests: ['test/integration/finding.test.ts'] },
  { name: 'sent tokens are removed from the text of a service', file: 'src/main/users-api/service-text.ts', search: 'shown.replaceAll(secret, REMOVED)', replacement: 'shown', tests: SERVICE_TEXT },
  { name: 'no data in the text of a service', file: 'src/main/users-api/service-text.ts', search: "const at = text.search(DATA);", replacement: 'const at = -1;', tests: SERVICE_TEXT },
  { name: 'no secrets in the text of a service', file: 'src/main/users-api/service-text.ts', search: 'withoutSecrets(withoutSent(text, secrets).slice', replacement: '(withoutSent(text, secrets).slice', tests: SERVICE_TEXT },
  { name: 'no token in pieces in the text of a service', file: 'src/main/users-api/service-text.ts', search: ' || holdsPartOf(shown, secrets)', replacement: '', tests: SERVICE_TEXT },
];
