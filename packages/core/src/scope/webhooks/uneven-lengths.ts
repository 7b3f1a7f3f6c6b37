/** `timingSafeEqual` throws where the lengths differ: where that was neither asked before nor is caught by anybody. */
import {
  MODULE_FUNCTION,
  type Call,
  type CallId,
  type FunctionFact,
  type FunctionId,
  type Step,
  type Structure,
  type Value,
  type ValueId,
} from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { statusOfCall } from '../../flow/guards/refusal.ts';
import { noBindings } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { callsInside, valuesInside } from './inside.ts';

const MAX_CALLERS = 4;

/** Whether this call may throw for what a request brought. What a file that cannot be seen may catch does not. */
export const mayThrow = (flow: Flow, path: string, id: CallId, depth = 0): boolean => {
  const structure = flow.program.file(path)?.structure;
  const call = structure?.calls[id];
  const fact = call === undefined ? undefined : structure?.functions[call.fn];
  if (structure === undefined || call === undefined || fact === undefined) return false;
  if (
    isTried(fact.body, id, (steps) => refuses(flow, path, steps)) ||
    isCaughtLater(structure, id) ||
    asksBefore(structure, fact, call) ||
    throwsAnyway(structure, fact.body, id)
  )
    return false;
  if (depth > MAX_CALLERS) return false;
  if (call.fn === MODULE_FUNCTION) return true;
  const taking = takersOf(structure, call.fn);
  if (taking.length > 0)
    return taking.some((one) => !isWrapper(flow, path, one) && mayThrow(flow, path, one, depth + 1));
  const { found, open } = callersOf(flow, path, call.fn);
  if (found.length === 0) return open.length === 0;
  return found.some((caller) => {
    const at = flow.program.file(caller.file)?.structure.calls.indexOf(caller.call) ?? -1;
    return at !== -1 && mayThrow(flow, caller.file, at, depth + 1);
  });
};

/** The calls that a function is handed to where it is written: `app.post('/hooks', async (req, res) => ...)`. */
const takersOf = ({ values, calls }: Structure, fn: FunctionId): readonly CallId[] =>
  calls.flatMap(({ args }, id) =>
    args.some(({ value }) => {
      const handed = values[value];
      return handed?.kind === 'function' && handed.fn === fn;
    })
      ? [id]
      : [],
  );

/** A function of the program, or one that cannot be seen, may catch what the one it is handed throws. */
const isWrapper = (flow: Flow, file: string, id: CallId): boolean => {
  const call = flow.program.file(file)?.structure.calls[id];
  if (call === undefined) return true;
  const callee = { file, id: call.callee };
  const { found, open } = flow.settle(callee);
  return flow.functionsOf(callee).found.length > 0 || found.length === 0 || open.length > 0;
};

/** Within a `try` whose `catch` refuses. */
const isTried = (
  steps: readonly Step[],
  id: CallId,
  isRefusal: (handler: readonly Step[]) => boolean,
  tried = false,
): boolean => {
  const within = (list: readonly Step[], caught = tried): boolean => isTried(list, id, isRefusal, caught);
  return steps.some((step) => {
    switch (step.kind) {
      case 'call':
        return tried && step.call === id;
      case 'branch':
        return within(step.then) || within(step.else);
      case 'switch':
        return step.cases.some((one) => within(one.body));
      case 'loop':
        return within(step.body);
      case 'try': {
        const { handler } = step;
        return (
          within(step.body, tried || (handler !== null && isRefusal(handler.body))) ||
          within(handler?.body ?? []) ||
          within(step.finalizer)
        );
      }
      default:
        return false;
    }
  });
};

/** `if (!timingSafeEqual(…)) throw new Error('…')`: whoever is told no is told so by an exception, be it one or the other. */
const throwsAnyway = (structure: Structure, steps: readonly Step[], id: CallId): boolean =>
  steps.some((step) => {
    if (step.kind === 'try' || step.kind === 'loop') return throwsAnyway(structure, step.body, id);
    if (step.kind !== 'branch') return false;
    const behind = new Set<ValueId>();
    collect(structure, step.test, behind);
    const isOfCall = [...behind].some((one) => {
      const value = structure.values[one];
      return value?.kind === 'call' && value.call === id;
    });
    const sides = [...step.then, ...step.else];
    return isOfCall ? sides.some((one) => isPlainThrow(structure, one)) : throwsAnyway(structure, sides, id);
  });

/** An error that says nothing of how to answer. */
const isPlainThrow = ({ values, calls }: Structure, step: Step): boolean => {
  const value = step.kind === 'exit' && step.how === 'throw' && step.value !== null ? values[step.value] : undefined;
  const call = value?.kind === 'call' ? calls[value.call] : undefined;
  const callee = call === undefined ? undefined : values[call.callee];
  const name = callee !== undefined && 'name' in callee ? callee.name : null;
  return (
    call?.construct === true &&
    name !== null &&
    /Error$/u.test(name) &&
    !/http|auth|forbidden|request|api|status/iu.test(name)
  );
};

