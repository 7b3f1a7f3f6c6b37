import type { Range } from '../../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../../facts/structure.ts';
import type { Loop } from './around.ts';
import { partsOf } from './depends-on.ts';
import { isCounter } from './policy/counted.ts';
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

/**
 * Each round sends another thing: `for (let i = 0; i < list.length; i++) post(list[i])`, where the condition measures
 * what the call takes a part of, or `post(list[i])` and `fetch('/items?page=' + page)` with a counter of the loop.
 */
export const movesAlong = (structure: Structure, { test, at }: Loop, call: CallId): boolean => {
  const args = structure.calls[call]?.args.map(({ value }) => value) ?? [];
  const parts = args.flatMap((id) => readBy(structure, id));
  return (
    (test !== null && takesOfMeasured(structure, test, parts)) ||
    picksBy(structure, args, parts, (id) => isCounter(structure, id, at))
  );
};

/** The same of a function that calls itself with the next number. */
export const handsNext = (structure: Structure, call: CallId, again: Call): boolean => {
  const args = structure.calls[call]?.args.map(({ value }) => value) ?? [];
  if (again.args.some(({ value }) => isPartOfParameter(structure, value))) return true;
  const counted = new Set(again.args.flatMap(({ value }) => countedIn(structure, value)));
  if (counted.size === 0) return false;
  const parts = args.flatMap((id) => readBy(structure, id));
  return picksBy(structure, args, parts, (id) => counted.has(id));
};

/** `upload(items.slice(0, middle))`: half of it at a time. */
const isPartOfParameter = (structure: Structure, id: ValueId): boolean =>
  [...partsOf(structure, id)].some((part) => {
    const value = structure.values[part];
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const callee = call === undefined ? undefined : structure.values[call.callee];
    return (
      callee?.kind === 'member' &&
      /^(?:slice|filter|splice|subarray)$/u.test(callee.name ?? '') &&
      [...partsOf(structure, callee.object)].some((one) => structure.values[one]?.kind === 'param')
    );
  });

/** The parameter of `index + 1`. */
const countedIn = (structure: Structure, id: ValueId): readonly ValueId[] => {
  const value = structure.values[id];
  if (value?.kind !== 'binary' && value?.kind !== 'unary') return [];
  return [...partsOf(structure, id)].filter((part) => structure.values[part]?.kind === 'param');
};

const takesOfMeasured = (structure: Structure, test: ValueId, parts: readonly ValueId[]): boolean => {
  const measured = [...partsOf(structure, test)].flatMap((id) => {
    const value = structure.values[id];
    return value?.kind === 'member' && (value.name === 'length' || value.name === 'size') ? [value.object] : [];
  });
  const lists = new Set(measured.map((id) => textOf(structure, id)));
  lists.delete(null);
  return lists.size > 0 && parts.some((id) => lists.has(textOf(structure, id)));
};

/** `list[i]`, `list.slice(i, i + 10)`, or an address that is made of it; not `hosts[i % 2]`, which comes round again. */
const picksBy = (
  structure: Structure,
  [address]: readonly ValueId[],
  parts: readonly ValueId[],
  isCount: (id: ValueId) => boolean,
): boolean => {
  const isPlain = (id: ValueId): boolean => {
    const inner = [...partsOf(structure, id)];
    return inner.some(isCount) && !inner.some((one) => isRemainder(structure, one));
  };
  const addressed = address === undefined ? undefined : structure.values[address]?.kind;
  if (
    address !== undefined &&
    addressed !== 'object' &&
    addressed !== 'function' &&
    isTextBy(structure, address, isPlain)
  )
    return true;
  return parts.some((id) => {
    const value = structure.values[id];
    if (value?.kind === 'member') return value.name === null && value.key !== null && isPlain(value.key);
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const callee = call === undefined ? undefined : structure.values[call.callee];
    return (
      callee?.kind === 'member' &&
      PICKS.test(callee.name ?? '') &&
      call?.args.slice(0, 1).some(({ value: from }) => isPlain(from)) === true
    );
  });
};

const PICKS = /^(?:at|slice|subarray|substring)$/u;

const isRemainder = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'binary' && value.op === '%';
};

const isTextBy = (structure: Structure, id: ValueId, isPlain: (id: ValueId) => boolean): boolean =>
  [...partsOf(structure, id)].some((part) => {
    const value = structure.values[part];
    if (value?.kind === 'template') return value.parts.some(isPlain);
    // `'/items?page=' + page`, and not `attempt + 1`.
    if (value?.kind !== 'binary' || value.op !== '+') return false;
    const kinds = [value.left, value.right].map((side) => structure.values[side]?.kind);
    return kinds.some((kind) => kind === 'string' || kind === 'template') && [value.left, value.right].some(isPlain);
  });

/** `list`, `data.items`, `this.queue`: the same text stands for the same thing inside of a function. */
const textOf = (structure: Structure, id: ValueId): string | null => {
  const value = structure.values[id];
  if (value?.kind === 'this') return 'this';
  if (value?.kind !== 'member') return value === undefined ? null : `#${String(id)}`;
  const object = value.name === null ? null : textOf(structure, value.object);
  return object === null ? null : `${object}.${String(value.name)}`;
};

/**
 * Each round sends something else: what is drawn in it (`const token = randomToken(); await insert({ token })`), what is
 * made of the last one (`code = code + suffix()`), or more of it (`messages.push(error.message)`).
 */
export const sendsAnew = (structure: Structure, range: Range, call: CallId): boolean => {
  const parts = new Set((structure.calls[call]?.args ?? []).flatMap(({ value }) => readBy(structure, value)));
  const isRemade = [...parts].some((id) => {
    const value = structure.values[id];
    return value?.kind === 'variable' && value.defs.some((def) => isDrawn(structure, range, def));
  });
  return isRemade || addedIn(structure, range).some((id) => parts.has(id));
};

/** Variables that something is added to. */
const addedIn = (structure: Structure, range: Range): readonly ValueId[] =>
  structure.calls.flatMap((call) => {
    const callee = contains(range, call.at) ? structure.values[call.callee] : undefined;
    return callee?.kind === 'member' && (callee.name === 'push' || callee.name === 'unshift') ? [callee.object] : [];
  });

/** Made of nothing that is there already, or of what something is joined to; and not the time. */
const isDrawn = (structure: Structure, range: Range, id: ValueId, depth = 0): boolean => {
  const value = structure.values[id];
  const into = (next: ValueId): boolean => isDrawn(structure, range, next, depth + 1);
  if (value === undefined || depth > 6 || !contains(range, value.at)) return false;
  if (value.kind === 'await') return into(value.of);
  if (value.kind === 'variable') return value.defs.some(into);
  if (value.kind === 'template') return value.parts.some(into);
  if (value.kind === 'binary') return into(value.left) || into(value.right);
  const made = value.kind === 'call' ? structure.calls[value.call] : undefined;
  if (made === undefined) return false;
  const callee = structure.values[made.callee];
  const owner = callee?.kind === 'member' ? structure.values[callee.object] : callee;
  if (owner?.kind === 'global' && /^(?:Date|performance|AbortController|AbortSignal)$/u.test(owner.name)) return false;
  return made.args.every(({ value: argument }) =>
    /^(?:constant|string)$/u.test(structure.values[argument]?.kind ?? ''),
  );
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
