import type { AnyRule, Preset } from '@seamlint/core';
import type { Linter } from 'eslint';

const ORDER: readonly Preset[] = ['recommended', 'strict', 'all'];

/** The rules a preset switches on: those it names first and those of every smaller one. */
export const presetRules = (rules: readonly AnyRule[], preset: Preset): Linter.RulesRecord =>
  Object.fromEntries(
    rules
      .filter((rule) => ORDER.indexOf(rule.preset) <= ORDER.indexOf(preset))
      .map((rule) => [`seamlint/${rule.name}`, rule.severity === 'error' ? 'error' : 'warn'] as const),
  );
