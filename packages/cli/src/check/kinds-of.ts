import type { AnyRule, FactKind, Scope } from '@seamlint/core';

/** The kinds of facts that a rule asks for, told by letting it ask. */
export const kindsOf = (rule: AnyRule, scope: Scope): readonly FactKind[] => {
  const kinds = new Set<FactKind>();
  const asked: Scope = {
    ...scope,
    facts: (kind) => {
      kinds.add(kind);
      return [];
    },
  };
  for (const _ of rule.judge(asked));
  return [...kinds];
};
