/** What ends a retry other than success: a count, a list, the time. */
import type { Call, CallId, FunctionId, Structure, Value, ValueId } from '../../../facts/structure.ts';
import type { Range } from '../../../facts/span.ts';
import type { Stated } from '../../../facts/outbound-call.ts';
import type { Branch, Loop } from '../around.ts';
import { isMadeOf, partsOf } from '../depends-on.ts';
import { contains } from '../retried-errors.ts';
import { waysOf } from '../ways.ts';

/** Whether a variable is changed in that part of the file, so that it may count. */
export const isCounter = (structure: Structure, id: ValueId, range: Range): boolean => {
  const value = structure.values[id];
  return (
    value?.kind === 'variable' &&
    value.defs.some((def) => {
      const made = structure.values[def];
      return made !== undefined && contains(range, made.at) && changes(structure, made, id);
    })
  );
};

/** `attempt++`, `attempt = attempt + 1`, `delay = Math.min(delay * 2, max)`. */
const changes = (structure: Structure, made: Value, id: ValueId): boolean => {
  if (made.kind === 'unary') return made.op === '++' || made.op === '--';
  return directlyMadeOf(structure, made, id);
};

const directlyMadeOf = (structure: Structure, made: Value, id: ValueId, depth = 0): boolean => {
  const into = (next: ValueId): boolean => {
    if (next === id) return true;
    const value = structure.values[next];
    return depth < 4 && value !== undefined && directlyMadeOf(structure, value, id, depth + 1);
  };
  if (made.kind === 'binary') return into(made.left) || into(made.right);
  if (made.kind === 'call') return structure.calls[made.call]?.args.some(({ value }) => into(value)) ?? false;
  return false;
};

const COMPARES = /^(?:[<>]=?|[!=]==?)$/u;

/** The parts of a condition, with the comparisons among them. */
const asksCount = (structure: Structure, test: ValueId, isCount: (id: ValueId) => boolean): boolean => {
  const parts = partsOf(structure, test);
  if (![...parts].some(isCount)) return false;
  return [...parts].some((id) => {
    const value = structure.values[id];
    if (value?.kind === 'binary') return COMPARES.test(value.op);
    // `while (retries--)`, `if (!left)`, `isLast(attempt)`
    return value?.kind === 'unary' || value?.kind === 'call' || (id === test && value?.kind === 'variable');
  });
};

/** `Date.now() - started > budget`, `performance.now()`, a signal that ends it all. */
const asksTime = (structure: Structure, test: ValueId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    if (value?.kind === 'member') return value.name === 'aborted';
    if (value?.kind !== 'call') return false;
    const call = structure.calls[value.call];
    const callee = call === undefined ? undefined : structure.values[call.callee];
    if (call?.construct === true && callee?.kind === 'global') return callee.name === 'Date';
    return (
      callee?.kind === 'member' && (callee.name === 'now' || callee.name === 'getTime' || callee.name === 'hrtime')
    );
  });

export interface Bounded {
  readonly bound: Stated;
  readonly budget: Stated;
  /** There is one attempt after the first, and no more. */
  readonly isSingle: boolean;
}

/** Of a loop. `branches`: those in its body. */
export const boundOfLoop = (structure: Structure, loop: Loop, branches: readonly Branch[], tried: CallId): Bounded => {
  const isCount = (id: ValueId): boolean => isCounter(structure, id, loop.at);
  const leaving = branches.filter(
    (branch) => leaves(branch) || goesRound(branch) || setsFlag(structure, loop.test, branch),
  );
  const budget: Stated =
    (loop.test !== null && asksTime(structure, loop.test)) || leaving.some(({ test }) => asksTime(structure, test))
      ? 'given'
      : 'absent';
  const byCount =
    loop.over !== null ||
    (loop.test !== null && (asksCount(structure, loop.test, isCount) || isRange(structure, loop.test))) ||
    leaving.some(({ test }) => asksCount(structure, test, isCount));
  const tests = [...(loop.test === null ? [] : [loop.test]), ...leaving.map(({ test }) => test)];
  const isSingle = tests.some((test) => leavesOne(structure, test, isCount));
  if (byCount || budget === 'given') return { bound: 'given', budget, isSingle };
  const isOpen = leaving.some(({ test }) => isOpaque(structure, test, tried));
  return { bound: isOpen ? 'unknown' : 'absent', budget, isSingle };
};

/** `attempt < 2` of a counter that begins with 0. */
const leavesOne = (structure: Structure, test: ValueId, isCount: (id: ValueId) => boolean): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    if (value?.kind !== 'binary' || !COMPARES.test(value.op) || !isCount(value.left)) return false;
    const start = numberOf(structure, value.left);
    const limit = numberOf(structure, value.right);
    if (start === undefined || limit === undefined) return false;
    // Which of both ends counts, and whether it was counted before it is asked, is not worth telling apart.
    return limit - start <= 1 || (limit - start === 2 && /^(?:<|>=)$/u.test(value.op));
  });

/** What a constant is, or what a variable began with. */
export const numberOf = (structure: Structure, id: ValueId): number | undefined => {
  const value = structure.values[id];
  const made = value?.kind === 'variable' ? structure.values[value.defs[0] ?? -1] : value;
  return made?.kind === 'constant' && typeof made.value === 'number' ? made.value : undefined;
};

