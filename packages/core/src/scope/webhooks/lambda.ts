/** A Lambda function: the middlewares of middy that stand around its handler. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Open } from '../known.ts';

export const lambdaRoles: readonly Role[] = ['lambda-event', 'other', 'other'];

/** What `middy(handler).use(one).use(two)` runs before the handler, in order. */
export const lambdaStages = (flow: Flow, handler: Ref): readonly Stage[] => {
  const links = chainOf(flow, handler);
  if (!links.some(({ file, call }) => isMiddy(flow, file, call))) return [];
  return links.flatMap(({ file, call, method }) =>
    method === 'use' || method === 'before'
      ? call.args
          .flatMap((argument) => itemsOf(flow, { file, id: argument.value }))
          .map((ref) => stageOf(flow, ref, method))
      : [],
  );
};

/** The function inside a chain of middy; any other value is the handler itself. */
export const lambdaHandler = (flow: Flow, handler: Ref): Ref => {
  const links = chainOf(flow, handler);
  const starts = links.find(({ file, call }) => isMiddy(flow, file, call));
  if (starts === undefined) return handler;
  const given = [...links.filter(({ method }) => method === 'handler'), starts].flatMap(({ file, call }) => {
    const [first] = call.args;
    return first === undefined ? [] : [{ file, id: first.value }];
  });
  return given.find((ref) => flow.functionsOf(ref).found.length > 0) ?? handler;
};

interface Link {
  readonly file: string;
  readonly call: Call;
  /** null: the call that the chain begins with. */
  readonly method: string | null;
}

/** The calls of a chain, first to last, through variables that hold a part of it. */
const chainOf = (flow: Flow, ref: Ref, depth = 0): readonly Link[] => {
  const value = flow.value(ref);
  if (depth > 20) return [];
  if (value?.kind === 'variable') return value.defs.flatMap((id) => chainOf(flow, { file: ref.file, id }, depth + 1));
  const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
  if (call === undefined) return [];
  if (callee?.kind !== 'member')
    return [{ file: ref.file, call, method: null }, ...callsIn(flow, ref.file, call, depth)];
  return [
    ...chainOf(flow, { file: ref.file, id: callee.object }, depth + 1),
    { file: ref.file, call, method: callee.name },
  ];
};

/** `wrap(middy(handler).use(check))`: around a chain may stand what measures. */
const callsIn = (flow: Flow, file: string, call: Call, depth: number): readonly Link[] =>
  call.args.flatMap((argument) => {
    const value = flow.value({ file, id: argument.value });
    return value?.kind === 'call' ? chainOf(flow, { file, id: argument.value }, depth + 1) : [];
  });

const isMiddy = (flow: Flow, file: string, call: Call): boolean =>
  flow
    .settle({ file, id: call.callee })
    .found.some((origin) => origin.kind === 'external' && /^(?:@middy\/core|middy)$/u.test(origin.package ?? ''));

const itemsOf = (flow: Flow, ref: Ref): readonly Ref[] => {
  const value = flow.value(ref);
  return value?.kind === 'array' ? value.items.map((id) => ({ file: ref.file, id })) : [ref];
};

/** A middleware is an object whose `before` runs first; `before(fn)` is that alone. */
const stageOf = (flow: Flow, ref: Ref, method: 'use' | 'before'): Stage => {
  const functions: FunctionRef[] = [];
  const outside: Origin[] = [];
  const open: Open[] = [];
  const known = method === 'before' ? flow.settle(ref) : flow.settleMember(ref, ['before']);
  open.push(...known.open);
  for (const origin of known.found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    const fact =
      origin.kind === 'value' && value?.kind === 'function'
        ? flow.program.file(origin.ref.file)?.structure.functions[value.fn]
        : undefined;
    if (origin.kind === 'value' && value?.kind === 'function' && fact !== undefined)
      functions.push({ file: origin.ref.file, id: value.fn, fact, bindings: origin.bindings });
    else if (!isLeftOut(flow, origin)) outside.push(origin);
  }
  return { ref, functions, outside, open, roles: ['middy'], passes: 'return' };
};

/** A middleware that only has an `after` or an `onError`. */
const isLeftOut = (flow: Flow, origin: Origin): boolean => {
  const value = 'ref' in origin ? flow.value(origin.ref) : undefined;
  return value?.kind === 'object' || (origin.kind === 'value' && value?.kind === 'undefined');
};
