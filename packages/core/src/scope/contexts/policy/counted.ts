/** What ends a retry other than success: a count, a list, the time. */
import type { Call, FunctionId, Structure, Value, ValueId } from '../../../facts/structure.ts';
import type { Range } from '../../../facts/span.ts';
import type { Stated } from '../../../facts/outbound-call.ts';
import type { Branch, Loop } from '../around.ts';
import { partsOf } from '../depends-on.ts';
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
}

/** Of a loop. `branches`: those in its body. */
export const boundOfLoop = (structure: Structure, loop: Loop, branches: readonly Branch[]): Bounded => {
  const isCount = (id: ValueId): boolean => isCounter(structure, id, loop.at);
  const leaving = branches.filter(leaves);
  const budget: Stated =
    (loop.test !== null && asksTime(structure, loop.test)) || leaving.some(({ test }) => asksTime(structure, test))
      ? 'given'
      : 'absent';
  const byCount =
    loop.over !== null ||
    (loop.test !== null && (asksCount(structure, loop.test, isCount) || isRange(structure, loop.test))) ||
    leaving.some(({ test }) => asksCount(structure, test, isCount));
  if (byCount || budget === 'given') return { bound: 'given', budget };
  return { bound: leaving.some(({ test }) => isOpaque(structure, test)) ? 'unknown' : 'absent', budget };
};

/** `for (…; attempt < max; …)`, whatever changes what it asks. */
const isRange = (structure: Structure, test: ValueId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    return value?.kind === 'binary' && /^[<>]=?$/u.test(value.op);
  });

/** Where it holds, or where it doesn't, there is no other round; or there is one by that alone: `if (left) continue; throw error`. */
const leaves = ({ then, else: otherwise }: Branch): boolean => {
  const ways = [waysOf(then), waysOf(otherwise)];
  return ways.some((one) => one.has('return') || one.has('throw') || one.has('break') || one.has('continue'));
};

/** What it asks is kept by somebody else: `policy.next()`, `this.attempts`. */
const isOpaque = (structure: Structure, test: ValueId): boolean => {
  const seen = [...partsOf(structure, test)].map((id) => structure.values[id]);
  if (seen.some((value) => value?.kind === 'caught')) return false;
  return seen.some((value) => value?.kind === 'this' || value?.kind === 'call');
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
  if (budget === 'given' || branches.some(({ test }) => asksCount(structure, test, isCount)))
    return { bound: 'given', budget };
  if (branches.some(({ test }) => asksFixed(structure, test, fn, again))) return { bound: 'given', budget };
  // An object that is handed on may carry the count: `again({ ...config })`, `again(config)` with `config.tries += 1`.
  const carries =
    handed.some((id) => isOwnParameter(structure, id, fn)) &&
    branches.some(({ test }) => asksMember(structure, test, fn));
  return { bound: carries ? 'unknown' : 'absent', budget };
};

/** `if (mode !== 'reload') return load('reload')`: what it hands itself says that it has been there. */
const asksFixed = (structure: Structure, test: ValueId, fn: FunctionId, again: Call): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    const handed = value?.kind === 'param' && value.fn === fn ? again.args[value.index] : undefined;
    const kind = handed === undefined ? undefined : structure.values[handed.value]?.kind;
    return kind === 'constant' || kind === 'string';
  });

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
