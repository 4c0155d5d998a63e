import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forbiddenVariable } from '../../../src/main/app/environment.ts';

describe('the installed app does not start with', () => {
  for (const name of [
    'SSLKEYLOGFILE', 'ELECTRON_RUN_AS_NODE', 'ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE', 'ELECTRON_ENABLE_STACK_DUMPING', 'ELECTRON_FORCE_IS_PACKAGED',
    'NODE_OPTIONS', 'NODE_DEBUG', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_PATH', 'NODE_V8_COVERAGE', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_USE_ENV_PROXY',
    'CHROME_LOG_FILE', 'CHROME_DEVEL_SANDBOX', 'CHROME_HEADLESS', 'sslkeylogfile', 'Node_Options',
  ]) {
    test(name, () => assert.equal(forbiddenVariable({ PATH: '/usr/bin', [name]: '1' }), name));
  }
});

test('an environment of a desktop is none of its business, nor is a variable without a value', () => {
  const desktop = {
    PATH: '/usr/bin', HOME: '/home/ada', LANG: 'de_DE.UTF-8', DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
    XDG_RUNTIME_DIR: '/run/user/1000', HTTPS_PROXY: 'http://proxy:3128', GTK_MODULES: 'x', APPIMAGE: '/a', APPDIR: '/b', NODE: 'x', NODENV_VERSION: '20',
    CHROME_DESKTOP: 'code.desktop', ELECTRON_OZONE_PLATFORM_HINT: 'auto', NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: '/ca.pem', SSLKEYLOGFILE: '',
  };
  assert.equal(forbiddenVariable(desktop), undefined);
});
