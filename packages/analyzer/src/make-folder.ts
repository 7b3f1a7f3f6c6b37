import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * With all folders above it that are not there. Throws where it cannot be made: `mkdirSync` with `recursive` never ends
 * where a file system says that nothing is there and lets nothing be made, as in /proc.
 */
export const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (isFolder(folder)) return;
    const above = dirname(folder);
    if (above === folder || existsSync(above)) throw error;
    makeFolder(above);
    makeFolder(folder);
  }
};

/** Where something above it is a file, there is none. */
const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
