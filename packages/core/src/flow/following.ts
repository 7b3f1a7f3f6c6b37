import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import type { Program } from '../scope/program.ts';
import type { Bindings, Origin } from './origin.ts';

/** One search for the origins of a value. */
export interface Trail {
  readonly seen: Set<string>;
  readonly found: Origin[];
  readonly open: Open[];
}

/** What the parts of a search share. */
export interface Following {
  readonly program: Program;
  readonly value: (ref: Ref) => Value | undefined;
  settle(ref: Ref, bindings: Bindings): Known<Origin>;
  /** Follows `ref`, then the members `path` of it. */
  follow(ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail): void;
}

/** Leaves the trail open at `ref`. */
export const stopTrail = ({ value }: Following, trail: Trail, ref: Ref, why: string): void => {
  const at = value(ref)?.at ?? [0, 0];
  trail.open.push({ why, at: { path: ref.file, start: at[0], end: at[1] } });
};
