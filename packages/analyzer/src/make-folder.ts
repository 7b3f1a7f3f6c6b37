import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * True where it was not there before. With all folders above it that are not there. Throws where it cannot be made: `mkdirSync` with `recursive` never ends
 * where a file system says that nothing is there and lets nothing be made, as in /proc.
 */
export const makeFolder = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (isFolder(folder)) return false;
    const above = dirname(folder);
    if (above === folder || existsSync(above)) throw error;
    makeFolder(above);
    return makeFolder(folder);
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