/** `if (retried) throw error; return again(url, true)`, and `{ ...options, retried: true }`. */
const isHandedMark = (structure: Structure, fn: FunctionId, again: Call, branches: readonly Branch[]): boolean => {
  const isMark = (id: ValueId): boolean => {
    const made = structure.values[id];
    return made?.kind === 'string' || (made?.kind === 'constant' && typeof made.value === 'boolean');
  };
  const marked = again.args.flatMap(({ value }, index): readonly (number | string)[] => {
    const made = structure.values[value];
    if (made?.kind === 'object')
      return made.entries.flatMap(({ key, value: entry }) => (key !== null && isMark(entry) ? [key] : []));
    return isMark(value) ? [index] : [];
  });
  return branches.some(({ test }) =>
    [...partsOf(structure, test)].some((id) => {
      const value = structure.values[id];
      if (value?.kind === 'member') return value.name !== null && marked.includes(value.name);
      return value?.kind === 'param' && value.fn === fn && marked.includes(value.index);
    }),
  );
};

/** `for (…; attempt < max; …)`, whatever changes what it asks. */
const isRange = (structure: Structure, test: ValueId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    return value?.kind === 'binary' && /^[<>]=?$/u.test(value.op);
  });

/** Where it holds, or where it doesn't, there is no other round. */
const leaves = ({ then, else: otherwise }: Branch): boolean =>
  [waysOf(then), waysOf(otherwise)].some((ways) => ways.has('return') || ways.has('throw') || ways.has('break'));

/** `while (!done) { if (attempt < max) attempt++; else done = true; }`. */
export const setsFlag = (structure: Structure, test: ValueId | null, { at, test: asked }: Branch): boolean => {
  const [, from] = structure.values[asked]?.at ?? at;
  return (
    test !== null &&
    [...partsOf(structure, test)].some((id) => {
      const value = structure.values[id];
      return (
        value?.kind === 'variable' &&
        value.defs.some((def) => {
          const made = structure.values[def];
          if (made === undefined || changes(structure, made, id)) return false;
          return contains([from, at[1]], made.at) || isReadIn(structure, def, [from, at[1]]);
        })
      );
    })
  );
};

/** `failure = error`: what is stored was made elsewhere, and is read where it is stored. */
const isReadIn = ({ mentions }: Structure, id: ValueId, [start, end]: Range): boolean =>
  mentions.some((read, index) => {
    const offset = index % 2 === 0 && read === id ? mentions[index + 1] : undefined;
    return offset !== undefined && start <= offset && offset < end;
  });

/** `if (attempt < max) { attempt++; continue; }`, and otherwise on to what leaves. */
const goesRound = ({ then, else: otherwise }: Branch): boolean => {
  const arms = [waysOf(then), waysOf(otherwise)].map((ways) => ways.has('continue') && !ways.has('end'));
  return arms[0] !== arms[1];
};

/** What it asks is kept by somebody else: `policy.next(error)`, `this.attempts`, `delays.shift()`; not what was answered. */
const isOpaque = (structure: Structure, test: ValueId, tried: CallId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    if (value?.kind === 'this') return true;
    return value?.kind === 'call' && value.call !== tried && mayKeep(structure, value.call, tried);
  });

/** A method of something, but of what was answered or caught: it may remember how often it was asked. */
const mayKeep = (structure: Structure, call: CallId, tried: CallId): boolean => {
  const callee = structure.values[structure.calls[call]?.callee ?? -1];
  if (callee?.kind !== 'member') return false;
  const parts = partsOf(structure, callee.object);
  if (isMadeOf(structure, parts, tried)) return false;
  return ![...parts].some((id) => /^(?:caught|global|string|array|regexp)$/u.test(structure.values[id]?.kind ?? ''));
};

/** Of a function that calls itself: a parameter of it that the next call is handed changed, and that is asked. */
export const boundOfRecursion = (
  structure: Structure,
  fn: FunctionId,
  again: Call,
  branches: readonly Branch[],
): Bounded => {
  const handed = again.args.flatMap(({ value }) => [...partsOf(structure, value)]);
  const changed = new Set(
    handed.filter((id) => {
      const value = structure.values[id];
      return value?.kind === 'binary' || value?.kind === 'unary';
    }),
  );
  const counted = new Set(
    [...changed].flatMap((id) => [...partsOf(structure, id)].filter((part) => isOwnParameter(structure, part, fn))),
  );
  const isCount = (id: ValueId): boolean => counted.has(id) || isCounter(structure, id, [0, Number.MAX_SAFE_INTEGER]);
  const budget: Stated = branches.some(({ test }) => asksTime(structure, test)) ? 'given' : 'absent';
  const isSingle = isHandedMark(structure, fn, again, branches);
  if (budget === 'given' || isSingle || branches.some(({ test }) => asksCount(structure, test, isCount)))
    return { bound: 'given', budget, isSingle };
  // An object that is handed on may carry the count: `again({ ...config })`, `again(config)` with `config.tries += 1`.
  const carries =
    handed.some((id) => isOwnParameter(structure, id, fn)) &&
    branches.some(({ test }) => asksMember(structure, test, fn));
  return { bound: carries ? 'unknown' : 'absent', budget, isSingle };
};

const isOwnParameter = (structure: Structure, id: ValueId, fn: FunctionId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'param' && value.fn === fn;
};

/** `config._retried`, `this.tries`: what is kept on something. */
const asksMember = (structure: Structure, test: ValueId, fn: FunctionId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    return value?.kind === 'this' || (value?.kind === 'member' && isMadeOfParameter(structure, value.object, fn));
  });

const isMadeOfParameter = (structure: Structure, id: ValueId, fn: FunctionId): boolean =>
  [...partsOf(structure, id)].some((part) => isOwnParameter(structure, part, fn));
