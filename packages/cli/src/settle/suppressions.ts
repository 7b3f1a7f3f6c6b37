import { suppresses } from '@seamlint/core';
import type { Suppression } from '@seamlint/core';

/** The suppressions of one file, and which names of each were needed. */
export interface FileSuppressions {
  /** What switches off a finding on `line`, if anything does; remembers it. */
  take(rule: string, line: number): Suppression | undefined;
  /** Keeps a comment from being called unused: something may stand there that nobody could decide. */
  spare(rule: string, line: number): void;
  unused(): readonly Unused[];
  readonly withoutReason: readonly Suppression[];
}

export interface Unused {
  readonly suppression: Suppression;
  /** The names that suppress nothing; empty: it names no rule and suppresses none. */
  readonly rules: readonly string[];
}

export const openSuppressions = (all: readonly Suppression[], requireReason: boolean): FileSuppressions => {
  const counts = (suppression: Suppression): boolean => !requireReason || (suppression.reason ?? '') !== '';
  const effective = all.filter(counts);
  const needed = new Map<Suppression, Set<string>>(effective.map((suppression) => [suppression, new Set()]));
  const mark = (rule: string, line: number): Suppression | undefined => {
    const holding = effective.filter((suppression) => suppresses(suppression, rule, line));
    for (const suppression of holding) needed.get(suppression)?.add(rule);
    return holding[0];
  };
  return {
    take: mark,
    spare: (rule, line) => {
      mark(rule, line);
    },
    unused: () => [...needed].flatMap(([suppression, used]) => unusedOf(suppression, used)),
    withoutReason: all.filter((suppression) => !counts(suppression)),
  };
};

/** ESLint counts its own comments, and only it knows what else they suppress. */
const unusedOf = (suppression: Suppression, used: ReadonlySet<string>): readonly Unused[] => {
  if (suppression.eslint) return [];
  if (suppression.rules.length === 0) return used.size === 0 ? [{ suppression, rules: [] }] : [];
  const rules = suppression.rules.filter((rule) => !used.has(rule));
  return rules.length === 0 ? [] : [{ suppression, rules }];
};
