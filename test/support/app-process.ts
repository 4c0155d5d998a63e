import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CommandName } from '../../src/shared/bridge-contract.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';

const WORKER = fileURLToPath(new URL('app-process-worker.ts', import.meta.url));

export interface AppProcessOptions {
  readonly userDataDir: string;
  readonly serviceUrl: string;
  /** How far its clock is ahead, in milliseconds. */
  readonly clockOffsetMs?: number;
  /** The process kills itself instead of keeping the n-th entry of renewed tokens, counted from 1. */
  readonly dieAtSet?: number;
}

export interface ToAppProcess {
  readonly id: number;
  readonly command: CommandName;
  readonly args: readonly unknown[];
}

export type FromAppProcess =
  | { readonly snapshot: Snapshot }
  /** What the app would open in the browser. */
  | { readonly link: string }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** The app without Electron, in a process of its own. */
export interface AppProcess {
  readonly snapshot: () => Snapshot;
  /** Every snapshot so far, as JSON. */
  readonly seen: readonly string[];
  run(command: CommandName, ...args: readonly unknown[]): Promise<unknown>;
  /** Resolves with the first snapshot, from now on, of which this is true. */
  until(isIt: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
  onLink: (url: URL) => void;
  /** Resolves when the process has died by itself. */
  readonly died: Promise<unknown>;
  close(): Promise<void>;
}

/** Starts it; resolves when it has looked at the service. */
export async function startAppProcess(options: AppProcessOptions, env: NodeJS.ProcessEnv): Promise<AppProcess> {
  const child = fork(WORKER, [JSON.stringify(options)], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const seen: string[] = [];
  let latest: Snapshot | undefined;
  let lastId = 0;

  const app: AppProcess = {
    seen,
    died: exited,
    onLink: () => undefined,
    snapshot: () => {
      if (latest === undefined) throw new Error('The app has not said anything yet.');
      return latest;
    },
    run: (command, ...args) => {
      const answer = Promise.withResolvers<unknown>();
      lastId += 1;
      open.set(lastId, answer);
      child.send({ id: lastId, command, args } satisfies ToAppProcess);
      return answer.promise;
    },
    until: (isIt) =>
      new Promise((resolve, reject) => {
        const check = (snapshot: Snapshot): void => {
          if (!isIt(snapshot)) return;
          listeners.delete(check);
          resolve(snapshot);
        };
        listeners.add(check);
        exited.then(() => reject(new Error('The app has died.')), reject);
        if (latest !== undefined) check(latest);
      }),
    close: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
  child.on('message', (message: FromAppProcess) => {
    if ('snapshot' in message) {
      latest = message.snapshot;
      seen.push(JSON.stringify(latest));
      for (const listener of listeners) listener(latest);
    } else if ('link' in message) app.onLink(new URL(message.link));
    else if ('error' in message) open.get(message.id)?.reject(new Error(message.error));
    else open.get(message.id)?.resolve(message.value);
  });
  child.once('exit', () => {
    for (const { reject } of open.values()) reject(new Error('The app has died.'));
  });
  await app.until(({ session }) => session.state !== 'starting');
  return app;
}
