import type { Analysis } from '../analyse.ts';

/**
 * The files whose facts must not lie on a disk: a weak secret that only another file uses as one reads as a word where it
 * stands, and its text is left in.
 */
export const withheldFiles = ({ scope, program }: Pick<Analysis, 'scope' | 'program'>): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const sink of scope.facts('credential-sink'))
    for (const { span } of scope.literalsReaching(sink.span.path, sink.value, sink.members).found)
      if (!found.has(span.path) && isReadable(program, span.path, span.start)) found.add(span.path);
  return found;
};

const isReadable = (program: Analysis['program'], path: string, start: number): boolean =>
  program
    .file(path)
    ?.structure.values.some((value) => value.at[0] === start && value.kind === 'string' && value.text !== null) ??
  false;
