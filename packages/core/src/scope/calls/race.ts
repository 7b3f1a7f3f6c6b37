/** A call that is raced against a timer: the caller goes on, the request does not end. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, FunctionId, Structure, ValueId } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, answerOf, siteOf } from './call-site.ts';
import { holdersOf } from './streams.ts';
import { isInside, timersIn } from './timers.ts';

/** `timer`: it is surely raced against one. `unknown`: something that may bound it is around it. */
export type Race = 'timer' | 'unknown' | 'none';

export const raceOf = (flow: Flow, site: CallSite): Race => {
  const own = raceAround(flow, site);
  if (own !== 'none') return own;
  const wrapped = wrappedIn(site.structure, site.call.fn);
  if (wrapped !== 'none') return wrapped;
  const callers = callersOf(flow, site.file, site.call.fn);
  if (callers.open.length > 0 || callers.found.length === 0) return 'none';
  const races = callers.found.map(({ file, call }): Race => {
    const structure = flow.program.file(file)?.structure;
    const id = structure?.calls.indexOf(call) ?? -1;
    return structure === undefined || id === -1 ? 'none' : raceAround(flow, { file, structure, id, call });
  });
  return races.every((race) => race === 'timer') ? 'timer' : races.some((race) => race !== 'none') ? 'unknown' : 'none';
};

/** The answer is an argument of something that ends earlier. */
const raceAround = (flow: Flow, site: CallSite): Race => {
  const { structure } = site;
  const answer = answerOf(structure, site.id);
  if (answer === undefined) return 'none';
  const promises = promisesOf(structure, answer);
  for (const call of structure.calls) {
    const name = calleeName(structure, call);
    if (name === null) continue;
    if (name === 'race') {
      const items = call.args.flatMap(({ value }) => itemsOf(structure, value));
      if (items.some((item) => promises.has(item)))
        return items.some((item) => !promises.has(item) && isTimer(flow, { file: site.file, id: item }))
          ? 'timer'
          : 'unknown';
    }
    if (isTimeoutName(name) && call.args.some(({ value }) => promises.has(value))) return 'timer';
  }
  return 'none';
};

/** The promise, what is made of it by `then`, and the variables that hold either; not what it answers. */
const promisesOf = (structure: Structure, answer: ValueId): ReadonlySet<ValueId> => {
  const found = new Set<ValueId>();
  const pending = [answer];
  for (const id of pending) {
    if (found.has(id)) continue;
    found.add(id);
    for (const holder of holdersOf(structure, id))
      if (structure.values[holder]?.kind === 'variable' && holdsDirectly(structure, holder, id)) pending.push(holder);
    structure.calls.forEach((call, called) => {
      const callee = structure.values[call.callee];
      if (
        callee?.kind !== 'member' ||
        callee.object !== id ||
        !/^(?:then|catch|finally|json|text)$/u.test(callee.name ?? '')
      )
        return;
      const next = answerOf(structure, called);
      if (next !== undefined) pending.push(next);
    });
  }
  return found;
};

const holdsDirectly = (structure: Structure, holder: ValueId, id: ValueId): boolean => {
  const value = structure.values[holder];
  return value?.kind === 'variable' && value.defs.includes(id);
};

const itemsOf = (structure: Structure, id: ValueId): readonly ValueId[] => {
  const value = structure.values[id];
  if (value?.kind === 'variable') return value.defs.flatMap((def) => itemsOf(structure, def));
  return value?.kind === 'array' ? value.items : [];
};

/** A promise that a timer settles: made in place, or the answer of a function that makes one. */
const isTimer = (flow: Flow, ref: Ref): boolean => {
  const site = siteOf(flow, ref) ?? heldSite(flow, ref);
  if (site === undefined) return false;
  if (
    isTimeoutName(calleeName(site.structure, site.call) ?? '') ||
    /^(?:sleep|delay|wait)$/u.test(calleeName(site.structure, site.call) ?? '')
  )
    return true;
  const timers = timersIn(site.structure);
  const executors = site.call.args.flatMap(({ value }) => {
    const inner = site.structure.values[value];
    return inner?.kind === 'function' ? [inner.fn] : [];
  });
  if (executors.some((fn) => timers.some((timer) => isInside(site.structure, timer.fn, fn)))) return true;
  return flow.functionsOf({ file: site.file, id: site.call.callee }).found.some(({ file, id }) => {
    const structure = flow.program.file(file)?.structure;
    return structure !== undefined && timersIn(structure).some((timer) => isInside(structure, timer.fn, id));
  });
};

const heldSite = (flow: Flow, ref: Ref): CallSite | undefined => {
  const value = flow.value(ref);
  const [def] = value?.kind === 'variable' ? value.defs : [];
  return def === undefined ? undefined : siteOf(flow, { file: ref.file, id: def });
};

/** `withTimeout(async () => { ... }, 5000)`: what is done inside may be bounded, and may be told by a signal. */
const wrappedIn = (structure: Structure, fn: FunctionId): Race => {
  let inner: FunctionId | null = fn;
  while (inner !== null && inner !== 0) {
    const current: FunctionId = inner;
    const wraps = structure.calls.some(
      (call) =>
        isTimeoutName(calleeName(structure, call) ?? '') &&
        call.args.some(({ value }) => {
          const argument = structure.values[value];
          return argument?.kind === 'function' && argument.fn === current;
        }),
    );
    if (wraps) return 'unknown';
    inner = structure.functions[current]?.parent ?? null;
  }
  return 'none';
};

const calleeName = (structure: Structure, { callee }: Call): string | null => {
  const value = structure.values[callee];
  return value?.kind === 'member' || value?.kind === 'variable' || value?.kind === 'global' || value?.kind === 'import'
    ? value.name
    : null;
};

const isTimeoutName = (name: string): boolean =>
  /time-?(?:d_?)?out|deadline|time_?limit/iu.test(name) && !/^(?:set|clear)Timeout$/u.test(name);
