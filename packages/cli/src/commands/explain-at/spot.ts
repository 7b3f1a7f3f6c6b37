import { join, relative, sep } from 'node:path';
import type { Recorder, Span } from '@seamlint/core';
import type { Analysis } from '../../check/analyse.ts';
import type { Sources } from '../../source/sources.ts';
import type { FileState, Told, Where } from './explanation.ts';
import { fileState } from './file-state.ts';
import type { Place } from './place.ts';

/** The place that was asked about, and all that answers are made of. */
export interface Spot {
  readonly analysis: Analysis;
  readonly recorder: Recorder;
  readonly sources: Sources;
  readonly file: FileState;
  /** Relative to the root. */
  readonly path: string;
  readonly line: number;
  /** Offsets of the place: of a whole line from its first to its last character. */
  readonly range: readonly [start: number, end: number];
  /** Whether `at` holds the place, or, of a whole line, a part of it. */
  readonly covers: (at: Span) => boolean;
  /** Whether a file counts as a test where nobody names it. */
  isTest(path: string): boolean;
  where(at: Span): Where;
  told(says: string, at: Span | null): Told;
}

export const spotAt = (
  analysis: Analysis,
  recorder: Recorder,
  sources: Sources,
  path: string,
  { line, column }: Place,
  isTest: (path: string) => boolean,
): Spot => {
  const file = fileState(analysis, path, isTest);
  const { cwd, discovery } = analysis.workspace;
  const lines = sources.lines(path);
  const first = lines.start(line);
  const last = first + lines.text(line).length;
  const at = Math.min(first + (column ?? 1) - 1, last);
  const range = column === null ? ([first, last] as const) : ([at, at] as const);
  const where = (span: Span): Where => ({
    file: relative(cwd, join(discovery.root, span.path)).split(sep).join('/'),
    ...sources.lines(span.path).position(span.start),
  });
  return {
    analysis,
    recorder,
    sources,
    file,
    path,
    line,
    range,
    covers: (span) => span.path === path && span.start <= range[1] && span.end >= range[0],
    isTest,
    where,
    told: (says, span) => ({ says, at: span === null ? null : where(span) }),
  };
};
