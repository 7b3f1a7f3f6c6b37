import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createCatalog } from '@seamlint/core';

import { discover } from './discover/discover.ts';
import { openProgram, type LinkedProgram } from './link/open-program.ts';

/** Text by path, relative to the folder. */
export type Files = Readonly<Record<string, string>>;

/** For tests: `files` in a folder of their own, as long as `use` takes. */
export const inFolder = async <T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seamlint-analyzer-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** For tests: `files` as a program, with no provider known. */
export const inProgram = async <T>(files: Files, use: (program: LinkedProgram) => T | Promise<T>): Promise<T> =>
  inFolder(files, async (folder) =>
    use(await openProgram(await discover({ cwd: folder, paths: [], ignore: [] }), createCatalog([], []))),
  );
