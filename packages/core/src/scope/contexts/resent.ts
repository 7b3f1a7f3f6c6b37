/** `instance.interceptors.response.use(ok, (error) => instance(error.config))`: every call of the instance is sent again. */
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { RetryPolicy } from '../../facts/retry-policy.ts';
import type { RunContext } from '../../facts/run-context.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { handedClients } from '../calls/handed-clients.ts';
import { callsNamed } from '../calls/named-calls.ts';
import { setupFiles } from '../calls/scanned-files.ts';
import type { Branch } from './around.ts';
import { instancesAsked, instancesOf } from './axios-instances.ts';
import { partsOf } from './depends-on.ts';
import { branchesIn } from './hand-written.ts';
import { readsRetryAfter } from './policy/told-apart.ts';
import { waitIn } from './policy/wait-between.ts';
import { type Asked, askedIn } from './resent-after.ts';
import { contains } from './retried-errors.ts';
import { waysOf } from './ways.ts';

interface Resent {
  readonly instances: readonly string[];
  readonly context: RunContext;
  /** Whoever decides asks for the method first. */
  readonly byMethod: boolean;
}

const memo = new WeakMap<Flow, readonly Resent[]>();

export const resentByInterceptor = (flow: Flow, call: OutboundCall): readonly RunContext[] => {
  if (call.client !== 'axios') return [];
  const known = memo.get(flow) ?? findResent(flow);
  memo.set(flow, known);
  if (known.length === 0) return [];
  const own = new Set(instancesAsked(flow, call));
  return known.flatMap(({ instances, context, byMethod }) =>
    instances.some((one) => own.has(one)) && !(byMethod && call.effect !== 'read') ? [context] : [],
  );
};

const findResent = (flow: Flow): readonly Resent[] =>
  callsNamed(flow, 'use', setupFiles(flow)).flatMap(({ file, call }): readonly Resent[] => {
    const failed = call.args[1];
    if (failed === undefined || !isResponseHook(flow, file, call)) return [];
    const instances = instancesOf(handedClients(flow, { file, id: call.callee }));
    if (instances.length === 0) return [];
    return flow
      .functionsOf({ file, id: failed.value })
      .found.flatMap((hook) => resentBy(flow, hook, instances).map((one) => ({ ...one, instances })));
  });

const isResponseHook = (flow: Flow, file: string, { callee }: Call): boolean => {
  const value = flow.value({ file, id: callee });
  const object = value?.kind === 'member' ? flow.value({ file, id: value.object }) : undefined;
  return object?.kind === 'member' && object.name === 'response';
};

const resentBy = (
  flow: Flow,
  hook: FunctionRef,
  instances: readonly string[],
): readonly Omit<Resent, 'instances'>[] => {
  const { file, fact } = hook;
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return [];
  const branches = branchesIn(fact.body);
  return structure.calls.flatMap((call, id) => {
    const again = contains(fact.at, call.at) ? askedAgain(flow, hook, structure, call) : [];
    if (again.length === 0) return [];
    const deciding = branches.filter((branch) => contains(branch.at, call.at) || isLeft(branch, call.at));
    const told = askedIn(flow, file, structure, deciding);
    // Another instance knows nothing of the hook: once more, and that is it.
    const asked: Asked = again.some((one) => instances.includes(one))
      ? told
      : { ...told, bound: 'given', single: true };
    return asked.transient ? [{ context: contextOf(flow, hook, structure, id, asked), byMethod: asked.method }] : [];
  });
};

/** `if (status !== 503) return Promise.reject(error)` before it. */
const isLeft = ({ at, then, else: otherwise }: Branch, again: Range): boolean =>
  at[1] <= again[0] && [waysOf(then), waysOf(otherwise)].some((ways) => !ways.has('end'));

/** `instance(error.config)`, `axios.request({ ...config })`: the instances that are asked again. */
const askedAgain = (flow: Flow, hook: FunctionRef, structure: Structure, { callee, args }: Call): readonly string[] => {
  const [config] = args;
  if (config === undefined || ![...partsOf(structure, config.value)].some((id) => isConfig(structure, hook, id)))
    return [];
  return instancesOf(
    flow
      .settle({ file: hook.file, id: callee })
      .found.filter((origin) => origin.kind === 'external' && /^(?:\(\)|request)?$/u.test(origin.path.at(-1) ?? '')),
  );
};

/** `error.config`, of the error that the hook is told of. */
const isConfig = (structure: Structure, { id: fn }: FunctionRef, id: ValueId): boolean => {
  const value = structure.values[id];
  return (
    value?.kind === 'member' &&
    value.name === 'config' &&
    [...partsOf(structure, value.object)].some((part) => {
      const held = structure.values[part];
      return held?.kind === 'param' && held.fn === fn && held.index === 0;
    })
  );
};

const contextOf = (
  flow: Flow,
  { file, fact }: FunctionRef,
  structure: Structure,
  again: CallId,
  asked: Asked,
): RunContext => {
  const at = spanOf(file, structure.calls[again]?.at ?? fact.at);
  const note = 'sent again by an interceptor of its client';
  const policy: RetryPolicy = {
    at,
    by: 'client',
    byAnswer: false,
    polls: false,
    sendsAnew: false,
    isSingle: asked.single,
    bound: asked.bound,
    budget: 'unknown',
    wait: waitIn({ flow, file, structure, range: fact.at, tried: again, counts: new Set() }),
    repeats: asked.statuses.length > 0 || asked.network ? 'some' : 'all',
    meets: 'answers',
    ...(asked.statuses.some((status) => status >= 500) ? { afterOutage: true as const } : {}),
    after429: asked.statuses.includes(429),
    readsRetryAfter: readsRetryAfter(structure, fact.at) || asked.opaque,
  };
  const refused = asked.refusedOnly ? `${note}, only if it was refused before anything was done` : note;
  return { kind: 'retry', at, note: refused, repeats: !asked.refusedOnly, certainty: 'sure', via: [], policy };
};
