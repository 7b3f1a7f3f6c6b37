/** How a library that is handed a function goes about its retries, as the catalog and the options say. */
import type { RetryPolicy, Wait } from '../../../facts/retry-policy.ts';
import type { Stated } from '../../../facts/outbound-call.ts';
import { type Span, spanOf } from '../../../facts/span.ts';
import type { Call } from '../../../facts/structure.ts';
import type { Runner } from '../../../catalog/tables/runners.ts';
import type { Flow, FunctionRef } from '../../../flow/settle.ts';
import { type Option, optionOf } from '../../calls/option.ts';
import { contains } from '../retried-errors.ts';
import { statedNumber } from '../runner.ts';
import { mentions429, readsRetryAfter } from './told-apart.ts';

/** `handed`: the argument that is the function. */
export const libraryPolicy = (flow: Flow, file: string, call: Call, runner: Runner, handed: number): RetryPolicy => {
  const at = spanOf(file, call.at);
  const argument = call.args[handed];
  const functions = argument === undefined ? [] : flow.functionsOf({ file, id: argument.value }).found;
  const structure = flow.program.file(file)?.structure;
  return {
    at,
    by: 'library',
    byAnswer: false,
    polls: false,
    bound: boundOf(flow, file, call, runner),
    budget: 'unknown',
    isSingle: false,
    sendsAnew: false,
    wait: waitOf(flow, file, call, runner, at),
    repeats: repeatsOf(flow, file, call, runner, functions),
    meets: 'unknown',
    after429: structure !== undefined && mentions429(structure, call.at),
    readsRetryAfter: structure === undefined || readsRetryAfter(structure, call.at),
  };
};

const boundOf = (flow: Flow, file: string, call: Call, { repeats }: Runner): Stated => {
  if (typeof repeats !== 'object') return 'unknown';
  const args = repeats.arg === 'any' ? call.args : call.args.slice(repeats.arg, repeats.arg + 1);
  const stated = args.flatMap(({ value }) => statedNumber(flow, { file, id: value }, repeats.option.split('.')));
  if (stated.includes('unknown')) return 'unknown';
  if (args.some(({ value }) => isTrue(flow, optionOf(flow, { file, id: value }, ['forever'])))) return 'absent';
  return stated.includes(Number.POSITIVE_INFINITY) ? 'absent' : 'given';
};

const isTrue = (flow: Flow, option: Option): boolean =>
  option.state === 'given' &&
  option.refs.some((ref) => {
    const value = flow.value(ref);
    return value?.kind === 'constant' && value.value === true;
  });

const optionsIn = (flow: Flow, file: string, call: Call, names: readonly string[]): readonly Option[] =>
  call.args
    .filter(({ value }) => flow.value({ file, id: value })?.kind !== 'function')
    .flatMap(({ value }) => names.map((name) => optionOf(flow, { file, id: value }, [name])));

const waitOf = (flow: Flow, file: string, call: Call, { backoff }: Runner, at: Span): Wait => {
  if (backoff === undefined) return { growth: 'unknown', jitter: 'unknown', at: null };
  const options = optionsIn(flow, file, call, backoff.options);
  const isSaid = options.some(({ state }) => state !== 'absent');
  const chance = optionsIn(flow, file, call, ['randomize', 'jitter']);
  const jitter: Stated = backoff.jitter || chance.some(({ state }) => state === 'given') ? 'given' : 'absent';
  if (!isSaid) return { growth: backoff.growth, jitter, at };
  const grows = backoff.growth === 'linear' || backoff.growth === 'exponential';
  const factor = call.args.flatMap(({ value }) => statedNumber(flow, { file, id: value }, ['factor']));
  return {
    growth: grows ? (factor.includes(1) ? 'fixed' : backoff.growth) : 'unknown',
    jitter: jitter === 'given' || grows ? jitter : 'unknown',
    at,
  };
};

const repeatsOf = (
  flow: Flow,
  file: string,
  call: Call,
  { givesUpBy }: Runner,
  functions: readonly FunctionRef[],
): RetryPolicy['repeats'] => {
  if (givesUpBy === undefined) return 'unknown';
  const options = givesUpBy.filter((name) => /^[a-z][\w.]*$/u.test(name));
  const stated = options.flatMap((name) =>
    call.args.map(({ value }) => optionOf(flow, { file, id: value }, name.split('.'))),
  );
  // `onFailedAttempt` of p-retry may throw, which ends it.
  const hooks = optionsIn(flow, file, call, ['onFailedAttempt', 'onRetry']);
  if (stated.some(({ state }) => state === 'given') || hooks.some(({ state }) => state === 'given')) return 'some';
  if (stated.some(({ state }) => state === 'unknown') || functions.length === 0) return 'unknown';
  const marks = givesUpBy.map((name) => name.replace(/\(\)$/u, '').split('.').at(-1) ?? name);
  return functions.some((target) => mentions(flow, target, marks)) ? 'some' : 'all';
};

const MAX_DEPTH = 3;

/** The function, or what it calls, names what ends the retry: `throw new AbortError(error)`, `bail(error)`. */
const mentions = (flow: Flow, target: FunctionRef, marks: readonly string[], depth = 0): boolean => {
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined) return false;
  return structure.calls.some((call) => {
    if (!contains(target.fact.at, call.at)) return false;
    const callee = structure.values[call.callee];
    const name = callee !== undefined && 'name' in callee ? callee.name : null;
    if (name !== null && marks.includes(name)) return true;
    // `(bail) => …`: the parameter, by whatever name.
    if (callee?.kind === 'param' && callee.fn === target.id) return true;
    if (callee?.kind === 'variable' && callee.defs.some((def) => isParameter(target, structure.values[def])))
      return true;
    return (
      depth < MAX_DEPTH &&
      flow
        .functionsOf({ file: target.file, id: call.callee })
        .found.some((inner) => inner.id !== target.id && mentions(flow, inner, marks, depth + 1))
    );
  });
};

const isParameter = (
  { id }: FunctionRef,
  value: { readonly kind: string; readonly fn?: number } | undefined,
): boolean => value?.kind === 'param' && value.fn === id;
