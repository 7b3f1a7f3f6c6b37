import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Span } from '../../facts/span.ts';
import type { Open } from '../../scope/known.ts';

/** Why a way through the code may be open to anybody although other ways are not. */
export interface Skip {
  /** `excused`: only outside production, or only where somebody switched the check off. */
  readonly when: 'missing-secret' | 'missing-header' | 'branch' | 'excused';
  readonly at: Span;
}

/** What has happened on one way through the code. Ways that agree in all of it are one. */
export interface State {
  readonly check: SignatureCheck | null;
  /** Something that cannot be seen may have checked. */
  readonly open: Open | null;
  /** The first thing done with the event before any check. */
  readonly effect: Span | null;
  /** The request was answered with an error. */
  readonly refused: boolean;
  readonly skip: Skip | null;
}

export const blank: State = { check: null, open: null, effect: null, refused: false, skip: null };

/** `after` happens behind `before` on the same way. */
export const chain = (before: State, after: State): State => ({
  check: before.check ?? after.check,
  open: before.open ?? after.open,
  effect: before.effect ?? (before.check === null ? after.effect : null),
  refused: before.refused || after.refused,
  skip: graver(before.skip, after.skip),
});

const gravity = { branch: 0, 'missing-header': 1, 'missing-secret': 2, excused: 3 } as const;
export const graver = (left: Skip | null, right: Skip | null): Skip | null => {
  if (left === null || right === null) return left ?? right;
  return gravity[right.when] > gravity[left.when] ? right : left;
};

export const distinctStates = (states: readonly State[]): readonly State[] => {
  const seen = new Map<string, State>();
  for (const state of states) {
    const key = `${state.check !== null}${state.open !== null}${state.effect !== null}${state.refused}${state.skip?.when}`;
    if (!seen.has(key)) seen.set(key, state);
  }
  return [...seen.values()];
};
