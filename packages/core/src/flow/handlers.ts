import type { Ref } from '../facts/file-facts.ts';
import { handedFunctions } from './handed-origins.ts';
import type { Flow, FunctionRef } from './settle.ts';
import { bindArguments } from './bind-arguments.ts';
import { exitsOf } from './exits.ts';
import { type Bindings, type Origin, noBindings } from './origin.ts';
import type { Open } from '../scope/known.ts';

/** What a router or a framework is given to run. */
export interface Handlers {
  readonly kind: 'functions' | 'router' | 'unseen';
  readonly functions: readonly FunctionRef[];
  /** What is not a function of the program: a package's middleware, a wrapper. */
  readonly outside: readonly Origin[];
  readonly open: readonly Open[];
}

/** The functions behind a handler: named, a method, in a list, or inside a wrapper nobody can see into. */
export const handlersOf = (flow: Flow, ref: Ref): Handlers => {
  const value = flow.value(ref);
  if (value?.kind === 'array') return join(value.items.map((id) => handlersOf(flow, { file: ref.file, id })));
  const origins = flow.settle(ref);
  const functions = flow.functionsOf(ref);
  const outside = origins.found
    .filter((origin) => origin.kind !== 'value' || flow.value(origin.ref)?.kind !== 'function')
    .filter((origin) => !isBound(origin));
  if (functions.found.length > 0) return { kind: 'functions', functions: functions.found, outside, open: origins.open };
  // A router is often built by a function that is handed what guards it: `createRoutes({ verifier })`.
  const handed = outside.map((origin) => (origin.kind === 'param' ? handedFunctions(flow, origin) : []));
  if (handed.length > 0 && handed.every((one) => one.length > 0))
    return { kind: 'functions', functions: handed.flat(), outside: [], open: origins.open };
  const lists = origins.found.flatMap((origin) =>
    origin.kind === 'value' && flow.value(origin.ref)?.kind === 'array' ? [handlersOf(flow, origin.ref)] : [],
  );
  if (lists.length > 0) return join(lists);
  // `Router().use(guard)` is the router still, and no handler that was made of the guard.
  if (outside.length > 0 && outside.every(isRouter))
    return { kind: 'router', functions: [], outside, open: origins.open };
  // `signedBy(header)` answers what a package made of a function: `createMiddleware(async (c, next) => …)`.
  const answered = answeredBy(flow, ref, noBindings);
  const written = answered.length > 0 ? answered : wrappedIn(flow, ref);
  const wrapped = written.length > 0 ? written : outside.flatMap((origin) => wrappedBy(flow, origin, 0));
  if (wrapped.length > 0) return { kind: 'functions', functions: wrapped, outside, open: origins.open };
  return { kind: outside.some(isRouter) ? 'router' : 'unseen', functions: [], outside, open: origins.open };
};

const isBound = (origin: Origin): boolean =>
  origin.kind === 'made' && origin.path.length === 1 && /^(?:bind|call|apply)$/u.test(origin.path[0] ?? '');

const isRouter = (origin: Origin): boolean =>
  origin.kind === 'external' &&
  /^(?:\(\)|Router)$/u.test(origin.path[0] ?? '') &&
  /router|^express$|^polka$/u.test(origin.package ?? '');

const join = (all: readonly Handlers[]): Handlers => ({
  kind: all.some((one) => one.kind === 'functions') ? 'functions' : (all[0]?.kind ?? 'unseen'),
  functions: all.flatMap((one) => one.functions),
  outside: all.flatMap((one) => one.outside),
  open: all.flatMap((one) => one.open),
});

/** `wrap(async (req, res) => ...)`: the function handed to a call that could not be followed. */
export const wrappedIn = (flow: Flow, ref: Ref, depth = 0): readonly FunctionRef[] => {
  if (depth > 4) return [];
  const value = flow.value(ref);
  if (value?.kind === 'variable') return value.defs.flatMap((id) => wrappedIn(flow, { file: ref.file, id }, depth + 1));
  if (value?.kind === 'await') return wrappedIn(flow, { file: ref.file, id: value.of }, depth + 1);
  if (value?.kind === 'import') return flow.settle(ref).found.flatMap((origin) => wrappedBy(flow, origin, depth));
  if (value?.kind !== 'call') return [];
  const call = flow.program.file(ref.file)?.structure.calls[value.call];
  return (call?.args ?? []).flatMap((argument) => {
    const functions = flow.functionsOf({ file: ref.file, id: argument.value }).found;
    return functions.length > 0 ? functions : wrappedIn(flow, { file: ref.file, id: argument.value }, depth + 1);
  });
};

/** A wrapper that another file calls. */
const wrappedBy = (flow: Flow, origin: Origin, depth: number): readonly FunctionRef[] =>
  (origin.kind === 'external' || origin.kind === 'made') && flow.value(origin.ref)?.kind === 'call'
    ? wrappedIn(flow, origin.ref, depth + 1)
    : [];

/** `defineWebhook(verify, run)`: what a function of the program hands to a package's wrapper, with what it was handed itself. */
const answeredBy = (flow: Flow, ref: Ref, bindings: Bindings, depth = 0): readonly FunctionRef[] => {
  const value = flow.value(ref);
  const [def, ...others] = value?.kind === 'variable' ? value.defs : [];
  if (depth > 4 || value === undefined || others.length > 0) return [];
  if (def !== undefined) return answeredBy(flow, { file: ref.file, id: def }, bindings, depth + 1);
  const call = value.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  if (call === undefined) return [];
  const targets = flow.functionsOf({ file: ref.file, id: call.callee }, bindings).found;
  if (targets.length === 0)
    return depth === 0
      ? []
      : call.args.flatMap((argument) => flow.functionsOf({ file: ref.file, id: argument.value }, bindings).found);
  return targets.flatMap((target) => {
    const inner = bindArguments(ref.file, call, target, bindings);
    return exitsOf(target.fact).flatMap(({ how, value: id }) =>
      how === 'return' && id !== null ? answeredBy(flow, { file: target.file, id }, inner, depth + 1) : [],
    );
  });
};
