/** The folder of a path relative to the root; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** `folder` and all folders around it, the nearest first, the root (empty) last. */
export const foldersAround = (folder: string): readonly string[] =>
  folder === '' ? [''] : [folder, ...foldersAround(folderOf(folder))];

/** `path` seen from `folder`, without `.` and `..`; undefined where it leaves the root. */
export const joinPath = (folder: string, path: string): string | undefined => {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
