/** What runs for a request in Nest, as stages of a walk. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { type Bindings, type Origin, noBindings } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Open } from '../known.ts';

/** How each kind is called, and by what it lets a request on. */
const KINDS = {
  guard: { method: 'canActivate', roles: ['execution'], passes: 'return' },
  interceptor: { method: 'intercept', roles: ['execution', 'other'], passes: 'return' },
  middleware: { method: 'use', roles: ['request', 'response', 'next'], passes: 'next' },
} as const;

/** A class, an instance of one, or a plain function. */
export const stageOf = (flow: Flow, kind: keyof typeof KINDS, ref: Ref, bindings: Bindings = noBindings): Stage => {
  const { method, roles, passes } = KINDS[kind];
  const functions: FunctionRef[] = [];
  const outside: Origin[] = [];
  const settled = flow.settle(ref, bindings);
  const open: Open[] = [...settled.open];
  for (const origin of settled.found.map((one) => unmixed(flow, one))) {
    const direct = functionAt(flow, origin);
    if (direct !== undefined) {
      functions.push(direct);
      continue;
    }
    const members = isMade(flow, origin) ? flow.membersOf(origin, [method]) : { found: [], open: [] };
    const methods = members.found.flatMap((one) => functionAt(flow, one) ?? []);
    functions.push(...methods);
    // What a class of the program has out of a package keeps the package's name: `extends AuthGuard('jwt')`.
    outside.push(...members.found.filter((one) => functionAt(flow, one) === undefined));
    open.push(...members.open);
    if (!isMade(flow, origin)) outside.push(origin);
  }
  return { ref, functions, outside, open, roles, passes };
};

/** `mixin(class ...)` is the class. */
const unmixed = (flow: Flow, origin: Origin): Origin => {
  if (origin.kind !== 'external' || origin.package !== '@nestjs/common' || origin.path[0] !== 'mixin') return origin;
  const value = flow.value(origin.ref);
  const call = value?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[value.call] : undefined;
  const [argument] = call?.args ?? [];
  return argument === undefined
    ? origin
    : (flow.settle({ file: origin.ref.file, id: argument.value }).found[0] ?? origin);
};

const isMade = (flow: Flow, origin: Origin): boolean =>
  origin.kind === 'instance' || (origin.kind === 'value' && flow.value(origin.ref)?.kind === 'class');

const functionAt = (flow: Flow, origin: Origin): FunctionRef | undefined => {
  const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
  if (origin.kind !== 'value' || value?.kind !== 'function') return undefined;
  const fact = flow.program.file(origin.ref.file)?.structure.functions[value.fn];
  return fact === undefined ? undefined : { file: origin.ref.file, id: value.fn, fact, bindings: origin.bindings };
};
