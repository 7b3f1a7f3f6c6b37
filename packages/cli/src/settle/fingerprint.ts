import { createHash } from 'node:crypto';

/**
 * What a line says, however it is indented and whatever its strings hold. A
 * string that does not end on the line is masked to its end.
 */
export const contextOf = (line: string): string =>
  line
    .replace(/(['"`])(?:\\.|(?!\1)[^\\])*(?:\1|$)/gu, '$1$1')
    .replace(/\s+/gu, ' ')
    .trim();

/** Numbers equal findings of a file, in the order they are asked for. */
export const createFingerprints = (): ((rule: string, path: string, line: string) => string) => {
  const seen = new Map<string, number>();
  return (rule, path, line) => {
    const key = JSON.stringify([rule, path, contextOf(line)]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256')
      .update(`${key}${String(count)}`)
      .digest('hex');
  };
};
