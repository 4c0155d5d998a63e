#!/usr/bin/env node
/**
 * Stands in for 7-Zip, which electron-builder downloads and needs on Linux for one thing: to compress a tar. electron-builder starts
 * it by `ELECTRON_BUILDER_7ZIP_PATH`, as `7za a -bd -mx=9 … OUTPUT.tar.gz INPUT.tar`.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { say } from './say.mjs';

const LEVEL = /^-mx=(?<level>\d)$/u;

const main = async (args: readonly string[]): Promise<void> => {
  const [command, ...rest] = args;
  const [output = '', input = '', ...more] = rest.filter((arg) => !arg.startsWith('-'));
  if (command !== 'a' || !output.endsWith('.tar.gz') || input === '' || more.length > 0) {
    say(`scripts/seven-zip.ts only compresses a tar, and was asked for: ${args.join(' ')}`);
    process.exitCode = 1;
    return;
  }
  const level = Number(rest.map((arg) => LEVEL.exec(arg)?.groups?.['level']).find((found) => found !== undefined) ?? '9');
  await pipeline(createReadStream(input), createGzip({ level }), createWriteStream(output));
};

await main(process.argv.slice(2));
