/** Which failures of a request come out of it as an error. */
import type { OutboundCall } from '../../../facts/outbound-call.ts';
import type { RetryPolicy } from '../../../facts/retry-policy.ts';
import type { CallId, FunctionId, Structure } from '../../../facts/structure.ts';
import { callersOf } from '../../../flow/callers-of.ts';
import type { Flow } from '../../../flow/settle.ts';
import { isMadeOf, partsOf } from '../depends-on.ts';
import { branchesIn } from '../hand-written.ts';
import { outcomeIn } from '../retried-errors.ts';
import { waysAfter, waysOf } from '../ways.ts';

const MAX_DEPTH = 3;
const MAX_CALLERS = 8;

/** `answers` where the client, or whoever reads its answer, throws for a status. */
export const failuresOf = (flow: Flow, call: OutboundCall): RetryPolicy['meets'] => {
  if (call.client === 'sdk') return 'answers';
  const throws = flow.catalog.throwsOnFailure(call.client);
  if (throws === null) return 'unknown';
  return throws ? 'answers' : readBy(flow, call.file, call.fn, call.call, 0);
};

const readBy = (flow: Flow, file: string, fn: FunctionId, id: CallId, depth: number): RetryPolicy['meets'] => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.functions[fn];
  if (structure === undefined || fact === undefined) return 'unknown';
  const asking = branchesIn(fact.body).filter(({ test }) => outcomeIn(structure, test, id) !== undefined);
  const throwing = asking.some(
    (branch) =>
      waysOf(branch.then).has('throw') ||
      waysOf(branch.else).has('throw') ||
      // `if (response.ok) return response; throw …`
      (outcomeIn(structure, branch.test, id) === 'succeeded' &&
        !waysOf(branch.then).has('end') &&
        waysAfter(fact.body, (step) => step === branch)?.has('throw') === true),
  );
  if (throwing || isHandedToWhoThrows(flow, file, structure, id)) return 'answers';
  if (depth >= MAX_DEPTH) return 'unknown';
  const outer = callersOf(flow, file, fn)
    .found.slice(0, MAX_CALLERS)
    .map((caller) => {
      const calls = flow.program.file(caller.file)?.structure.calls ?? [];
      return readBy(flow, caller.file, caller.call.fn, calls.indexOf(caller.call), depth + 1);
    });
  if (outer.includes('answers')) return 'answers';
  return outer.includes('unknown') ? 'unknown' : 'network';
};

/** `await ensureOk(response)`. */
const isHandedToWhoThrows = (flow: Flow, file: string, structure: Structure, id: CallId): boolean =>
  structure.calls.some(
    (call) =>
      call.args.some(({ value }) => isMadeOf(structure, partsOf(structure, value), id)) &&
      flow.functionsOf({ file, id: call.callee }).found.some(({ fact }) => waysOf(fact.body).has('throw')),
  );
