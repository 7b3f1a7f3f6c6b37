import { spanOf } from '@seamlint/core';
import type { Suppression } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { nearest } from '../nearest.ts';
import { suppressionReason, unusedSuppression } from './meta-rules.ts';
import type { Raw, SettleOptions } from './raw.ts';
import type { FileSuppressions, Unused } from './suppressions.ts';

/** What is to be said of the suppression comments themselves. */
export const suppressionFindings = (
  analysis: Analysis,
  byFile: ReadonlyMap<string, FileSuppressions>,
  { unusedSuppressions }: SettleOptions,
): readonly Raw[] =>
  [...byFile].flatMap(([path, file]) => {
    const { settings } = analysis.workspace;
    const unused = unusedSuppressions && settings.level(unusedSuppression, path).level !== 'off' ? file.unused() : [];
    const mute = settings.level(suppressionReason, path).level === 'off' ? [] : file.withoutReason;
    return [
      ...unused.flatMap((item) => unusedFinding(analysis, path, item)),
      ...mute.map((suppression) => rawOf(suppressionReason, path, suppression, suppressionReason.message)),
    ];
  });

/** A rule that did not run on the file may have been what the comment is for. */
const unusedFinding = (analysis: Analysis, path: string, { suppression, rules }: Unused): readonly Raw[] => {
  if (rules.length === 0) {
    return isOutOfScope(analysis, path)
      ? []
      : [unusedRaw(path, suppression, 'no rule reports anything on these lines')];
  }
  const known = analysis.tools.rules.map(({ name }) => name);
  const said = rules.flatMap((name) => {
    if (!known.includes(name)) return [noSuchRule(name, known)];
    return ran(analysis, name, path) ? [`${name} reports nothing on these lines`] : [];
  });
  return said.length === 0 ? [] : [unusedRaw(path, suppression, said.join(', and '))];
};

const noSuchRule = (name: string, known: readonly string[]): string => {
  // Whatever stands in a comment may be anything, a key too: only what could be a rule's name is said again.
  if (!/^[a-z]+(?:-[a-z]+)*$/u.test(name)) return 'there is no rule of that name';
  const meant = nearest(name, known);
  return meant === undefined ? `there is no rule ${name}` : `there is no rule ${name} (did you mean ${meant}?)`;
};

const ran = (analysis: Analysis, name: string, path: string): boolean => {
  const rule = analysis.tools.rules.find((candidate) => candidate.name === name);
  if (rule === undefined || analysis.workspace.settings.level(rule, path).level === 'off') return false;
  return rule.inTests === true || !isOutOfScope(analysis, path);
};

const isOutOfScope = ({ workspace }: Analysis, path: string): boolean => workspace.isTest(path);

const unusedRaw = (path: string, suppression: Suppression, what: string): Raw =>
  rawOf(unusedSuppression, path, suppression, unusedSuppression.message.replace('{{what}}', what));

const rawOf = (
  rule: typeof unusedSuppression | typeof suppressionReason,
  path: string,
  { at }: Suppression,
  message: string,
): Raw => ({
  rule,
  message,
  help: rule.help,
  finding: { at: spanOf(path, at), data: {} },
});
