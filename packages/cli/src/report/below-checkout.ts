import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, posix, relative, sep } from 'node:path';
import type { Io } from '../io.ts';

/** Where the working directory lies in what a CI server has checked out; empty where it is its top, or there is none. */
export const belowCheckout = ({ cwd, env }: Pick<Io, 'cwd' | 'env'>): string => {
  const top = env['GITHUB_WORKSPACE'] ?? env['CI_PROJECT_DIR'];
  if (top === undefined || !existsSync(top)) return '';
  const path = relative(realpathSync(top), realpathSync(cwd));
  return isAbsolute(path) || /^\.\.(?:[\\/]|$)/u.test(path) ? '' : path.split(sep).join('/');
};

/** `file` of the working directory as the server counts paths. */
export const fromCheckout = (file: string, below: string): string => (below === '' ? file : posix.join(below, file));
