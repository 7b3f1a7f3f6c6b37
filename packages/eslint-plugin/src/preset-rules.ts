import type { AnyRule, Preset } from '@seamlint/core';
import type { Linter } from 'eslint';

const ORDER: readonly Preset[] = ['recommended', 'strict', 'all'];

/** The rules a preset switches on: those it names first and those of every smaller one. Beyond `recommended` with their strict part. */
export const presetRules = (rules: readonly AnyRule[], preset: Preset): Linter.RulesRecord =>
  Object.fromEntries(
    rules
      .filter((rule) => ORDER.indexOf(rule.preset) <= ORDER.indexOf(preset))
      .map((rule) => [`seamlint/${rule.name}`, settingOf(rule, preset)] as const),
  );

const settingOf = ({ severity }: AnyRule, preset: Preset): Linter.RuleEntry => {
  const level = severity === 'error' ? 'error' : 'warn';
  return preset === 'recommended' ? level : [level, { strict: true }];
};
