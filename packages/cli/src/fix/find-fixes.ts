import type { Transform } from '@seamlint/codemods';
import type { Report } from '../report/report.ts';
import { applyTransforms } from './apply-transform.ts';
import type { Edit, Refused } from './apply-transform.ts';
import { keyOf, selectFixes } from './select-fixes.ts';
import type { FixChoice } from './select-fixes.ts';
import { verifyEdits } from './verify-edits.ts';
import type { Judges } from './verify-edits.ts';

export interface FoundFixes {
  readonly kept: readonly Edit[];
  readonly refused: readonly Refused[];
  /** What is reported once the kept edits are in. */
  readonly report: Report;
  /** New texts by path, without a byte order mark. */
  readonly texts: ReadonlyMap<string, string>;
  readonly waiting: number;
  readonly unchecked: readonly string[];
}

/**
 * All edits that hold. Goes round until nothing more can be fixed, so that a
 * second run changes nothing; each round loses a finding or refuses a group.
 */
export const findFixes = async (
  root: string,
  transforms: ReadonlyMap<string, Transform>,
  judges: Judges,
  choice: FixChoice,
): Promise<FoundFixes> => {
  const kept: Edit[] = [];
  const refused: Refused[] = [];
  const unchecked = new Set<string>();
  let texts: ReadonlyMap<string, string> = new Map();
  let report = await judges.report(texts);
  for (;;) {
    const { groups } = selectFixes(report.findings, choice, new Set(refused.map(({ group }) => keyOf(group))));
    if (groups.length === 0) break;
    const attempts = applyTransforms(groups, transforms, root, texts);
    const verified = await verifyEdits(attempts.edits, { report, texts }, judges);
    kept.push(...verified.kept);
    refused.push(...attempts.refused, ...verified.refused);
    for (const path of verified.unchecked) unchecked.add(path);
    ({ report, texts } = verified);
  }
  const { waiting } = selectFixes(report.findings, choice, new Set());
  return { kept, refused: finallyRefused(refused, report), report, texts, waiting, unchecked: [...unchecked] };
};

/** Groups that were tried again finding by finding, and findings that another edit renamed, are not told. */
const finallyRefused = (refused: readonly Refused[], { findings }: Report): readonly Refused[] => {
  const left = new Set(findings.map(({ fingerprint }) => fingerprint));
  return refused.filter(
    ({ group }) => group.findings.length === 1 && group.findings.every(({ fingerprint }) => left.has(fingerprint)),
  );
};
