import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../system-error.ts';

/** A folder of the project, asked by names relative to it. */
export interface Folder {
  /** Absolute. */
  readonly path: string;
  /** Without a byte order mark; undefined: there is no such file, or it can't be read. */
  readonly read: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
  /** Sorted; empty where there is no such folder. */
  readonly list: (name: string) => readonly string[];
}

export const openFolder = (path: string): Folder => ({
  path,
  read: (name) => attempt(() => readFileSync(join(path, name), 'utf8').replace(/^\uFEFF/u, '')),
  has: (name) => existsSync(join(path, name)),
  list: (name) => attempt(() => readdirSync(join(path, name)).toSorted()) ?? [],
});

const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
};
