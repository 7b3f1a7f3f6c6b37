import type { AnyRule } from '@seamlint/core';

/** What is said of suppression comments, under names that can be configured like rules. */
export const unusedSuppression = {
  name: 'unused-suppression',
  description: 'Disallow suppression comments that suppress nothing',
  message: 'Nothing is suppressed here: {{what}}.',
  help: 'Remove the comment.',
  severity: 'warning',
  preset: 'recommended',
  judge: () => [],
} as const satisfies AnyRule;

export const suppressionReason = {
  name: 'require-suppression-reason',
  description: 'Require a reason in suppression comments',
  message: 'This suppression does not count: it gives no reason.',
  help: 'Add the reason after `--`.',
  severity: 'warning',
  preset: 'recommended',
  judge: () => [],
} as const satisfies AnyRule;

export const metaRules: readonly AnyRule[] = [unusedSuppression, suppressionReason];
