import type { Reported } from '../report/report.ts';

/** Findings of one file that one transform mends. */
export interface FixGroup {
  /** Relative to the root. */
  readonly path: string;
  /** For people. */
  readonly file: string;
  readonly rule: string;
  readonly transform: string;
  readonly findings: readonly Reported[];
}

export interface FixSelection {
  /** At most one a file: positions move with each edit. */
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
  const fixable = findings.filter((finding) => finding.plan?.kind === 'transform' && isChosen(finding, choice));
  const isAllowed = ({ plan }: Reported): boolean => choice.unsafeFixes || plan?.safe === true;
  const open = fixable.filter((finding) => isAllowed(finding) && !refused.has(keyOf(groupOf(finding))));
  const groups = new Map<string, FixGroup>();
  for (const finding of open) {
    const own = groupOf(finding);
    const before = groups.get(own.path);
    if (before === undefined) groups.set(own.path, own);
    else if (before.rule === own.rule && before.transform === own.transform) {
      groups.set(own.path, { ...before, findings: [...before.findings, finding] });
    }
  }
  return {
    groups: [...groups.values()].map((group) => (refused.has(keyOf(group)) ? firstOf(group) : group)),
    waiting: fixable.filter((finding) => !isAllowed(finding)).length,
  };
};

const firstOf = (group: FixGroup): FixGroup => ({ ...group, findings: group.findings.slice(0, 1) });

export const keyOf = ({ path, rule, transform, findings }: FixGroup): string =>
  JSON.stringify([path, rule, transform, ...findings.map(({ fingerprint }) => fingerprint)]);

export const isChosen = ({ rule, severity }: Reported, { only, quiet }: FixChoice): boolean =>
  (only.length === 0 || only.includes(rule)) && (!quiet || severity === 'error');

const groupOf = (finding: Reported): FixGroup => ({
  path: finding.at.path,
  file: finding.file,
  rule: finding.rule,
  transform: finding.plan?.kind === 'transform' ? finding.plan.transform : '',
  findings: [finding],
});
