/** A file of an archive: its path with `/`, and what is in it. */
export interface AsarFile {
  readonly path: string;
  readonly content: Buffer;
}

const UINT32_BYTES = 4;

const uint32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(UINT32_BYTES);
  buffer.writeUInt32LE(value);
  return buffer;
};

/**
 * Writes a flat asar archive, always the same bytes for the same files: so whoever has the sources can check an archive
 * by comparing. (`@electron/asar` packs folders only, asynchronously, and costs a tenth of a second to load.)
 *
 * @param files - none of them in a folder
 * @returns the archive
 */
export const makeAsar = (files: readonly AsarFile[]): Buffer => {
  let offset = 0;
  const entries = files.map(({ path, content }) => {
    const entry = [path, { size: content.length, offset: String(offset) }] as const;
    offset += content.length;
    return entry;
  });
  // Two of Chromium's "pickles": the size of the header, then the header as a string padded to four bytes.
  const header = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padding = Buffer.alloc((UINT32_BYTES - (header.length % UINT32_BYTES)) % UINT32_BYTES);
  const stringPickleBytes = UINT32_BYTES + header.length + padding.length;
  return Buffer.concat([
    uint32(UINT32_BYTES),
    uint32(UINT32_BYTES + stringPickleBytes),
    uint32(stringPickleBytes),
    uint32(header.length),
    header,
    padding,
    ...files.map(({ content }) => content),
  ]);
};
