import type { SpawnOptions } from 'node:child_process';

export declare const runInPlace: (file: string, args: readonly string[], options?: SpawnOptions) => Promise<number>;
export declare const isRunning: (pid: number) => boolean;
