import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';

/** A number written out, `60 * 1000` too; null where nobody can tell. */
export const numberOf = (flow: Flow, ref: Ref | undefined, depth = 0): number | null => {
  if (ref === undefined || depth > 4) return null;
  const { found } = flow.settle(ref);
  for (const origin of found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (value?.kind === 'constant' && typeof value.value === 'number') return value.value;
    if (origin.kind === 'value' && value?.kind === 'binary' && /^[*+]$/u.test(value.op)) {
      const left = numberOf(flow, { file: origin.ref.file, id: value.left }, depth + 1);
      const right = numberOf(flow, { file: origin.ref.file, id: value.right }, depth + 1);
      if (left !== null && right !== null) return value.op === '*' ? left * right : left + right;
    }
  }
  return null;
};
