import type { Report } from '../report/report.ts';
import { metaRules } from '../settle/meta-rules.ts';
import type { Edit, Refused } from './apply-transform.ts';

/** Why the program with the edits is no better, edit by edit; and whether files nobody edited got worse. */
export interface Comparison {
  readonly faults: readonly Refused[];
  readonly strangers: boolean;
}

export const compareReports = (edits: readonly Edit[], before: Report, after: Report): Comparison => {
  const edited = new Set(edits.map(({ group }) => group.path));
  const counts = { before: countByRule(before), after: countByRule(after) };
  const strangers = [...counts.after].some(
    ([key, { path, count }]) => !edited.has(path) && count > (counts.before.get(key)?.count ?? 0),
  );
  const faults = edits.flatMap(({ group }) => {
    const why = faultOf(group, before, after);
    return why === undefined ? [] : [{ group, why }];
  });
  return { faults, strangers };
};

const faultOf = (group: Edit['group'], before: Report, after: Report): string | undefined => {
  const { path, file, rule, findings } = group;
  const error = after.errors.find((candidate) => candidate.file === file);
  if (error !== undefined) return `the result would not parse (${error.message})`;
  const now = after.findings.filter(({ at }) => at.path === path);
  const then = before.findings.filter(({ at }) => at.path === path);
  const left = now.filter((finding) => finding.rule === rule).length;
  if (left > then.filter((finding) => finding.rule === rule).length - findings.length)
    return 'the finding would still be there';
  const added = now.find(
    (finding) => isRule(finding.rule) && finding.rule !== rule && count(now, finding.rule) > count(then, finding.rule),
  );
  if (added !== undefined) return `it would bring a new finding of ${added.rule}`;
  const open = (report: Report): number =>
    report.undecided.filter((item) => item.file === file && item.rule === rule).length;
  return open(after) > open(before) ? 'nobody could tell any more whether the finding is gone' : undefined;
};

const count = (findings: Report['findings'], rule: string): number =>
  findings.filter((finding) => finding.rule === rule).length;

/** A comment that is left over after a fix is no reason to keep the mistake. */
const isRule = (name: string): boolean => !metaRules.some((rule) => rule.name === name);

const countByRule = ({ findings }: Report): ReadonlyMap<string, { readonly path: string; readonly count: number }> => {
  const counts = new Map<string, { readonly path: string; readonly count: number }>();
  for (const { at, rule } of findings.filter((finding) => isRule(finding.rule))) {
    const key = JSON.stringify([at.path, rule]);
    counts.set(key, { path: at.path, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
};
