/** The values that an object or a list is made of, each by itself: asked together, what two of them rest on counts for one. */
import type { Ref } from '../../facts/file-facts.ts';
import { partsOf } from '../parts-of.ts';
import type { Flow } from '../settle.ts';

const MAX_DEPTH = 6;

export const leavesOf = (flow: Flow, ref: Ref, depth = 0): readonly Ref[] => {
  const value = depth > MAX_DEPTH ? undefined : flow.value(ref);
  const into = (ids: readonly number[]): readonly Ref[] =>
    ids.flatMap((id) => leavesOf(flow, { file: ref.file, id }, depth + 1));
  if (value?.kind === 'object' || value?.kind === 'array' || value?.kind === 'template') return into(partsOf(value));
  const isOne = value?.kind === 'variable' && value.defs.length === 1 && value.writes.length === 0;
  return isOne ? into(value.defs) : [ref];
};
