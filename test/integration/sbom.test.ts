/** The list of what is shipped, as npm makes it, beside what the bundler takes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundledPackages } from '../../scripts/build.ts';
import { makeSbom } from '../../scripts/sbom.ts';

test('the list of what is shipped (CycloneDX) has Electron and every package that is bundled, and no tool', async () => {
  const { bomFormat, metadata, components, dependencies } = await makeSbom();
  assert.equal(bomFormat, 'CycloneDX');
  assert.equal(metadata.component.name, 'pieces-account-tray');
  const names = new Set(components.map(({ name }) => name));
  for (const folder of await bundledPackages()) assert.ok(names.has(folder.replace(/^.*node_modules\//u, '')), folder);
  for (const name of ['electron', 'keytar']) assert.ok(names.has(name), name);
  for (const name of ['typescript', 'electron-builder', '@playwright/test']) assert.ok(!names.has(name), name);
  for (const { purl, version } of components) assert.match(purl, new RegExp(`^pkg:npm/.+@${version.replaceAll('.', String.raw`\.`)}$`, 'u'));
  const references = new Set([...components.map((each) => each['bom-ref']), metadata.component['bom-ref']]);
  for (const { ref, dependsOn } of dependencies) for (const each of [ref, ...dependsOn]) assert.ok(references.has(each), each);
});
