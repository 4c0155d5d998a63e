import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { DEFAULT_SERVICE_URL, locateService, parseServiceUrl } from '../../../src/shared/service-url.ts';
import { anyText, anyUrl, anyUrlPart } from '../../support/any-text.ts';

const problemOf = (value: string): string => {
  const url = parseServiceUrl(value);
  return url.ok ? `accepted as ${url.baseUrl}` : url.problem;
};

describe('the address of a service', () => {
  test('on this computer may be plain HTTP', () => {
    const accepted = {
      'http://localhost:1000': 'http://localhost:1000',
      'http://127.0.0.1:39300/': 'http://127.0.0.1:39300',
      'http://127.1.2.3': 'http://127.1.2.3',
      'http://[::1]:5323': 'http://[::1]:5323',
      ' HTTP://LOCALHOST:1000 ': 'http://localhost:1000',
      'http://127.1:80': 'http://127.0.0.1',
    };
    for (const [value, baseUrl] of Object.entries(accepted)) assert.deepEqual(parseServiceUrl(value), { ok: true, baseUrl });
  });

  test('under another name for this computer is brought into its plain form', () => {
    const names = {
      '0.0.0.0': '127.0.0.1',
      '0': '127.0.0.1',
      '127.1': '127.0.0.1',
      '0x7f.0.0.1': '127.0.0.1',
      '2130706433': '127.0.0.1',
      '127.0.0.1.': '127.0.0.1',
      '[::]': '[::1]',
      '[0:0:0:0:0:0:0:1]': '[::1]',
      '[::ffff:127.0.0.1]': '127.0.0.1',
      '[::ffff:7f00:1]': '127.0.0.1',
      '[::ffff:127.1.2.3]': '127.1.2.3',
      '[::ffff:0.0.0.0]': '127.0.0.1',
      'localhost.': 'localhost',
      'LocalHost.': 'localhost',
      'pieces.localhost': 'localhost',
      'a.b.localhost.': 'localhost',
      'localhost.localdomain': 'localhost',
      localhost4: 'localhost',
      'localhost6.localdomain6': 'localhost',
      'ip6-localhost': 'localhost',
      'ip6-loopback': 'localhost',
    };
    for (const [name, host] of Object.entries(names)) {
      for (const protocol of ['http:', 'https:']) {
        assert.deepEqual(parseServiceUrl(`${protocol}//${name}:39300`), { ok: true, baseUrl: `${protocol}//${host}:39300` }, name);
      }
    }
  });

  test('that only looks like this computer has to be HTTPS', () => {
    for (const host of [
      '[::ffff:128.0.0.1]', '[::ffff:0.0.0.1]', '[::ffff:192.168.0.2]', '[::127.0.0.1]', '[::2]', '[fe80::1]', '0.0.0.1',
      'localhost.example', 'mylocalhost', 'localhost5', 'localdomain', 'localhost.localdomain.example', 'ip6-localhost.example',
    ]) {
      assert.equal(problemOf(`http://${host}:39300`), 'notEncrypted', host);
    }
  });

  test('on another computer has to be HTTPS', () => {
    assert.deepEqual(parseServiceUrl('https://pieces.example.org'), { ok: true, baseUrl: 'https://pieces.example.org' });
    for (const host of ['pieces.example.org', '192.168.0.2', '128.0.0.1', '[::2]', 'localhost.example.org', '127.0.0.1.example.org', 'xlocalhost']) {
      assert.equal(problemOf(`http://${host}:1000`), 'notEncrypted', host);
    }
  });

  test('has no user name, password, path, query or fragment', () => {
    assert.equal(problemOf('http://ada@localhost:1000'), 'hasCredentials');
    assert.equal(problemOf('http://:secret@localhost:1000'), 'hasCredentials');
    assert.equal(problemOf('http://localhost:1000/users'), 'hasPath');
    assert.equal(problemOf('http://localhost:1000/?a=1'), 'hasPath');
    assert.equal(problemOf('http://localhost:1000/#a'), 'hasPath');
  });

  test('has a port that there is', () => {
    for (const value of ['http://localhost:0', 'https://pieces.example.org:0', 'http://127.0.0.1:00', 'http://localhost:65536']) assert.equal(problemOf(value), 'notAUrl', value);
  });

  test('is told apart from other protocols and from what is no address', () => {
    for (const value of ['ftp://localhost', 'ws://localhost:1000', 'file:///etc/passwd', 'localhost:1000', 'javascript:alert(1)']) {
      assert.equal(problemOf(value), 'notHttp', value);
    }
    for (const value of ['', ' ', 'localhost', '1000', 'http://', 'http://127.0.0.1:null', 'http://localhost:99999', 'http://[::1', 'http://a b']) {
      assert.equal(problemOf(value), 'notAUrl', value);
    }
  });

  test('never throws, and what is accepted is its own plain form and sends nothing unencrypted off this computer', () => {
    const userInfo = fc.option(anyUrlPart().map((part) => `${part}@`), { nil: '' });
    const likely = fc
      .tuple(fc.constantFrom('http://', 'https://', 'HTTP:', ''), userInfo, fc.webAuthority({ withPort: true, withIPv4: true, withIPv6: true }), fc.constantFrom('', '/', '/x'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText(), anyUrl(), likely), (value) => {
        const url = parseServiceUrl(value);
        if (!url.ok) return;
        assert.deepEqual(parseServiceUrl(url.baseUrl), url);
        const { protocol, hostname, origin } = new URL(url.baseUrl);
        assert.equal(origin, url.baseUrl);
        assert.ok(protocol === 'https:' || /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(hostname), url.baseUrl);
      }),
    );
  });
});

describe('where the service is', () => {
  test('is said by the command line first, then by the setting, then by the default', () => {
    const line = 'http://127.0.0.1:1';
    assert.deepEqual(locateService(line, 'http://127.0.0.1:2'), { baseUrl: line, source: 'commandLine' });
    assert.deepEqual(locateService(line, 'garbage'), { baseUrl: line, source: 'commandLine' });
    assert.deepEqual(locateService(undefined, 'http://127.0.0.1:2/'), { baseUrl: 'http://127.0.0.1:2', source: 'setting' });
    for (const empty of ['', '  ']) {
      assert.deepEqual(locateService(undefined, empty), { baseUrl: DEFAULT_SERVICE_URL, source: 'default' });
    }
  });

  test('is the default when the setting cannot be used, and the setting is told as ignored', () => {
    assert.deepEqual(locateService(undefined, 'http://pieces.example.org'), {
      baseUrl: DEFAULT_SERVICE_URL,
      source: 'default',
      ignored: { value: 'http://pieces.example.org', problem: 'notEncrypted' },
    });
  });
});
