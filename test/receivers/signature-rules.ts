import type { AnyRule } from '@seamlint/core';
import { rules } from '@seamlint/rules';

/** All that judge whether a forged event gets in. One that is not written yet is left out, and taken up once it is. */
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

export const exists = (name: SignatureRule): boolean => signatureRules.some((rule) => rule.name === name);
