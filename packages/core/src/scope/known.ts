import type { Span } from '../facts/span.ts';
import type { Because } from '../rules/finding.ts';

/** Why an answer could not be completed, and where the trail was lost. */
export interface Open {
  readonly why: string;
  readonly at: Span;
}

/**
 * What a scope could see. An open answer is not a "no": the rest of the
 * program may still hold what was asked for, so a rule must not report on it.
 */
export interface Known<T> {
  readonly found: readonly T[];
  readonly open: readonly Open[];
}

/** The same reason at the same place says nothing new: answers that rest on one another repeat it without end. */
export const distinctOpen = (open: readonly Open[]): readonly Open[] => {
  if (open.length < 2) return open;
  const seen = new Set<string>();
  return open.filter(({ why, at }) => {
    const key = `${at.path}:${String(at.start)}:${why}`;
    return !seen.has(key) && seen.add(key);
  });
};

/** A rule's answer where it can't know; listed by `--verbose`, never reported. */
export interface Undecided {
  readonly undecided: Span;
  readonly why: string;
  /** Where the trail was lost. */
  readonly lost?: Span;
  /** What it would have been is shown only where the rule is strict. */
  readonly strict?: boolean;
}

/** Why a rule has nothing to say of a place that it looked at. Only who explains listens to it. */
export interface Silent {
  readonly silent: Span;
  /** Completes "silent: ...". */
  readonly why: string;
  readonly because?: readonly Because[];
  /** `aside`: it is no matter of the rule; `open`: nobody knows whether all is well. Left out: the place shows that it is. */
  readonly but?: 'aside' | 'open';
}

/** Yields the finding where `known` is surely absent, the reason where nobody can tell, nothing where it is there. */
export function* absence<T, F>(known: Known<T>, at: Span, finding: () => F): Iterable<F | Undecided> {
  if (known.found.length > 0) return;
  const [first] = known.open;
  if (first === undefined) yield finding();
  else yield { undecided: at, why: first.why, lost: first.at };
}
