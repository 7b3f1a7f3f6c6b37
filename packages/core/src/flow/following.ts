import type { Catalog } from '../catalog/catalog.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import type { Program } from '../scope/program.ts';
import type { Bindings, Origin } from './origin.ts';
import type { Flow } from './settle.ts';

/** `query = query.where()` once more and once more: so many ends say nothing of where a value comes from. */
export const MAX_FOUND = 200;

/** One search for the origins of a value. */
export interface Trail {
  readonly seen: Set<string>;
  readonly found: Origin[];
  readonly open: Open[];
}

/** What the parts of a search share. */
export interface Following {
  readonly program: Program;
  readonly catalog: Catalog;
  readonly value: (ref: Ref) => Value | undefined;
  settle(ref: Ref, bindings: Bindings): Known<Origin>;
  /** Follows `ref`, then the members `path` of it. */
  readonly follow: (ref: Ref, path: readonly string[], bindings: Bindings, trail: Trail) => void;
  /** It is what somebody further out asks for: asked once more it answers nothing. */
  isUnderWay(ref: Ref): boolean;
  /** For whoever must ask who calls a function. */
  readonly flow: Flow;
}

/** Leaves the trail open at `ref`. */
export const stopTrail = ({ value }: Following, trail: Trail, ref: Ref, why: string): void => {
  // One reason is enough for whoever wants to know why, and a bound is met many times.
  if (trail.open.at(-1)?.why === why) return;
  const at = value(ref)?.at ?? [0, 0];
  trail.open.push({ why, at: { path: ref.file, start: at[0], end: at[1] } });
};
