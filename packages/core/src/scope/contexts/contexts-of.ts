/** Under which circumstances a call runs. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { FloatingCall } from '../../facts/floating-call.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { CallId } from '../../facts/structure.ts';
import type { RunContext } from '../../facts/run-context.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Known } from '../known.ts';
import { asksBefore } from './asked-before.ts';
import { retriedByAxios } from './axios-retry.ts';
import { runsInBrowser } from './browser.ts';
import { failuresOf } from './policy/failures.ts';
import { createFloating } from './floating.ts';
import { createEntries } from './entries.ts';
import type { Found, Walk } from './reach.ts';
import { resentByInterceptor } from './resent.ts';
import { createWalk } from './walk.ts';

export interface Contexts {
  readonly of: (call: OutboundCall) => Known<RunContext>;
  /** Of any call; what a client does by itself is no part of it. */
  readonly runs: (file: string, call: CallId) => readonly Found[];
  readonly floating: (call: OutboundCall) => readonly FloatingCall[];
}

export const createContexts = (
  flow: Flow,
  catalog: Catalog,
  endpoints: () => readonly WebhookEndpoint[],
  isTest: (path: string) => boolean,
  calls: () => readonly OutboundCall[],
): Contexts => {
  const entries = createEntries(flow, catalog, endpoints, isTest);
  const walk = createWalk(flow, entries, isTest);
  const known = new Map<string, Known<RunContext>>();
  const of = (call: OutboundCall): Known<RunContext> => {
    const key = `${call.file}#${call.call}`;
    const answer = known.get(key) ?? contextsOf(flow, walk, calls, call);
    known.set(key, answer);
    return answer;
  };
  return {
    of,
    runs: (file, call) => walk(file, call, null, 0).found,
    floating: createFloating(flow, walk, (found) => found.map(withoutTransport), isTest),
  };
};

const contextsOf = (
  flow: Flow,
  walk: Walk,
  calls: () => readonly OutboundCall[],
  call: OutboundCall,
): Known<RunContext> => {
  const { found, open } = walk(call.file, call.call, null, 0);
  const browser = runsInBrowser(flow, call.file, call.fn);
  const retried = retriedByAxios(flow, call);
  const own = [
    ...clientContexts(call),
    ...(retried === undefined ? [] : [retried]),
    ...resentByInterceptor(flow, call),
  ];
  const outer = found
    .map((one) => meeting(flow, call, withoutTransport(one)))
    .map((one) => asking(flow, walk, calls, call, one));
  return { found: [...own, ...outer, ...(browser === undefined ? [] : [browser])], open };
};

export const withoutTransport = ({
  kind,
  at,
  note,
  repeats,
  certainty,
  rarely,
  freezes,
  via,
  policy,
  runs,
}: Found): RunContext => ({
  kind,
  at,
  note,
  repeats,
  certainty,
  ...(rarely === true ? { rarely } : {}),
  ...(freezes === undefined ? {} : { freezes }),
  via,
  ...(policy === undefined ? {} : { policy }),
  ...(runs === undefined ? {} : { runs }),
});

/** Asked of writes alone. */
const asking = (
  flow: Flow,
  walk: Walk,
  calls: () => readonly OutboundCall[],
  call: OutboundCall,
  context: RunContext,
): RunContext =>
  call.effect === 'write' &&
  context.kind === 'retry' &&
  context.repeats &&
  asksBefore(flow, walk, calls(), call, context)
    ? { ...context, asksFirst: true }
    : context;

const meeting = (flow: Flow, call: OutboundCall, context: RunContext): RunContext =>
  context.policy === undefined
    ? context
    : {
        ...context,
        policy: { ...context.policy, meets: context.policy.byAnswer ? 'answers' : failuresOf(flow, call) },
      };

/** What its client does by itself. */
const clientContexts = ({
  clientRetries,
  retriesRarely,
  autoKey,
  clientAt,
  span,
  client,
  package: name,
}: OutboundCall): readonly RunContext[] =>
  clientRetries !== 'writes' || autoKey
    ? []
    : [
        {
          kind: 'retry',
          at: clientAt ?? span,
          note: `${client === 'sdk' ? (name ?? 'the SDK') : client} retries a failed write by itself`,
          repeats: true,
          certainty: 'sure',
          via: [],
          ...(retriesRarely ? { rarely: true as const } : {}),
        },
      ];
