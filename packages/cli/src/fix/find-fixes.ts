import type { Report, Reported } from '../report/report.ts';
import { attemptFixes } from './attempt-fixes.ts';
import type { Workshop } from './attempt-fixes.ts';
import type { Edit, Refused } from './edit.ts';
import type { KnownBefore } from './known-before.ts';
import { lineBefore } from './line-before.ts';
import { keyOf, selectFixes } from './select-fixes.ts';
import type { FixChoice, FixGroup } from './select-fixes.ts';
import { textsWith, verifyEdits } from './verify-edits.ts';
import type { Judges } from './verify-edits.ts';

export interface FoundFixes {
  readonly kept: readonly Edit[];
  readonly refused: readonly Refused[];
  /** What was reported at first. */
  readonly before: Report;
  /** What is reported once the kept edits are in. */
  readonly report: Report;
  /** New texts by path, without a byte order mark. */
  readonly texts: ReadonlyMap<string, string>;
  readonly unchecked: readonly string[];
}

/**
 * All edits that hold. Goes round until nothing more can be fixed, so that a
 * second run changes nothing; each round loses a finding or refuses a group.
 * Where edits are not verified, nobody knows whether they help: each is made once.
 */
export const findFixes = async (
  workshop: Workshop,
  judges: Judges,
  choice: FixChoice & { readonly once: boolean; readonly known: KnownBefore },
): Promise<FoundFixes> => {
  const kept: Edit[] = [];
  const refused: Refused[] = [];
  const unchecked = new Set<string>();
  const made = new Set<string>();
  let texts: ReadonlyMap<string, string> = new Map();
  const before = await judges.report(texts);
  let report = before;
  for (;;) {
    const known = await choice.known(report);
    const open = report.findings.filter(
      (finding) => !known.has(finding) && !made.has(kindOf(finding)) && !isRound(finding, kept),
    );
    const selected = selectFixes(open, choice, new Set(refused.map(({ group }) => keyOf(group))));
    const groups = selected.groups.map((group) => asAtFirst(group, kept, texts));
    if (groups.length === 0) break;
    const attempts = attemptFixes(groups, workshop, texts);
    const verified = await verifyEdits(attempts.edits, { report, texts }, judges);
    kept.push(...verified.kept);
    refused.push(...attempts.refused, ...verified.refused);
    for (const path of verified.unchecked) unchecked.add(path);
    if (choice.once)
      for (const finding of verified.kept.flatMap(({ group }) => group.findings)) made.add(kindOf(finding));
    ({ report, texts } = verified);
  }
  return {
    kept,
    refused: finallyRefused(refused, report),
    before,
    report,
    texts,
    unchecked: [...unchecked],
  };
};

/** What was found, with some of its edits alone. */
export const keepOnly = async (found: FoundFixes, some: readonly Edit[], judges: Judges): Promise<FoundFixes> => {
  if (some.length === found.kept.length) return found;
  const kept = found.kept.filter((edit) => some.includes(edit));
  const texts = textsWith(new Map(), kept);
  return { ...found, kept, texts, report: await judges.report(texts) };
};

/** Where closing one hole shows the next, going round has to end: no check has as many kinds of holes. */
const MOST = 12;

const isRound = ({ at, rule }: Reported, kept: readonly Edit[]): boolean =>
  kept.filter(({ group }) => group.path === at.path && group.rule === rule).length >= MOST;

const kindOf = ({ at, rule }: Reported): string => JSON.stringify([at.path, rule]);

/** Their findings by the lines that `check` tells: those that kept edits put in are not counted. */
const asAtFirst = (group: FixGroup, kept: readonly Edit[], texts: ReadonlyMap<string, string>): FixGroup => {
  const findings = group.findings.map((finding) => {
    const { path } = finding.at;
    const first = kept.flatMap(({ changes }) => changes).find((change) => change.path === path);
    const now = texts.get(path);
    if (first === undefined || now === undefined) return finding;
    return { ...finding, line: lineBefore(first.before, now, finding.line) };
  });
  return { ...group, findings };
};

/** Groups that were tried again finding by finding, and findings that another edit renamed, are not told. */
const finallyRefused = (refused: readonly Refused[], { findings }: Report): readonly Refused[] => {
  const left = new Set(findings.map(({ fingerprint }) => fingerprint));
  return refused.filter(
    ({ group }) => group.findings.length === 1 && group.findings.every(({ fingerprint }) => left.has(fingerprint)),
  );
};
