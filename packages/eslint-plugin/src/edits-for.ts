import type { AnyRule, Finding } from '@seamlint/core';
import type { Rule, SourceCode } from 'eslint';

type Mending = Pick<Rule.ReportDescriptorOptions, 'fix' | 'suggest'>;

/**
 * What ESLint is given of a finding's edits: an automatic fix where they are safe, a suggestion else. Nothing where they
 * reach into other files, or are more than the rule has said of itself, for which ESLint would throw.
 */
export const editsFor = (
  { edits: declared }: AnyRule,
  { at, fix: mended, suggestion }: Finding,
  source: SourceCode,
): Mending => {
  const plan = suggestion ?? mended;
  if (plan?.kind !== 'edits' || plan.edits.some((edit) => edit.at.path !== at.path)) return {};
  // Offsets of findings and of ESLint both count from behind a byte order mark.
  const fix: Rule.ReportFixer = (fixer) =>
    plan.edits.map((edit) =>
      fixer.replaceTextRange([edit.at.start, Math.min(edit.at.end, source.text.length)], edit.text),
    );
  if (plan.safe && declared === 'safe') return { fix };
  return !plan.safe && declared === 'suggested' ? { suggest: [{ desc: plan.title, fix }] } : {};
};
