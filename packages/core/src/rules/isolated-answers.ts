/** A rule that breaks over one file answers for all others. */
import type { Silent, Undecided } from '../scope/known.ts';
import type { Scope } from '../scope/scope.ts';
import type { AnyRule } from './define-rule.ts';
import type { Failed } from './failure.ts';
import type { Finding } from './finding.ts';

export type Answer = Finding | Undecided | Silent;

export const answersOf = (rule: AnyRule, scope: Scope): Iterable<Answer> => rule.judge(scope);

export const isolatedAnswers = (rule: AnyRule, scope: Scope, failed: Failed): readonly Answer[] => {
  const paths = new Set<string>();
  const whole = attempt(() => rule.judge(noticing(scope, paths)));
  if ('answers' in whole) return whole.answers;
  const broken = new Set<string>();
  for (const path of paths) {
    const alone = attempt(() => rule.judge(within(scope, (other) => other === path)));
    if ('answers' in alone) continue;
    broken.add(path);
    failed({ path, what: rule.name, error: alone.error });
  }
  const rest = attempt(() => rule.judge(within(scope, (path) => !broken.has(path))));
  if ('answers' in rest) return rest.answers;
  // It breaks only over several files at once: nobody can tell whose fault it is.
  failed({ path: null, what: rule.name, error: rest.error });
  return [];
};

type Attempt = { readonly answers: readonly Answer[] } | { readonly error: unknown };

const attempt = (judge: () => Iterable<Answer>): Attempt => {
  try {
    return { answers: [...judge()] };
  } catch (error) {
    return { error };
  }
};

/** The files of which facts are asked for. */
const noticing = (scope: Scope, paths: Set<string>): Scope => ({
  ...scope,
  facts: (kind) => {
    const facts = scope.facts(kind);
    for (const { span } of facts) paths.add(span.path);
    return facts;
  },
});

const within = (scope: Scope, holds: (path: string) => boolean): Scope => ({
  ...scope,
  facts: (kind) => scope.facts(kind).filter(({ span }) => holds(span.path)),
});
