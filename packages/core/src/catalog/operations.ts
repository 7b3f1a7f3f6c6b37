/** What the catalog's globs say of an operation: a member path from a client, or an HTTP method. */
import type { Calls } from './provider.ts';

/** The lists belong to providers, which live as long as their catalog: each is compiled once. */
const compiled = new WeakMap<readonly string[], RegExp>();

const NONE = /(?!)/u;

/**
 * Whether one of `globs` is meant by `operation`. A segment `*` stands for one
 * or more segments, a `*` inside a segment for any part of that segment. The
 * `()` of calls on the way count for nothing: `messages().fetch` is `messages.fetch`.
 */
export const matchesOperation = (globs: readonly string[], operation: string): boolean => {
  const known =
    compiled.get(globs) ?? (globs.length === 0 ? NONE : new RegExp(`^(?:${globs.map(source).join('|')})$`, 'u'));
  compiled.set(globs, known);
  return known.test(operation.replaceAll('.()', '').replaceAll('()', ''));
};

const source = (glob: string): string =>
  glob
    .split('.')
    .map((segment) =>
      segment === '*'
        ? String.raw`[^.]+(?:\.[^.]+)*`
        : segment.replace(/[\\^$+?()[\]{}|]/gu, String.raw`\$&`).replaceAll('*', '[^.]*'),
    )
    .join(String.raw`\.`);

/** Reads win: `createPreview` is a POST that stores nothing. What nobody lists is unknown, never a write. */
export const effectOf = (calls: Calls | null | undefined, operation: string): 'read' | 'write' | 'unknown' => {
  if (calls == null) return 'unknown';
  if (matchesOperation(calls.reads, operation)) return 'read';
  return matchesOperation(calls.writes, operation) ? 'write' : 'unknown';
};

/** Whether a POST to `path` of the provider only reads. */
export const isReadPath = (calls: Calls | null | undefined, path: string): boolean =>
  matchesPath(calls?.readPaths ?? [], path);

/** Whether one of `patterns` is the path. `*` stands for any part of one segment. */
export const matchesPath = (patterns: readonly string[], path: string): boolean => {
  const segments = partsOf(path);
  return patterns.some((pattern) => {
    const wanted = partsOf(pattern);
    return wanted.length === segments.length && wanted.every((part, index) => isPart(part, segments[index] ?? ''));
  });
};

const isPart = (wanted: string, part: string): boolean => {
  const star = wanted.indexOf('*');
  if (star === -1) return wanted === part;
  return (
    part.length >= wanted.length && part.startsWith(wanted.slice(0, star)) && part.endsWith(wanted.slice(star + 1))
  );
};

const partsOf = (path: string): readonly string[] =>
  (/^[^?#]*/u.exec(path)?.[0] ?? path).split('/').filter((part) => part !== '');
