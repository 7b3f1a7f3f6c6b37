/** `axiosRetry(instance, options)`: every call of the instance is sent again, for what the options say. */
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { RunContext } from '../../facts/run-context.ts';
import { spanOf } from '../../facts/span.ts';
import type { Flow } from '../../flow/settle.ts';
import { scannedFiles } from '../calls/scanned-files.ts';
import { instancesAsked, instancesIn } from './axios-instances.ts';

interface Configured {
  readonly file: string;
  readonly at: readonly [number, number];
  /** Where the instances come from; `axios` for the package's own. */
  readonly instances: readonly string[];
}

/** Without a condition of one's own only what is idempotent by its method is sent again. */
const READS_ONLY = /^(?:default\.)?is(?:NetworkOrIdempotentRequest|IdempotentRequest|SafeRequest)Error$/u;

const memo = new WeakMap<Flow, readonly Configured[]>();

export const retriedByAxios = (flow: Flow, call: OutboundCall): RunContext | undefined => {
  if (call.client !== 'axios') return undefined;
  const known = memo.get(flow) ?? scannedFiles(flow, flow.catalog).flatMap((path) => configuredIn(flow, path));
  memo.set(flow, known);
  if (known.length === 0) return undefined;
  const own = new Set(instancesAsked(flow, call));
  const found = known.find(({ instances }) => instances.some((one) => own.has(one)));
  return found === undefined
    ? undefined
    : {
        kind: 'retry',
        at: spanOf(found.file, found.at),
        note: 'retried by axios-retry, writes too',
        repeats: true,
        certainty: 'sure',
        via: [],
      };
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
    if (!isSetUp || instance === undefined || options === undefined) return [];
    if (!repeatsWrites(flow, { file, id: options.value })) return [];
    return [{ file, at: call.at, instances: instancesIn(flow, { file, id: instance.value }) }];
  });
};

const repeatsWrites = (flow: Flow, options: Ref): boolean =>
  flow.settleMember(options, ['retryCondition']).found.some((condition) => {
    if (condition.kind === 'external') return !READS_ONLY.test(condition.path.join('.'));
    const value = condition.kind === 'value' ? flow.value(condition.ref) : undefined;
    return value?.kind === 'function';
  });
