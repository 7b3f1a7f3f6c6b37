/** A retry that asks the same receiver, before it writes again, whether that is there already. */
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { RunContext } from '../../facts/run-context.ts';
import type { CallId, FunctionId, Structure } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Branch } from './around.ts';
import { isMadeOf, partsOf } from './depends-on.ts';
import { branchesIn } from './hand-written.ts';
import type { Walk } from './reach.ts';
import { waysOf } from './ways.ts';

const MAX_HOPS = 2;
const MAX_CALLERS = 8;

/** Each attempt reads from the same receiver first, and what is answered decides. */
export const asksBefore = (
  flow: Flow,
  walk: Walk,
  calls: readonly OutboundCall[],
  write: OutboundCall,
  { at }: RunContext,
): boolean =>
  calls.some((read) => {
    if (read.effect !== 'read' || !isSameReceiver(read, write)) return false;
    const isInside =
      (read.file === write.file && read.fn === write.fn) ||
      walk(read.file, read.call, null, 0).found.some(
        (one) => one.at.path === at.path && one.at.start === at.start && one.at.end === at.end,
      );
    return isInside && decides(flow, read.file, read.fn, read.call, 0);
  });

const isSameReceiver = (one: OutboundCall, other: OutboundCall): boolean => {
  if (one.provider !== null || other.provider !== null) return one.provider === other.provider;
  if (one.url === null || other.url === null) return one.file === other.file;
  return originOf(one.url) === originOf(other.url) && (!one.url.startsWith('{}') || one.file === other.file);
};

/** `https://api.acme.dev/orders` is from `https://api.acme.dev`. */
const originOf = (url: string): string => /^(?:(?:https?:)?\/\/)?[^/?#]*/iu.exec(url)?.[0] ?? url;

/** A branch upon the answer leads elsewhere than to an error: `if (existing) return existing`. */
const decides = (flow: Flow, file: string, fn: FunctionId, id: CallId, hops: number): boolean => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.functions[fn];
  if (structure === undefined || fact === undefined) return false;
  if (branchesIn(fact.body).some((branch) => isUpon(structure, branch, id) && leadsElsewhere(branch))) return true;
  if (hops >= MAX_HOPS) return false;
  return callersOf(flow, file, fn)
    .found.slice(0, MAX_CALLERS)
    .some((caller) => {
      const calls = flow.program.file(caller.file)?.structure.calls ?? [];
      return decides(flow, caller.file, caller.call.fn, calls.indexOf(caller.call), hops + 1);
    });
};

const isUpon = (structure: Structure, { test }: Branch, id: CallId): boolean =>
  isMadeOf(structure, partsOf(structure, test), id);

const leadsElsewhere = ({ then, else: otherwise }: Branch): boolean => {
  const arms = [waysOf(then), waysOf(otherwise)];
  if (arms.some((ways) => ways.has('return') || ways.has('break') || ways.has('continue'))) return true;
  return arms.every((ways) => ways.has('end')) && (then.length > 0 || otherwise.length > 0);
};
