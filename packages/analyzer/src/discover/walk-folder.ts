import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

import type { FileError } from '../file-error.ts';
import { isAnalysableName, isClosedFolder } from './analysable.ts';
import type { GitIgnore } from './git-ignore.ts';
import type { IgnoreTest } from './ignore-globs.ts';

export interface Walk {
  readonly files: string[];
  readonly errors: FileError[];
}

export interface WalkOptions {
  readonly root: string;
  readonly ignores: IgnoreTest;
}

/**
 * Collects the analysable files under `folder` (relative to the root) in `walk`.
 * Symbolic links are not followed: what they lead to is met where it lies, and a loop ends nowhere.
 */
export const walkFolder = (folder: string, above: GitIgnore, options: WalkOptions, walk: Walk): void => {
  const entries = entriesOf(folder, options.root, walk);
  const gitIgnore = entries.some(({ name }) => name === '.gitignore') ? above.enter(folder) : above;
  const parent = folder === '' ? '' : `${folder}/`;
  for (const entry of entries) {
    const path = parent + entry.name;
    if (entry.isDirectory()) {
      const isOut = isClosedFolder(parent, entry.name) || gitIgnore.ignores(`${path}/`) || options.ignores(path, true);
      if (!isOut) walkFolder(path, gitIgnore, options, walk);
    } else if (entry.isFile() && isAnalysableName(entry.name)) {
      if (!gitIgnore.ignores(path) && !options.ignores(path, false)) walk.files.push(path);
    }
  }
};

const entriesOf = (folder: string, root: string, walk: Walk): readonly Dirent[] => {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const why = error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'no permission' : 'it vanished';
    walk.errors.push({
      file: folder,
      message: `The folder ${folder || '.'} could not be read (${why}); what it holds was not analysed.`,
    });
    return [];
  }
};
