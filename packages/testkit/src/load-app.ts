import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import type { Files } from './case-files.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

/** All files of an application under `folder`, their placeholders filled. */
export const loadApp = async (folder: string): Promise<Files> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.sort().map(async (path) => {
      const name = relative(folder, path).split(sep).join('/');
      return [name, fillPlaceholders(await readFile(path, 'utf8'))] as const;
    }),
  );
  return new Map(texts);
};
