/** Which failures a retry by hand repeats. */
import type { RetryPolicy } from '../../../facts/retry-policy.ts';
import type { Range } from '../../../facts/span.ts';
import { someOfKind } from '../../../facts/of-kind.ts';
import type { CallId, Structure, ValueId } from '../../../facts/structure.ts';
import type { Flow, FunctionRef } from '../../../flow/settle.ts';
import type { Branch } from '../around.ts';
import { isMadeOf, partsOf } from '../depends-on.ts';
import { contains } from '../retried-errors.ts';
import { waysOf } from '../ways.ts';
import type { Placed, Retry } from '../hand-written.ts';
import { setsFlag } from './counted.ts';

/** `branches`: those that decide upon another attempt. */
export const repeatsOf = (
  flow: Flow,
  file: string,
  placed: Placed,
  branches: readonly Branch[],
  of: Retry['of'],
): RetryPolicy['repeats'] => {
  const { structure, call } = placed;
  // A function that calls itself in one arm does so for what is asked there alone.
  const choosing = branches.filter(
    (branch) => !('kind' in of) || chooses(branch) || setsFlag(structure, of.test, branch),
  );
  if (choosing.some(({ test }) => asksError(structure, test) || asksStatus(structure, test, call))) return 'some';
  const handed = handedError(flow, file, placed);
  if (handed.some(throws)) return 'some';
  return handed.some(({ unseen }) => unseen) ? 'unknown' : 'all';
};

/** `await this.handle(error)`: it may throw where it has had enough. */
export const mayBeEnded = (flow: Flow, file: string, placed: Placed): boolean =>
  handedError(flow, file, placed).some(throws);

const throws = ({ found }: Handed): boolean => found.some(({ fact }) => waysOf(fact.body).has('throw'));

type Handed = ReturnType<Flow['functionsOf']> & {
  /** What decides is out of sight. */
  readonly unseen: boolean;
};

/** Functions that are handed what was caught, and may throw: `rethrowFatal(error)`. */
const handedError = (flow: Flow, file: string, { structure, around }: Placed): readonly Handed[] =>
  around.flatMap(({ kind, step }) => {
    const handler = kind === 'try' ? step.handler : null;
    if (handler === null) return [];
    return structure.calls.flatMap((call): readonly Handed[] => {
      if (!contains(handler.at, call.at) || !call.args.some(({ value }) => asksError(structure, value))) return [];
      const functions = flow.functionsOf({ file, id: call.callee });
      // `logger.warn(error)`: nobody waits for what it answers, and a method nobody knows is not taken to throw.
      const isTold = call.discarded && !call.awaited && structure.values[call.callee]?.kind === 'member';
      if (functions.found.length > 0) return [{ ...functions, unseen: functions.open.length > 0 }];
      return isTold ? [] : [{ ...functions, unseen: functions.open.length > 0 || call.awaited }];
    });
  });

/** One of its arms is left, and the other not. */
const chooses = ({ then, else: otherwise }: Branch): boolean => {
  const [one, other] = [waysOf(then), waysOf(otherwise)];
  return (
    one.has('end') !== other.has('end') ||
    one.has('continue') !== other.has('continue') ||
    leaves(one) !== leaves(other)
  );
};

const leaves = (ways: ReturnType<typeof waysOf>): boolean =>
  ways.has('throw') || ways.has('return') || ways.has('break');

const asksError = (structure: Structure, test: ValueId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    return value?.kind === 'caught' || (value?.kind === 'param' && isRejection(structure, value.fn));
  });

/** `.catch((error) => …)`, `.then(done, (error) => …)`. */
const isRejection = (structure: Structure, fn: number): boolean =>
  structure.calls.some((call) => {
    const callee = structure.values[call.callee];
    const at = callee?.kind !== 'member' ? -1 : ['catch', 'then'].indexOf(callee.name ?? '');
    const handler = at === -1 ? undefined : structure.values[call.args[at]?.value ?? -1];
    return handler?.kind === 'function' && handler.fn === fn;
  });

/** Its status by number, or by whoever is asked about it: `response.ok` alone tells no failure from another. */
const asksStatus = (structure: Structure, test: ValueId, call: number): boolean => {
  const parts = partsOf(structure, test);
  if (!isMadeOf(structure, parts, call)) return false;
  return [...parts].some((id) => {
    const value = structure.values[id];
    if (value?.kind === 'call') return value.call !== call && isMadeOf(structure, partsOf(structure, id), call);
    return value?.kind === 'constant' && typeof value.value === 'number' && value.value >= 400;
  });
};

/** A 429 is asked for in so many words. */
export const mentions429 = (structure: Structure, range: Range): boolean =>
  someOfKind(structure, 'constant', ({ value, at }) => value === 429 && contains(range, at));

/** `headers.get('retry-after')`, `error.retryAfter`, `x-ratelimit-reset`, `retryAfterOf(response)`. */
export const readsRetryAfter = (structure: Structure, range: Range): boolean =>
  structure.values.some((value) => {
    if (!contains(range, value.at)) return false;
    const name =
      value.kind === 'string' ? value.text : value.kind === 'member' || value.kind === 'variable' ? value.name : null;
    return name !== null && SAYS_WHEN.test(name);
  }) || structure.calls.some((call) => contains(range, call.at) && isNamedSo(structure, call.callee));

/** An import stands where it is imported, whoever calls it. */
const isNamedSo = (structure: Structure, callee: ValueId): boolean => {
  const value = structure.values[callee];
  return (value?.kind === 'variable' || value?.kind === 'import') && SAYS_WHEN.test(value.name);
};

/** Whoever is handed the answer, or the error, reads it there: `await this.respect(response)`, `waitOf(error)`. */
export const handsOnRetryAfter = (flow: Flow, file: string, { structure, call: tried, fact }: Placed): boolean =>
  structure.calls.some((call, id) => {
    if (id === tried || !contains(fact.at, call.at)) return false;
    const isHanded = call.args.some(
      ({ value }) => asksError(structure, value) || isMadeOf(structure, partsOf(structure, value), tried),
    );
    if (!isHanded) return false;
    const { found, open } = flow.functionsOf({ file, id: call.callee });
    if (found.length > 0) return found.some((target) => readsIt(flow, target));
    return open.length > 0 && (call.awaited || isArgument(structure, fact.at, id));
  });

const MAX_DEPTH = 3;

/** The function, or one that it hands on what it was handed. */
const readsIt = (flow: Flow, { file, id, fact }: FunctionRef, depth = 0): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || readsRetryAfter(structure, fact.at)) return true;
  return (
    depth < MAX_DEPTH &&
    structure.calls.some(
      (call) =>
        contains(fact.at, call.at) &&
        call.args.some(({ value }) => isOfParam(structure, value, id)) &&
        flow.functionsOf({ file, id: call.callee }).found.some((target) => readsIt(flow, target, depth + 1)),
    )
  );
};

const isOfParam = (structure: Structure, id: ValueId, fn: number): boolean =>
  [...partsOf(structure, id)].some((part) => {
    const value = structure.values[part];
    return value?.kind === 'param' && value.fn === fn;
  });

/** What it says may be what is waited: `sleep(waitOf(response))`. */
const isArgument = (structure: Structure, range: Range, id: CallId): boolean =>
  structure.calls.some(
    (call, other) =>
      other !== id &&
      contains(range, call.at) &&
      call.args.some(({ value }) => isMadeOf(structure, partsOf(structure, value), id)),
  );

const SAYS_WHEN = /retry_?-?after|rate_?-?limit.*reset|reset_?-?(?:at|after|time)/iu;
