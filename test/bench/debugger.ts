/** The little of Chromium's debugging protocol that is needed to look into a page and to close it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Chromium tells nobody when a page has come or gone: it has to be asked again. */
const ASK_AGAIN_MS = 20;
const LIMIT_MS = 10_000;

interface Target {
  readonly id: string;
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

export interface Debugger {
  /** Resolves when a page is there. */
  readonly waitForPage: () => Promise<void>;
  /** Runs an expression in the only page, and gives its value as soon as it is neither null nor undefined. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Closes all pages, and waits until they are gone. */
  readonly closePages: () => Promise<void>;
}

/**
 * @param userDataDir - of an app that was started with `--remote-debugging-port`
 */
export async function debuggerOf(userDataDir: string): Promise<Debugger> {
  const port = await untilThere(async () => {
    const text = await readFile(join(userDataDir, 'DevToolsActivePort'), 'utf8').catch(() => '');
    return text.includes('\n') ? Number(text.split('\n')[0]) : undefined;
  });
  const url = `http://127.0.0.1:${port}/json`;
  const pages = async (): Promise<Target[]> => {
    const targets = (await (await fetch(`${url}/list`)).json()) as Target[];
    return targets.filter(({ type }) => type === 'page');
  };
  const firstPage = (): Promise<Target> => untilThere(async () => (await pages())[0]);
  return {
    async waitForPage() {
      await firstPage();
    },
    async evaluate(expression) {
      const { webSocketDebuggerUrl } = await firstPage();
      return untilThere(async () => (await evaluateIn(webSocketDebuggerUrl, expression)) ?? undefined);
    },
    async closePages() {
      for (const { id } of await pages()) await fetch(`${url}/close/${id}`);
      await untilThere(async () => ((await pages()).length === 0 ? true : undefined));
    },
  };
}

async function untilThere<T>(look: () => Promise<T | undefined>): Promise<T> {
  const endMs = performance.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > endMs) throw new Error(`Chromium's debugger did not have it within ${LIMIT_MS} ms.`);
    await timers.setTimeout(ASK_AGAIN_MS);
  }
}

async function evaluateIn(webSocketUrl: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(webSocketUrl);
  const answer = Promise.withResolvers<unknown>();
  socket.once('error', answer.reject);
  socket.once('open', () => {
    const params = { expression, returnByValue: true, awaitPromise: true };
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  });
  socket.once('message', (data: Buffer) => {
    const { result } = JSON.parse(data.toString()) as { result?: { result?: { value?: unknown } } };
    answer.resolve(result?.result?.value);
  });
  try {
    return await answer.promise;
  } finally {
    socket.close();
  }
}
