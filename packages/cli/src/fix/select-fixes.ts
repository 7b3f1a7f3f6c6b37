import type { Reported } from '../report/report.ts';

/** Findings of one file that one transform, or edits of one kind, mend. */
export interface FixGroup {
  /** Relative to the root. */
  readonly path: string;
  /** For people. */
  readonly file: string;
  readonly rule: string;
  /** The transform's name, or what the edits do. */
  readonly fix: string;
  readonly findings: readonly Reported[];
}

export interface FixSelection {
  /** No two of them touch one file: positions move with each edit. */
  readonly groups: readonly FixGroup[];
  /** Findings whose fix waits behind --unsafe-fixes. */
  readonly waiting: number;
}

export interface FixChoice {
  readonly only: readonly string[];
  readonly unsafeFixes: boolean;
  readonly quiet: boolean;
}

/** `refused`: keys of groups that did not hold. A group of several is then tried finding by finding. */
export const selectFixes = (
  findings: readonly Reported[],
  choice: FixChoice,
  refused: ReadonlySet<string>,
): FixSelection => {
  const fixable = findings.filter((finding) => finding.plan !== null && isChosen(finding, choice));
  const open = fixable.filter((finding) => isAllowed(finding, choice) && !refused.has(keyOf(groupOf(finding))));
  const groups: FixGroup[] = [];
  for (const finding of open) {
    const own = groupOf(finding);
    const touched = pathsOf(own);
    const at = groups.findIndex((group) => pathsOf(group).some((path) => touched.includes(path)));
    const before = groups[at];
    if (before === undefined) groups.push(own);
    else if (before.path === own.path && before.rule === own.rule && before.fix === own.fix) {
      const joined = { ...before, findings: [...before.findings, finding] };
      const others = groups.filter((group) => group !== before);
      if (others.every((group) => !pathsOf(group).some((path) => touched.includes(path)))) groups[at] = joined;
    }
  }
  return {
    groups: groups.map((group) => (refused.has(keyOf(group)) ? firstOf(group) : group)),
    waiting: fixable.filter((finding) => !isAllowed(finding, choice)).length,
  };
};

export const isAllowed = ({ plan }: Reported, { unsafeFixes }: FixChoice): boolean =>
  unsafeFixes || plan?.safe === true;

/** Files that mending the group may change. */
const pathsOf = ({ path, findings }: FixGroup): readonly string[] => [
  path,
  ...findings.flatMap(({ plan }) => (plan?.kind === 'edits' ? plan.edits.map((edit) => edit.at.path) : [])),
];

const firstOf = (group: FixGroup): FixGroup => ({ ...group, findings: group.findings.slice(0, 1) });

export const keyOf = ({ path, rule, fix, findings }: FixGroup): string =>
  JSON.stringify([path, rule, fix, ...findings.map(({ fingerprint }) => fingerprint)]);

export const isChosen = ({ rule, severity }: Reported, { only, quiet }: FixChoice): boolean =>
  (only.length === 0 || only.includes(rule)) && (!quiet || severity === 'error');

const groupOf = (finding: Reported): FixGroup => ({
  path: finding.at.path,
  file: finding.file,
  rule: finding.rule,
  fix: finding.plan?.kind === 'transform' ? finding.plan.transform : (finding.plan?.title ?? ''),
  findings: [finding],
});
