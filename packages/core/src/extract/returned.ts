import type { ValueId } from '../facts/structure.ts';
import { exitsIn } from '../flow/exits.ts';
import type { Lowering } from './lowering.ts';

/** What the function `id` answers, as one value: a getter stands for that. Undefined where it answers nothing. */
export const returnedBy = (lowering: Lowering, id: ValueId): ValueId | undefined => {
  const value = lowering.values[id];
  const draft = value?.kind === 'function' ? lowering.functions[value.fn] : undefined;
  if (draft === undefined || draft.params.length > 0) return undefined;
  const values = exitsIn(draft.body).flatMap(({ how, value: answer }) =>
    how === 'return' && answer !== null ? [answer] : [],
  );
  const [only, ...others] = values;
  if (only === undefined || others.length === 0) return only;
  return lowering.add({ at: draft.at, kind: 'either', op: '?:', of: values, test: null });
};
