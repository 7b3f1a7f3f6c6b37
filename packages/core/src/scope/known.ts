import type { Span } from '../facts/span.ts';

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

/** A rule's answer where it can't know; listed by `--verbose`, never reported. */
export interface Undecided {
  readonly undecided: Span;
  readonly why: string;
  /** What it would have been is shown only where the rule is strict. */
  readonly strict?: boolean;
}

/** Yields the finding where `known` is surely absent, the reason where nobody can tell, nothing where it is there. */
export function* absence<T, F>(known: Known<T>, at: Span, finding: () => F): Iterable<F | Undecided> {
  if (known.found.length > 0) return;
  const [first] = known.open;
  if (first === undefined) yield finding();
  else yield { undecided: at, why: first.why };
}
