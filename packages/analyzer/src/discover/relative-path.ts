import { isAbsolute, relative, sep } from 'node:path';

/** `path` seen from `folder`, with `/`; empty for the folder itself. */
export const relativePath = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

export const isInside = (folder: string, path: string): boolean => {
  const seen = relative(folder, path);
  // What lies on another drive is told by its whole path.
  return !(isAbsolute(seen) || /^\.\.(?:[\\/]|$)/u.test(seen));
};
