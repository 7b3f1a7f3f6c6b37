/** Paths as texts: `?` stands for what is not known, `|` between alternatives. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';

export const joinPaths = (...parts: readonly string[]): string =>
  parts.reduce(
    (path, part) =>
      path === '' || part === '' || path.endsWith('/') || /^[/?|]/u.test(part) ? `${path}${part}` : `${path}/${part}`,
    '',
  );

export const pathTextOf = (flow: Flow, ref: Ref): string => {
  const [first] = flow
    .settle(ref)
    .found.map((origin) => (origin.kind === 'value' ? literalPath(flow, origin.ref) : '?'));
  return first ?? '?';
};

/** All that it may be: of a condition, say. */
export const pathTextsOf = (flow: Flow, ref: Ref): readonly string[] => [
  ...new Set(flow.settle(ref).found.map((origin) => (origin.kind === 'value' ? literalPath(flow, origin.ref) : '?'))),
];

const literalPath = (flow: Flow, ref: Ref): string => {
  const value = flow.value(ref);
  const of = (id: number): string => pathTextOf(flow, { file: ref.file, id });
  if (value?.kind === 'string') return value.text ?? '?';
  if (value?.kind === 'template') return value.parts.map(of).join('');
  if (value?.kind === 'array') return value.items.map(of).join('|');
  return '?';
};

/**
 * Whether middleware on `prefix` runs for `path`. An unknown prefix may.
 * `exact`: the prefix holds for what lies below it only where it ends in a star, as in Hono.
 */
export const covers = (prefix: string, path: string, exact = false): boolean =>
  prefix.includes('?') ||
  path.includes('?') ||
  prefix.split('|').some((one) => path.split('|').some((other) => coversOne(one, other, exact)));

const coversOne = (prefix: string, path: string, exact: boolean): boolean => {
  const isOpenEnded = !exact || prefix === '' || prefix.endsWith('*');
  const wanted = segmentsOf(prefix.replace(/\*$/u, ''));
  const given = segmentsOf(path);
  return (
    (isOpenEnded || wanted.length === given.length) &&
    wanted.every((segment, index) => {
      const other = given[index];
      return other !== undefined && (segment === other || isPattern(segment) || isPattern(other));
    })
  );
};

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');
const isPattern = (segment: string): boolean => /^[:{[(]|\*/u.test(segment);
