import { callersOf } from './callers-of.ts';
import { type Origin, distinctOrigins } from './origin.ts';
import type { Flow, FunctionRef } from './settle.ts';

type Param = Extract<Origin, { kind: 'param' }>;

/** How many callers in a row are asked. */
const MAX_HOPS = 3;
const MAX_CALLERS = 30;

/** What all callers hand over for a parameter, or for a member of it; undefined where one of them is out of sight. */
export const handedOrigins = (flow: Flow, origin: Param, hops = 0): readonly Origin[] | undefined => {
  const param = flow.value(origin.ref);
  if (param?.kind !== 'param' || param.rest || hops >= MAX_HOPS) return undefined;
  const { found, open } = callersOf(flow, origin.ref.file, param.fn);
  if (open.length > 0 || found.length === 0 || found.length > MAX_CALLERS) return undefined;
  const all: Origin[] = [];
  for (const { file, call } of found) {
    const argument = call.args[param.index];
    if (argument === undefined || call.args.slice(0, param.index + 1).some(({ spread }) => spread)) return undefined;
    const handed = flow.settleMember({ file, id: argument.value }, origin.path);
    if (handed.open.length > 0) return undefined;
    for (const one of handed.found) {
      const further = one.kind === 'param' ? handedOrigins(flow, one, hops + 1) : [one];
      if (further === undefined) return undefined;
      all.push(...further);
    }
  }
  return distinctOrigins(all);
};

/** The functions of the program that all callers hand over; none where one of them is out of sight. */
export const handedFunctions = (flow: Flow, origin: Param): readonly FunctionRef[] => {
  const origins = handedOrigins(flow, origin) ?? [];
  const functions = origins.flatMap((one) =>
    one.kind === 'value' ? flow.functionsOf(one.ref, one.bindings).found : [],
  );
  return functions.length === origins.length ? functions : [];
};
