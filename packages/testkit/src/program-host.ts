import type { LinkedProgram } from '@seamlint/analyzer';
import { judge, suppresses, type AnyRule, type Catalog, type Judged, type Span } from '@seamlint/core';

import type { Files } from './case-files.ts';
import { lineAt } from './line-at.ts';
import type { Said } from './said.ts';
import { withProgram } from './with-program.ts';

/** What `rules` say of `files` as one program: the host behind the command line, without its report. */
export const judgeProgram = (files: Files, rules: readonly AnyRule[], catalog: Catalog): Promise<readonly Said[]> =>
  withProgram(files, catalog, (scope, program) => {
    const { findings } = judge(rules, scope);
    refuseTwins(findings);
    return findings.flatMap((judged) => saidOf(judged, program, files));
  });

const saidOf = ({ rule, finding }: Judged, program: LinkedProgram, files: Files): readonly Said[] => {
  const { path } = finding.at;
  const lineOf = (at: Span): number => lineAt(files.get(at.path) ?? '', at.start);
  const line = lineOf(finding.at);
  const silenced = program.file(path)?.suppressions.some((one) => suppresses(one, rule.name, line)) ?? false;
  if (silenced) return [];
  const because = finding.because?.map(({ at }) => `${at.path}:${lineOf(at)}`) ?? [];
  return [
    { path, line, rule: rule.name, hint: finding.certainty === 'hint', strict: finding.strict === true, because },
  ];
};

/** A mark stands for a line, so that comparing marks would not see one finding told twice. */
const refuseTwins = (findings: readonly Judged[]): void => {
  const seen = new Set<string>();
  for (const { rule, finding } of findings) {
    const key = `${rule.name} ${finding.at.path} ${finding.at.start}-${finding.at.end}`;
    if (seen.has(key)) throw new Error(`One finding is told twice: ${key}`);
    seen.add(key);
  }
};
