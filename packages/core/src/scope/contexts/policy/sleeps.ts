/** Calls that wait: of the platform, of packages, of the program's own functions. */
import type { Ref } from '../../../facts/file-facts.ts';
import type { Range } from '../../../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../../../facts/structure.ts';
import { exitsOf } from '../../../flow/exits.ts';
import { symbolText } from '../../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../../flow/settle.ts';
import { timersIn } from '../../calls/timers.ts';
import { isMadeOf, partsOf } from '../depends-on.ts';
import { contains } from '../retried-errors.ts';

export const MAX_DEPTH = 3;

interface Place {
  readonly flow: Flow;
  readonly file: string;
  readonly structure: Structure;
}

export const isSleep = (flow: Flow, callee: Ref): boolean =>
  flow.settle(callee).found.some((origin) => origin.kind === 'external' && SLEEPS.test(symbolText(origin)));

/** The platform's and packages' own: `setTimeout` of `timers/promises`, `delay`, `Bun.sleep`. */
const SLEEPS =
  /^(?:timers(?:\/promises)?:(?:promises\.)?setTimeout|timers\/promises:scheduler\.wait|global:Bun\.sleep|util:promisify\(\)|(?:delay|sleep-promise|p-sleep):|(?:es-toolkit|radash):(?:promise\.)?(?:delay|sleep)$)/u;

export const WAITS = /^(?:sleep|delay|wait|pause|back_?off)|(?:sleep|delay|wait|backoff)(?:For|Ms)?$/iu;

export const nameOf = (structure: Structure, id: ValueId): string | null => {
  const value = structure.values[id];
  if (value?.kind === 'member' || value?.kind === 'import' || value?.kind === 'variable' || value?.kind === 'global')
    return value.name;
  return null;
};

/** `setTimeout(resolve, ms)`, `setTimeout(() => again(), ms)`: not one that gives up on something. */
export const isWaitedFor = ({ flow, file, structure }: Place, timer: Call): boolean => {
  const [first] = timer.args;
  if (first === undefined) return false;
  const inner = flow.functionsOf({ file, id: first.value }).found.filter((one) => one.file === file);
  if (inner.length === 0) return true;
  return !inner.some(({ fact }) =>
    structure.calls.some(
      (call) =>
        contains(fact.at, call.at) &&
        /^(?:abort|reject|destroy|cancel|clear\w*)$/u.test(nameOf(structure, call.callee) ?? ''),
    ),
  );
};

/** A function of the program that does nothing but wait, or waits among other things. */
export const sleepsIn = (flow: Flow, file: string, range: Range, depth = 0): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || depth > MAX_DEPTH) return false;
  return structure.calls.some((call, id) => {
    if (!contains(range, call.at)) return false;
    if (isSleep(flow, { file, id: call.callee })) return true;
    if (timersIn(structure).includes(call)) return isWaitedFor({ flow, file, structure }, call);
    return isWaitedOut(structure, range, id) && waitsFor(flow, file, call, depth);
  });
};

/** In the function or handed to whoever calls it: `await sleep(ms)`, `(ms) => sleep(ms)`. */
export const isWaitedOut = (structure: Structure, range: Range, id: CallId): boolean =>
  structure.calls[id]?.awaited === true ||
  structure.functions.some(
    (fact) =>
      contains(range, fact.at) &&
      exitsOf(fact).some(
        ({ how, value }) => how === 'return' && value !== null && isMadeOf(structure, partsOf(structure, value), id),
      ),
  );

/** Somebody else's is known by its name alone. */
const waitsFor = (flow: Flow, file: string, call: Call, depth: number): boolean => {
  const callee = { file, id: call.callee };
  const structure = flow.program.file(file)?.structure;
  const own = flow.functionsOf(callee).found;
  if (own.length > 0) return own.some((target) => sleepsIn(flow, target.file, target.fact.at, depth + 1));
  return structure !== undefined && WAITS.test(nameOf(structure, call.callee) ?? '');
};

/** Its first parameter is how long it waits, as it is: no seconds that it multiplies. */
export const handsOn = (flow: Flow, { file, id, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return false;
  const times = structure.calls.flatMap((call) => (contains(fact.at, call.at) ? (msOf(flow, file, call) ?? []) : []));
  return (
    times.length > 0 &&
    times.every(({ value: ms }) => {
      const parts = [...partsOf(structure, ms)].map((part) => structure.values[part]);
      const [own, ...more] = parts.filter((part) => part?.kind === 'param');
      const isFirst = own?.kind === 'param' && own.fn === id && own.index === 0 && more.length === 0;
      return isFirst && parts.every((part) => AS_IT_IS.has(part?.kind));
    })
  );
};

/** A parameter, perhaps with a default. */
const AS_IT_IS: ReadonlySet<string | undefined> = new Set(['param', 'variable', 'either', 'constant', 'undefined']);

/** How long a call waits, where it is one that waits. */
export const msOf = (flow: Flow, file: string, call: Call): Call['args'][number] | undefined => {
  if (isSleep(flow, { file, id: call.callee })) return call.args[0];
  const structure = flow.program.file(file)?.structure;
  return structure !== undefined && timersIn(structure).includes(call) ? call.args[1] : undefined;
};
