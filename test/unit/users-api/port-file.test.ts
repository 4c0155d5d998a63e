import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portFilePaths } from '../../../src/main/users-api/port-file.ts';

const END = 'com.pieces.os/production/Config/.port.txt';
const slashes = (paths: readonly string[]): string[] => paths.map((path) => path.replaceAll('\\', '/'));

test('the port file is looked for where versions of Pieces OS put it', () => {
  assert.deepEqual(slashes(portFilePaths('linux', {}, '/home/ada')), [
    `/home/ada/.local/share/${END}`,
    `/home/ada/Documents/${END}`,
  ]);
  assert.deepEqual(slashes(portFilePaths('linux', { XDG_DATA_HOME: '/data' }, '/home/ada'))[0], `/data/${END}`);
  for (const unset of ['', 'data', './data']) {
    assert.deepEqual(slashes(portFilePaths('linux', { XDG_DATA_HOME: unset }, '/home/ada'))[0], `/home/ada/.local/share/${END}`);
  }
  assert.deepEqual(slashes(portFilePaths('darwin', {}, '/Users/ada')), [`/Users/ada/Library/${END}`]);
  const vendor = 'Mesh Intelligent Technologies, Inc';
  assert.deepEqual(slashes(portFilePaths('win32', { LOCALAPPDATA: 'C:/Local' }, 'C:/Users/ada')), [
    `C:/Local/${vendor}/Pieces OS/${END}`,
    `C:/Local/${vendor}./Pieces OS/${END}`,
  ]);
  for (const env of [{}, { LOCALAPPDATA: '' }]) {
    assert.deepEqual(slashes(portFilePaths('win32', env, 'C:/Users/ada'))[0], `C:/Users/ada/AppData/Local/${vendor}/Pieces OS/${END}`);
  }
});
