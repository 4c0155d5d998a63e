/** The port that the browser comes back to, and what is sent to an identity provider. */
import type { Mutation } from './mutation.ts';

const FAULTS = ['test/integration/oauth-faults.test.ts'];
const REPLIES = ['test/integration/oauth-replies.test.ts'];
const LIMITED_FETCH = ['test/integration/limited-fetch.test.ts'];
const LOOPBACK = ['test/integration/oauth-loopback.test.ts'];
const CONNECTIONS = ['test/integration/oauth-connections.test.ts'];
const loopbackRequests = 'src/main/identity-provider/loopback-requests.ts';
const loopbackConnections = 'src/main/identity-provider/loopback-connections.ts';
const openidProvider = 'src/main/identity-provider/openid-provider.ts';

export const OF_SIGN_INS: readonly Mutation[] = [
  { name: 'the Host that a browser asks for', file: loopbackRequests, search: "if (`http://${headers.host ?? ''}` !== origin || url.origin !== origin) return 421;", replacement: '', tests: LOOPBACK },
  { name: 'the path of the loopback', file: loopbackRequests, search: 'if (url.pathname !== CALLBACK_PATH) return refused(404);', replacement: '', tests: LOOPBACK },
  { name: 'the method at the loopback', file: loopbackRequests, search: "if (method !== 'GET') return 405;", replacement: '', tests: LOOPBACK },
  { name: 'no script at the loopback', file: loopbackRequests, search: "headers.origin !== undefined || (headers['sec-fetch-mode'] ?? 'navigate') !== 'navigate'", replacement: 'false', tests: LOOPBACK },
  { name: 'no embedding at the loopback', file: loopbackRequests, search: "if ((headers['sec-fetch-dest'] ?? 'document') !== 'document') return 403;", replacement: '', tests: LOOPBACK },
  { name: 'no body at the loopback', file: loopbackRequests, search: "if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return 413;", replacement: '', tests: LOOPBACK },
  { name: 'the state of the sign-in', file: loopbackRequests, search: "if (isSame(url.searchParams.getAll('state'), state)) return 'callback';", replacement: "if (isSame([state], state)) return 'callback';", tests: LOOPBACK },
  { name: 'the browser that was sent out, for an error without a state', file: loopbackRequests, search: "isSame(cookiesOf(request), cookie) ? 'callback' : 'ignored'", replacement: "'callback'", tests: LOOPBACK },
  { name: 'one answer for each sign-in', file: loopbackRequests, search: "if (takenHref !== undefined) return isSame([url.href], takenHref) ? 'again' : refused(400);", replacement: '', tests: LOOPBACK },
  { name: 'no other user at the loopback', file: loopbackConnections, search: 'if (!isOurs) socket.destroy();\n    return isOurs;', replacement: 'return true;', tests: CONNECTIONS },
  { name: 'the time that a connection has for its request', file: loopbackConnections, search: 'setTimeout(() => socket.destroy(), HEAD_TIMEOUT_MS)', replacement: 'setTimeout(() => undefined, HEAD_TIMEOUT_MS)', tests: CONNECTIONS },
  { name: 'the end of the oldest idle connection', file: loopbackConnections, search: '      oldest.destroy();\n', replacement: '      socket.destroy();\n', tests: CONNECTIONS },
  { name: 'a start address on the command line of the browser', file: openidProvider, search: 'openLink(address).then(', replacement: "openLink(`${address}?${new URL(authorizationUrl(config, issuer, { state })).search}`).then(", tests: CONNECTIONS },
  { name: 'the question who it is before tokens are kept', file: 'src/main/sign-in/keeping.ts', search: "if (last === '' || last === user.id) return", replacement: 'return', tests: ['test/integration/oauth-keeping.test.ts'] },
  { name: 'no redirect of an identity provider', file: 'src/main/identity-provider/limited-fetch.ts', search: "redirect: 'error',", replacement: "redirect: 'follow' as 'error',", tests: LIMITED_FETCH },
  { name: 'the size of a reply of an identity provider', file: 'src/main/identity-provider/limited-fetch.ts', search: "if (bytes > BODY_BYTES_MAX) throw new IdentityProviderError('unreachable', { code: 'provider.tooLarge' });", replacement: '', tests: LIMITED_FETCH },
  { name: 'HTTPS to an identity provider', file: 'src/main/identity-provider/limited-fetch.ts', search: "if (!isAllowedEndpoint(url, issuer)) throw new IdentityProviderError('wrongMetadata', { code: 'provider.notEncrypted' });", replacement: '', tests: LIMITED_FETCH },
  { name: 'the signature of an ID token', file: 'src/main/identity-provider/provider-configuration.ts', search: 'client.enableNonRepudiationChecks(config);', replacement: '', tests: REPLIES, grep: 'signed with a key' },
  { name: 'an ID token from the future', file: 'src/main/identity-provider/token-reply.ts', search: 'if (issuedAt > Date.now() / SECOND_MS + CLOCK_TOLERANCE_SECONDS) throw', replacement: 'if (issuedAt === Infinity) throw', tests: REPLIES, grep: 'from the future' },
  { name: 'renewed tokens are of the same person', file: 'src/main/identity-provider/token-reply.ts', search: ' && now !== before) throw', replacement: ' && now === Symbol.iterator.toString()) throw', tests: ['test/integration/oauth-provider.test.ts'], grep: 'somebody else is refused' },
  { name: 'a state of its own for each sign-in', file: openidProvider, search: 'state: client.randomState()', replacement: "state: 'always-the-same-state'", tests: ['test/integration/oauth-provider.test.ts'], grep: 'asks nothing new' },
  { name: 'a verifier of its own for each sign-in', file: openidProvider, search: 'verifier: client.randomPKCECodeVerifier()', replacement: "verifier: 'always-the-same-verifier-of-more-than-43-characters'", tests: ['test/integration/oauth-provider.test.ts'], grep: 'asks nothing new' },
  { name: 'no other port where the redirect port is taken', file: 'src/main/identity-provider/loopback.ts', search: "server.once('error', fail);", replacement: "server.once('error', () => server.listen({ host: HOST, port: 0 }));", tests: FAULTS, grep: 'a redirect port that another program has' },
];