/** A catch clause that answers with a 5xx, and nothing else, says that something broke here. */
const refuses = (flow: Flow, file: string, steps: readonly Step[]): boolean => {
  const statuses = callsOf(steps).flatMap((id) => {
    const call = flow.program.file(file)?.structure.calls[id];
    return (call === undefined ? undefined : statusOfCall(flow, file, call, noBindings)) ?? [];
  });
  return statuses.length === 0 || statuses.some((status) => status < 500);
};

const callsOf = (steps: readonly Step[]): readonly CallId[] =>
  steps.flatMap((step): readonly CallId[] => {
    switch (step.kind) {
      case 'call':
        return [step.call];
      case 'branch':
        return callsOf([...step.then, ...step.else]);
      case 'switch':
        return step.cases.flatMap((one) => callsOf(one.body));
      case 'loop':
        return callsOf(step.body);
      case 'try':
        return callsOf([...step.body, ...(step.handler?.body ?? []), ...step.finalizer]);
      default:
        return [];
    }
  });

/** `verify(request).catch(() => false)` */
const isCaughtLater = ({ values }: Structure, id: CallId): boolean =>
  values.some((value) => {
    const object = value.kind === 'member' && value.name === 'catch' ? values[value.object] : undefined;
    return object?.kind === 'call' && object.call === id;
  });

/** Somebody asked how long a side is or how it reads, cut it to size, or filled it up. */
const asksBefore = (structure: Structure, fact: FunctionFact, call: Call): boolean => {
  const behind = new Set<ValueId>();
  for (const { value } of call.args) collect(structure, value, behind);
  const names = new Set(
    [...behind].flatMap((id) => {
      const value = structure.values[id];
      return value?.kind === 'variable' ? [value.name] : [];
    }),
  );
  const isBehind = (id: ValueId): boolean => {
    const value = structure.values[id];
    return behind.has(id) || (value?.kind === 'variable' && names.has(value.name));
  };
  const around = outermost(structure, fact);
  return (
    [...behind].some((id) => isSized(structure, structure.values[id])) ||
    valuesInside(structure, around.at).some((value) => comparesLength(structure, value, isBehind)) ||
    callsInside(structure, around.at).some((one) => matches(structure, one, isBehind))
  );
};

const outermost = (structure: Structure, fact: FunctionFact): FunctionFact => {
  const parent = fact.parent === null || fact.parent === 0 ? undefined : structure.functions[fact.parent];
  return parent === undefined ? fact : outermost(structure, parent);
};

const LENGTH = /^(?:length|byteLength)$/u;

/** A count of parts (`parts.length !== 2`) is no length of a signature. */
const FEW = 10;

const comparesLength = ({ values }: Structure, value: Value, isBehind: (id: ValueId) => boolean): boolean => {
  if (value.kind !== 'binary' || !/^(?:[!=]==?|[<>]=?)$/u.test(value.op)) return false;
  const sides = [values[value.left], values[value.right]];
  if (sides.some((side) => side?.kind === 'constant' && typeof side.value === 'number' && side.value < FEW))
    return false;
  return sides.some((side) => side?.kind === 'member' && LENGTH.test(side.name ?? '') && isBehind(side.object));
};

/** `/^[\da-f]{64}$/.test(given)`, `given.match(pattern)`. */
const matches = ({ values }: Structure, { callee, args }: Call, isBehind: (id: ValueId) => boolean): boolean => {
  const value = values[callee];
  if (value?.kind !== 'member' || !/^(?:test|match|exec|safeParse|parse|length)$/u.test(value.name ?? '')) return false;
  const object = values[value.object];
  if (object?.kind === 'global' && object.name === 'JSON') return false;
  return isBehind(value.object) || args.some((argument) => isBehind(argument.value));
};

/** `Buffer.alloc(32)`, `given.padEnd(64)`, `given.slice(0, wanted.length)`. */
const isSized = ({ values, calls }: Structure, value: Value | undefined): boolean => {
  const call = value?.kind === 'call' ? calls[value.call] : undefined;
  const callee = call === undefined ? undefined : values[call.callee];
  const name =
    callee?.kind === 'member' || callee?.kind === 'variable' || callee?.kind === 'global' ? callee.name : null;
  if (call === undefined || name === null) return false;
  return (
    /^(?:alloc|allocUnsafe|padEnd|padStart|Uint8Array|concat)$/u.test(name) ||
    (/^(?:slice|subarray|substring|substr)$/u.test(name) && call.args.length > 1)
  );
};

/** What a value is made of in its own file. */
const collect = (structure: Structure, id: ValueId, into: Set<ValueId>): void => {
  const { values, calls } = structure;
  const value = values[id];
  if (value === undefined || into.has(id) || into.size > 400) return;
  into.add(id);
  const all = (ids: readonly ValueId[]): void => {
    for (const one of ids) collect(structure, one, into);
  };
  switch (value.kind) {
    case 'variable':
      return all(value.defs);
    case 'member':
      return all([value.object]);
    case 'await':
    case 'unary':
    case 'element':
      return all([value.of]);
    case 'either':
      return all(value.of);
    case 'template':
      return all(value.parts);
    case 'call': {
      const call = calls[value.call];
      return call === undefined ? undefined : all([call.callee, ...call.args.map((one) => one.value)]);
    }
    default:
      return undefined;
  }
};
