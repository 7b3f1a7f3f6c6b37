import type { Report } from '../report/report.ts';
import { metaRules } from '../settle/meta-rules.ts';
import { pathsOf } from './edit.ts';
import type { Edit, Refused } from './edit.ts';

/** Why the program with the edits is no better, edit by edit; and whether files nobody edited got worse. */
export interface Comparison {
  readonly faults: readonly Refused[];
  readonly strangers: boolean;
}

export const compareReports = (edits: readonly Edit[], before: Report, after: Report): Comparison => {
  const edited = new Set(pathsOf(edits));
  const counts = { before: countByRule(before), after: countByRule(after) };
  const strangers = [...counts.after].some(
    ([key, { path, count }]) => !edited.has(path) && count > (counts.before.get(key)?.count ?? 0),
  );
  const faults = edits.flatMap((edit) => {
    const { group } = edit;
    const why =
      syntaxFault(edit, before, after) ?? doubted(edit, faultOf(group, before, after) ?? faultBeside(edit, counts));
    return why === undefined ? [] : [{ group, why }];
  });
  return { faults, strangers };
};

const faultOf = (group: Edit['group'], before: Report, after: Report): string | undefined => {
  const { path, file, rule, findings } = group;
  const now = after.findings.filter(({ at }) => at.path === path);
  const then = before.findings.filter(({ at }) => at.path === path);
  const left = now.filter((finding) => finding.rule === rule).length;
  if (left > then.filter((finding) => finding.rule === rule).length - findings.length && !isNext(group, now, then))
    return 'the finding would still be there';
  const added = now.find(
    (finding) => isRule(finding.rule) && finding.rule !== rule && count(now, finding.rule) > count(then, finding.rule),
  );
  if (added !== undefined) return `it would bring a new finding of ${added.rule}`;
  const open = (report: Report): number =>
    report.undecided.filter((item) => item.file === file && item.rule === rule).length;
  return open(after) > open(before) ? 'nobody could tell any more whether the finding is gone' : undefined;
};

/**
 * Of several holes in one check a rule tells the gravest: once that is closed, the next one shows. It is another kind
 * than all that was mended, and there are no more of the rule than before.
 */
const isNext = ({ rule, findings }: Edit['group'], now: Report['findings'], then: Report['findings']): boolean => {
  const [mine, before] = [now, then].map((all) => all.filter((finding) => finding.rule === rule));
  const mended = new Set(findings.map((finding) => kindOf(finding)));
  return (
    mine !== undefined &&
    before !== undefined &&
    mine.length <= before.length &&
    !mended.has(undefined) &&
    [...mended].every(
      (kind) =>
        mine.filter((finding) => kindOf(finding) === kind).length ===
        before.filter((finding) => kindOf(finding) === kind).length -
          findings.filter((finding) => kindOf(finding) === kind).length,
    )
  );
};

const kindOf = ({ plan }: Report['findings'][number]): string | undefined =>
  plan?.kind === 'transform' ? plan.options?.['kind'] : undefined;

/** Only whether the results parse. */
export const compareSyntax = (edits: readonly Edit[], before: Report, after: Report): Comparison => ({
  faults: edits.flatMap((edit) => {
    const why = syntaxFault(edit, before, after);
    return why === undefined ? [] : [{ group: edit.group, why }];
  }),
  strangers: false,
});

/** An error that was there before is none of the edit's. */
const syntaxFault = ({ group, changes }: Edit, before: Report, after: Report): string | undefined => {
  const errorsAt = ({ errors }: Report, at: string): Report['errors'] => errors.filter(({ path }) => path === at);
  const paths = new Set([group.path, ...changes.map(({ path }) => path)]);
  const broken = [...paths].find((path) => errorsAt(after, path).length > errorsAt(before, path).length);
  const [error] = broken === undefined ? [] : errorsAt(after, broken);
  return error === undefined
    ? undefined
    : `the result would not parse (${broken === group.path ? error.message : error.file})`;
};

/** Who made the edit may know the reason. */
const doubted = ({ doubts = [] }: Edit, why: string | undefined): string | undefined =>
  why === undefined ? undefined : [...doubts, why].join(': ');

/** Of the other files that an edit changes. */
const faultBeside = (
  edit: Edit,
  { before, after }: Readonly<Record<'before' | 'after', Counts>>,
): string | undefined => {
  const paths = pathsOf([edit]).filter((path) => path !== edit.group.path);
  const worse = [...after].find(
    ([key, { path, count }]) => paths.includes(path) && count > (before.get(key)?.count ?? 0),
  );
  return worse === undefined ? undefined : `it would bring a new finding in ${worse[1].path}`;
};

const count = (findings: Report['findings'], rule: string): number =>
  findings.filter((finding) => finding.rule === rule).length;

/** A comment that is left over after a fix is no reason to keep the mistake. */
const isRule = (name: string): boolean => !metaRules.some((rule) => rule.name === name);

type Counts = ReadonlyMap<string, { readonly path: string; readonly count: number }>;

const countByRule = ({ findings }: Report): Counts => {
  const counts = new Map<string, { readonly path: string; readonly count: number }>();
  for (const { at, rule } of findings.filter((finding) => isRule(finding.rule))) {
    const key = JSON.stringify([at.path, rule]);
    counts.set(key, { path: at.path, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
};
