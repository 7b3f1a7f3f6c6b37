import type { Range } from '../../facts/span.ts';
import type { CallId, Structure, ValueId } from '../../facts/structure.ts';
import { partsOf } from './depends-on.ts';
import { contains } from './retried-errors.ts';

/** What the next round does is told by a variable that is set behind the call: the next step, the next page. */
export const movesOn = (structure: Structure, loop: Range, call: CallId, handler: Range): boolean => {
  const own = structure.calls[call];
  if (own === undefined) return false;
  const isSetBehind = (id: ValueId): boolean => {
    const value = structure.values[id];
    return (
      value?.kind === 'variable' &&
      value.defs.some((def) => {
        const at = structure.values[def]?.at;
        if (at === undefined || !contains(loop, at) || at[0] < own.at[1] || contains(handler, at)) return false;
        return isOfAnother(structure, def);
      })
    );
  };
  return own.args.some(({ value }) => readBy(structure, value).some(isSetBehind));
};

/** No number, no text, no count of attempts. */
const isOfAnother = (structure: Structure, def: ValueId): boolean => {
  const kind = structure.values[def]?.kind;
  return kind === 'member' || kind === 'call' || kind === 'await' || kind === 'either' || kind === 'variable';
};

/** Variables that a value is made of, and those that functions in it read. */
const readBy = (structure: Structure, id: ValueId): readonly ValueId[] => {
  const parts = [...partsOf(structure, id)];
  const ranges = parts.flatMap((part) => {
    const value = structure.values[part];
    const at = value?.kind === 'function' ? structure.functions[value.fn]?.at : undefined;
    return at === undefined ? [] : [at];
  });
  return [...parts, ...(ranges.length === 0 ? [] : mentionedIn(structure, ranges))];
};

const mentionedIn = ({ mentions }: Structure, ranges: readonly Range[]): readonly ValueId[] =>
  mentions.flatMap((id, index) => {
    const offset = index % 2 === 0 ? mentions[index + 1] : undefined;
    return offset !== undefined && ranges.some(([start, end]) => start <= offset && offset < end) ? [id] : [];
  });
