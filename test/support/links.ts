/** The program that opens addresses on a virtual desktop, as the desktop's own would: it hands them to the test. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Its first argument is where to, its second what. */
const HAND_OVER = "require('node:net').connect(process.argv[1]).end(process.argv[2])";
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

export interface LinkOpener {
  /** For the programs that are to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Every address that was to be opened. */
  readonly links: readonly string[];
  /** The next address that is to be opened. */
  next(): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param path - where the desktop looks for programs; this one comes first
 * @param scheme - of other addresses than those of web pages, for which a program is registered
 */
export async function startLinkOpener(path: string, scheme?: string): Promise<LinkOpener> {
  const folder = await mkdtemp(join(tmpdir(), 'links-'));
  const socket = join(folder, 'socket');
  const links: string[] = [];
  const server = createServer((connection) => {
    let link = '';
    connection.setEncoding('utf8').on('data', (text: string) => (link += text));
    connection.on('end', () => {
      links.push(link);
      server.emit('link', link);
    });
  });
  server.listen(socket);
  await once(server, 'listening');
  const script = `#!/bin/sh\nexec ${quoted(process.execPath)} -e ${quoted(HAND_OVER)} ${quoted(socket)} "$1"\n`;
  await writeFile(join(folder, 'xdg-open'), script, { mode: 0o755 });
  const registered = `#!/bin/sh\n[ "$*" = ${quoted(`query default x-scheme-handler/${scheme ?? ''}`)} ] && echo some.desktop\n`;
  await writeFile(join(folder, 'xdg-mime'), registered, { mode: 0o755 });
  return {
    env: { PATH: `${folder}${delimiter}${path}` },
    links,
    next: async () => {
      const [link] = (await once(server, 'link')) as [string];
      return link;
    },
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
