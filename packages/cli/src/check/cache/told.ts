import type { ProgramStats } from '@seamlint/analyzer';
import type { Report } from '../../report/report.ts';
import { maskedWith, type Hole } from '../../source/masked-source.ts';

/** What a run has to tell. */
export interface Told {
  readonly report: Report;
  readonly stats: ProgramStats;
  /** Files that could not be analysed. */
  readonly unparsed: number;
  /** What is wrong with the configs' own functions, a sentence each. */
  readonly warnings: readonly string[];
}

/** The same as plain data. Of texts only the places of what is masked are kept. */
export interface StoredTold extends Omit<Told, 'report'> {
  readonly report: Omit<Report, 'source'>;
  readonly holes: Readonly<Record<string, readonly Hole[]>>;
}

export const stored = ({ report: { source, ...report }, ...told }: Told): StoredTold => {
  const shown = report.findings.flatMap(({ at, because }) => [at.path, ...because.map((item) => item.at.path)]);
  const holes = [...new Set(shown)].map((path) => [path, source(path).holes] as const);
  return { ...told, report, holes: Object.fromEntries(holes) };
};

/** `textOf`: the files have not changed since. */
export const revived = ({ report, holes, ...told }: StoredTold, textOf: (path: string) => string, ms: number): Told => {
  const source: Report['source'] = (path) => maskedWith(textOf(path), holes[path] ?? []);
  return { ...told, report: { ...report, summary: { ...report.summary, ms }, source } };
};
