import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createTestPaths, discover, openProgram, type LinkedProgram } from '@seamlint/analyzer';
import { createScope, type Catalog, type Scope } from '@seamlint/core';

import type { Files } from './case-files.ts';

/** What `ask` gets to know of `files` as one program, the scope that a rule would be handed. */
export const withProgram = async <T>(
  files: Files,
  catalog: Catalog,
  ask: (scope: Scope, program: LinkedProgram) => T,
): Promise<T> => {
  // The resolver reads the disk, so that the files must lie on one.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'seamlint-case-')));
  try {
    await writeAll(
      root,
      files.has('package.json') ? files : new Map([...files, ['package.json', '{ "name": "case" }']]),
    );
    const discovery = await discover({ cwd: root, paths: [], ignore: [] });
    const program = await openProgram(discovery, catalog);
    const answer = ask(createScope(program, catalog, { isTest: createTestPaths(discovery) }), program);
    const [error] = program.errors;
    if (error !== undefined) throw new Error(`${error.file}: ${error.message}`);
    return answer;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};

const writeAll = async (root: string, files: Files): Promise<void> => {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
};
