import { createHash } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';

/**
 * What a file looks like from outside. Nobody can set the time of its last change of whatever kind back, so that the same
 * stamp is the same content. A file that was changed just now may change again within the same tick of the clock: it has none.
 */
export const stampOf = (path: string): string | undefined => {
  const stat = statOf(path);
  if (stat === undefined) return undefined;
  if (Date.now() - Math.max(stat.mtimeMs, stat.ctimeMs) < SETTLED_MS) return undefined;
  return [stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino].map((part) => part.toString(36)).join(' ');
};

/** undefined: it is not there, or in a folder that may not be entered. */
export const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};

/** Coarser than the clock of any file system. */
const SETTLED_MS = 2500;

export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64url');
