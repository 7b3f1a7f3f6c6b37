import { createHash } from 'node:crypto';

/** One part of several that a report is told in: `--shard 2/3`. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * The files of one part: every file is in exactly one, each part has as many as the next, and all machines deal them alike.
 * By a hash, since files of one folder take about the same time.
 */
export const shardOf = (files: Iterable<string>, { index, count }: Shard): ReadonlySet<string> => {
  const dealt = [...files]
    .map((path) => [createHash('sha256').update(path).digest('hex'), path] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const edge = (part: number): number => Math.floor((dealt.length * part) / count);
  return new Set(dealt.slice(edge(index - 1), edge(index)).map(([, path]) => path));
};
