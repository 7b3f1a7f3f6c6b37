import { createHash } from 'node:crypto';

/** Numbers equal findings of a file, in the order they are asked for. */
export const createFingerprints = (): ((rule: string, path: string, context: string) => string) => {
  const seen = new Map<string, number>();
  return (rule, path, context) => {
    const key = JSON.stringify([rule, path, context]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256')
      .update(`${key}${String(count)}`)
      .digest('hex');
  };
};
