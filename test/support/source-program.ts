/** The sources of the app as the compiler sees them. */
import { join, relative } from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { API, type Checker } from 'typescript/unstable/sync';
import { ROOT } from '../../scripts/paths.ts';

export interface SourceFileOfApp {
  /** Of the root of the repository. */
  readonly path: string;
  readonly tree: SourceFile;
  readonly checker: Checker;
}

const SOURCES = join(ROOT, 'src/');

/**
 * @param use - is given every file of `src`, each once; nothing of the compiler may be used after it
 * @returns what it returns
 */
export function withSources<Result>(use: (files: readonly SourceFileOfApp[]) => Result): Result {
  const api = new API({ cwd: ROOT });
  try {
    const projects = api.updateSnapshot({ openProjects: ['tsconfig.json', 'src/renderer/tsconfig.json'].map((name) => join(ROOT, name)) }).getProjects();
    const files = new Map<string, SourceFileOfApp>();
    for (const { program, checker } of projects) {
      for (const name of program.getSourceFileNames().filter((file) => file.startsWith(SOURCES) && !files.has(file))) {
        const tree = program.getSourceFile(name);
        if (tree !== undefined) files.set(name, { path: relative(ROOT, name), tree, checker });
      }
    }
    return use([...files.values()]);
  } finally {
    api.close();
  }
}

/** @returns the node and all nodes in it */
export function nodesIn(node: Node, found: Node[] = []): readonly Node[] {
  found.push(node);
  node.forEachChild((child) => void nodesIn(child, found));
  return found;
}
