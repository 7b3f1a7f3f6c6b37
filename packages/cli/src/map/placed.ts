import { join, relative, sep } from 'node:path';
import type { Open, Span } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import type { Place } from '../report/report.ts';
import { openSources } from '../source/sources.ts';
import type { MapOpen } from './integration-map.ts';

/** From spans to places as reports have them. */
export interface Placer {
  file(path: string): string;
  place(at: Span): Place;
  open(open: readonly Open[]): readonly MapOpen[];
}

export const placerOf = ({ program, workspace }: Pick<Analysis, 'program' | 'workspace'>): Placer => {
  const { cwd, discovery, catalog } = workspace;
  const sources = openSources(program, catalog);
  const file = (path: string): string => relative(cwd, join(discovery.root, path)).split(sep).join('/');
  const place = (at: Span): Place => ({ file: file(at.path), ...sources.lines(at.path).position(at.start) });
  return { file, place, open: (open) => open.map(({ why, at }) => ({ why, ...place(at) })) };
};

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byPlace = (a: Place, b: Place): number =>
  compare(a.file, b.file) || a.line - b.line || a.column - b.column;
