import { isCode, type Files } from './case-files.ts';
import { readMarks, type Mark } from './marks.ts';

/** The marks of every code file. */
export const marksOf = (files: Files): ReadonlyMap<string, readonly Mark[]> =>
  new Map([...files].filter(([path]) => isCode(path)).map(([path, text]) => [path, readMarks(text)]));
