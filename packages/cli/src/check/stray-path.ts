import { accessSync, constants, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../nearest.ts';
import { UsageError } from '../usage-error.ts';

const COMMANDS = ['check', 'fix', 'checklist', 'init', 'rules', 'explain', 'facts'];

/** A mistyped command reads as a path of the default one. */
export const rejectStrayPath = ([first]: readonly string[], cwd: string): void => {
  if (first === undefined || !/^[a-z]+$/iu.test(first) || existsSync(resolve(cwd, first))) return;
  const command = nearest(first, COMMANDS);
  if (command !== undefined)
    throw new UsageError(`There is no command and no path "${first}"; did you mean "${command}"?`);
};

/** What is asked for by name and cannot be read has no verdict. */
export const rejectUnreadable = (paths: readonly string[], cwd: string): void => {
  for (const path of paths) {
    if (!existsSync(resolve(cwd, path))) continue;
    try {
      accessSync(resolve(cwd, path), constants.R_OK);
    } catch {
      throw new UsageError(`"${path}" can't be read (no permission): make it readable or leave it out.`);
    }
  }
};
