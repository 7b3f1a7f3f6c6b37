import type { AnyRule } from '@seamlint/core';
import { rules } from '@seamlint/rules';

/** All that judge whether a forged event gets in. */
export const signatureRuleNames = [
  'require-webhook-signature',
  'no-signature-bypass',
  'require-raw-webhook-body',
  'no-unsafe-signature-compare',
  'require-webhook-freshness',
] as const;

export type SignatureRule = (typeof signatureRuleNames)[number];

export const signatureRules: readonly AnyRule[] = rules.filter(({ name }) =>
  (signatureRuleNames as readonly string[]).includes(name),
);
