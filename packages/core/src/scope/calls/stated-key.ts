/** Whether a key is written for a call for certain, where what it holds comes with what the platform hands in. */
import type { Ref } from '../../facts/file-facts.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

const MAX_HOPS = 4;

/**
 * The key is written there, or by everybody who hands it over, and holds a part of what the platform hands in:
 * `idempotencyKey: job.data.orderId`. What only hands on an option of the same name may hand on nothing.
 */
export const isStated = (flow: Flow, options: Ref | undefined, name: string): boolean => {
  if (options === undefined) return false;
  const { found, open } = flow.settleMember(options, [name]);
  return open.length === 0 && areThere(flow, found, name, 0);
};

/** What a parameter falls back on is of no weight where all callers hand something over. */
const areThere = (flow: Flow, found: readonly Origin[], name: string, hops: number): boolean => {
  const handed = found.filter(({ kind }) => kind === 'param');
  const told = handed.length === 0 ? found : found.filter((origin) => !isDefault(flow, origin));
  return told.length > 0 && told.every((origin) => isThere(flow, origin, name, hops));
};

const isDefault = (flow: Flow, origin: Origin): boolean => {
  const value = origin.kind === 'made' && origin.path.length > 0 ? flow.value(origin.ref) : undefined;
  return value?.kind === 'object' && value.entries.length === 0;
};

const isThere = (flow: Flow, origin: Origin, name: string, hops: number): boolean => {
  if (origin.kind === 'value') {
    const value = flow.value(origin.ref);
    return value?.kind !== 'undefined' && !(value?.kind === 'constant' && value.value === null);
  }
  // A member of that name of what somebody else answered is no key that is written here.
  if (origin.kind === 'external') return origin.path.at(-1) !== name;
  // An answer of the program's own may be nothing, and what lacks the member is no key.
  if (origin.kind === 'made') return origin.path.length === 0 && flow.value(origin.ref)?.kind === 'call';
  if (origin.kind !== 'param' || hops > MAX_HOPS) return false;
  const param = flow.value(origin.ref);
  if (param?.kind !== 'param' || param.rest) return false;
  const callers = callersOf(flow, origin.ref.file, param.fn);
  if (callers.found.length === 0) return origin.path.length > 0 && origin.path.at(-1) !== name;
  return (
    callers.open.length === 0 &&
    callers.found.every(({ file, call }) => {
      const argument = call.args[param.index];
      if (argument === undefined || call.args.slice(0, param.index + 1).some(({ spread }) => spread)) return false;
      const handed = flow.settleMember({ file, id: argument.value }, origin.path);
      return handed.open.length === 0 && areThere(flow, handed.found, name, hops + 1);
    })
  );
};
