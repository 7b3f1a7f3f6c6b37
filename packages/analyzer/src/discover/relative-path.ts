import { relative, sep } from 'node:path';

/** `path` seen from `folder`, with `/`; empty for the folder itself. */
export const relativePath = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

export const isInside = (folder: string, path: string): boolean => {
  const seen = relativePath(folder, path);
  return seen === '' || !(seen === '..' || seen.startsWith('../') || /^[a-z]:/iu.test(seen));
};
