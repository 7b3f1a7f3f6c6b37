import { join, relative, sep } from 'node:path';
import { counted } from '../../counted.ts';
import { BASELINE_NAME, baselineText } from '../../known/baseline-file.ts';
import { knownOf } from '../../known/known-finding.ts';
import type { Report, Reported } from '../../report/report.ts';
import type { Folder } from '../detect/folder.ts';
import { none, type Proposal, there, write } from './proposal.ts';

const WHAT = 'baseline';

/** What is found today stays quiet; what is new fails. As `check --update-baseline` would write it in the root. `from`: where the paths of the report count from. */
export const proposeBaseline = (root: Folder, { findings }: Report, from: string): Proposal => {
  if (root.has(BASELINE_NAME)) return there(WHAT, BASELINE_NAME);
  if (findings.length === 0) return none(WHAT, 'nothing is found today, so there is nothing to keep quiet');
  const fileOf = ({ at }: Reported): string => relative(root.path, join(from, at.path)).split(sep).join('/');
  const after = baselineText(findings.map((finding) => knownOf(finding, fileOf)));
  return write(WHAT, { path: join(root.path, BASELINE_NAME), before: null, after, summary: byRule(findings) }, [
    ...secretNotes(findings),
    'These stay quiet wherever --baseline names the file; `seamlint check --prune-baseline` takes out what is fixed.',
  ]);
};

/** What a baseline can't make harmless. */
const secretNotes = (findings: readonly Reported[]): readonly string[] => {
  const { length } = findings.filter(({ rule }) => rule === 'no-hardcoded-secret');
  if (length === 0) return [];
  return [
    `${counted(length, 'credential')} in the code: a baseline only keeps quiet about that; it has to be replaced by a new credential, read from the environment.`,
  ];
};

const byRule = (findings: readonly Reported[]): readonly string[] => {
  const counts = countsByRule(findings);
  const width = Math.max(...counts.map(([rule]) => rule.length));
  return [
    `${counted(findings.length, 'finding')} in ${counted(new Set(findings.map(({ at }) => at.path)).size, 'file')}:`,
    ...counts.map(([rule, count]) => `  ${rule.padEnd(width)}  ${String(count)}`),
  ];
};

/** The rule with most findings first. */
export const countsByRule = (findings: readonly Reported[]): readonly (readonly [rule: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
};
