/** `axiosRetry(instance, options)`: every call of the instance is sent again, for what the options say. */
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { RunContext } from '../../facts/run-context.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { handedClients } from '../calls/handed-clients.ts';
import { scannedFiles } from '../calls/scanned-files.ts';
import { instancesAsked, instancesOf } from './axios-instances.ts';
import { axiosRetryPolicy } from './policy/axios-retry-policy.ts';
import { repeatsBy } from './runner.ts';

interface Configured {
  /** Where the instances come from; `axios` for the package's own. */
  readonly instances: readonly string[];
  readonly writes: boolean;
  readonly context: RunContext;
}

/** Without a condition of one's own only what is idempotent by its method is sent again. */
const READS_ONLY = /^(?:default\.)?is(?:NetworkOrIdempotentRequest|IdempotentRequest|SafeRequest)Error$/u;
const IDEMPOTENT = /^(?:PUT|DELETE)$/u;
const ATTEMPTS = { arg: 1, option: 'retries', default: 3, once: 0 } as const;

const memo = new WeakMap<Flow, readonly Configured[]>();

export const retriedByAxios = (flow: Flow, call: OutboundCall): RunContext | undefined => {
  if (call.client !== 'axios') return undefined;
  const known = memo.get(flow) ?? scannedFiles(flow, flow.catalog).flatMap((path) => configuredIn(flow, path));
  memo.set(flow, known);
  if (known.length === 0) return undefined;
  const own = new Set(instancesAsked(flow, call));
  const isMild = call.effect === 'read' || IDEMPOTENT.test(call.operation);
  return known.find(({ instances, writes }) => (writes || isMild) && instances.some((one) => own.has(one)))?.context;
};

const configuredIn = (flow: Flow, file: string): readonly Configured[] => {
  const structure = flow.program.file(file)?.structure;
  if (
    structure === undefined ||
    !structure.edges.some((edge) => 'specifier' in edge && edge.specifier === 'axios-retry')
  )
    return [];
  return structure.calls.flatMap((call): readonly Configured[] => {
    const [instance, options] = call.args;
    const isSetUp = flow
      .settle({ file, id: call.callee })
      .found.some(
        (origin) => origin.kind === 'external' && origin.package === 'axios-retry' && origin.path.length === 0,
      );
    if (!isSetUp || instance === undefined) return [];
    const repeats = repeatsBy(flow, file, call, ATTEMPTS);
    if (repeats === 'never') return [];
    const writes = options !== undefined && repeatsWrites(flow, { file, id: options.value });
    const instances = instancesOf(handedClients(flow, { file, id: instance.value }));
    return [{ instances, writes, context: contextOf(flow, file, call, writes, repeats) }];
  });
};

const contextOf = (
  flow: Flow,
  file: string,
  call: Call,
  writes: boolean,
  certainty: RunContext['certainty'],
): RunContext => ({
  kind: 'retry',
  at: spanOf(file, call.at),
  note: writes ? 'retried by axios-retry, writes too' : 'retried by axios-retry',
  repeats: true,
  certainty,
  via: [],
  policy: axiosRetryPolicy(flow, file, call),
});

const repeatsWrites = (flow: Flow, options: Ref): boolean =>
  flow.settleMember(options, ['retryCondition']).found.some((condition) => {
    if (condition.kind === 'external') return !READS_ONLY.test(condition.path.join('.'));
    const value = condition.kind === 'value' ? flow.value(condition.ref) : undefined;
    return value?.kind === 'function';
  });
