import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { build } from 'esbuild';
import { builtinsWhenUsed } from '../../../scripts/builtins-when-used.ts';

const BANNER = "import{createRequire}from'node:module';const require=createRequire('file:///');";

/** Runs a program as the app's main process is bundled; gives what it printed, as JSON. */
async function runBundled(program: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: [builtinsWhenUsed],
    banner: { js: BANNER },
  });
  const [bundled] = outputFiles;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', bundled?.text ?? ''], { encoding: 'utf8' }));
}

const LOADED = "const loaded = () => ['crypto', 'http2', 'tls', 'https'].filter((name) => process.moduleLoadList.includes('NativeModule ' + name));";

test('a module of Node is loaded when an export is read', async () => {
  const printed = await runBundled(`
    import { createHash } from 'node:crypto';
    import http2, { constants } from 'node:http2';
    import * as tls from 'node:tls';
    import { Agent } from 'node:https';
    ${LOADED}
    const states = [[loaded()]];
    states.push([createHash('sha256').update('').digest('hex').slice(0, 8), loaded()]);
    states.push([tls.rootCertificates.length > 0, loaded()]);
    states.push([new Agent() instanceof Agent, loaded()]);
    states.push([constants.NGHTTP2_NO_ERROR, http2.constants === constants, loaded()]);
    console.log(JSON.stringify(states));
  `);
  assert.deepEqual(printed, [
    [[]],
    ['e3b0c442', ['crypto']],
    [true, ['crypto', 'tls']],
    [true, ['crypto', 'tls', 'https']],
    [0, true, ['crypto', 'http2', 'tls', 'https']],
  ]);
});

test('a function that is read for each request is there before its module, and the same when it is called', async () => {
  const printed = await runBundled(`
    import { checkServerIdentity } from 'node:tls';
    ${LOADED}
    const read = checkServerIdentity;
    const before = loaded();
    const certificate = { subject: { CN: 'a.example' }, subjectaltname: 'DNS:a.example' };
    console.log(JSON.stringify([typeof read, before, read('a.example', certificate) === undefined, read('b.example', certificate)?.code]));
  `);
  assert.deepEqual(printed, ['function', [], true, 'ERR_TLS_CERT_ALTNAME_INVALID']);
});

test('what the runtime lacks is not there', async () => {
  const printed = await runBundled(`
    import * as tls from 'node:tls';
    delete require('node:tls').getCACertificates;
    console.log(JSON.stringify([typeof tls.getCACertificates, typeof tls.connect]));
  `);
  assert.deepEqual(printed, ['undefined', 'function']);
});

test('any other module is the one of Node itself, with its default export', async () => {
  const printed = await runBundled(`
    import EventEmitter, { once } from 'node:events';
    import process, { env } from 'node:process';
    console.log(JSON.stringify([new (class extends EventEmitter {})() instanceof EventEmitter, typeof once, process.env === env, process === globalThis.process]));
  `);
  assert.deepEqual(printed, [true, 'function', true, true]);
});
