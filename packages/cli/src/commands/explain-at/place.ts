import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../usage-error.ts';

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1; null: the whole line. */
  readonly column: number | null;
}

/** `src/hooks.ts:12`, with a column or without; a backslash is a separator where no file is called so. */
export const parsePlace = (text: string, cwd: string): Place => {
  const [, file = '', line = '', column] = /^(.+?):(\d+)(?::(\d+))?$/u.exec(text) ?? [];
  if (file === '' || Number(line) === 0 || Number(column) === 0)
    throw new UsageError(`--at wants FILE:LINE, such as src/hooks.ts:12, and got "${text}".`);
  const isThere = existsSync(resolve(cwd, file));
  return {
    file: isThere ? file : file.replaceAll('\\', '/'),
    line: Number(line),
    column: column === undefined ? null : Number(column),
  };
};
