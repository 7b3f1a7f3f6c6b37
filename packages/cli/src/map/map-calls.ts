import type { OutboundCall, RunContext } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { keyFaults, keySays, limitSays } from '../wording/call-words.ts';
import type { MapCall, MapContext, ProviderOf } from './integration-map.ts';
import type { Seam } from './judged-at.ts';
import type { Placer } from './placed.ts';

type Told = Omit<MapCall, 'findings' | 'undecided'>;

export const callSeam = (call: OutboundCall, { scope }: Pick<Analysis, 'scope'>): Seam => ({
  kind: 'outbound-call',
  span: call.span,
  about: [
    // One finding stands for all calls of a client that has no limit.
    ...(call.clientAt === null || call.limit.state === 'given' ? [] : [call.clientAt]),
    ...scope.contextsOf(call).found.flatMap(({ kind, at }) => (kind === 'retry' ? [at] : [])),
  ],
});

export const mappedCall = (
  call: OutboundCall,
  { scope, program }: Pick<Analysis, 'scope' | 'program'>,
  placer: Placer,
  provider: ProviderOf,
): Told => {
  const { found, open } = scope.contextsOf(call);
  const contexts = distinct(found.filter((one) => !isClients(one, call)).map((one) => contextAt(one, placer)));
  const isHttp = call.client !== 'sdk' && HTTP_METHOD.test(call.operation);
  return {
    ...placer.place(call.span),
    provider: provider(call.provider),
    package: call.package,
    major: call.package === null ? null : (program.major?.(call.file, call.package) ?? null),
    client: call.client,
    operation: isHttp || call.operation === '?' ? null : call.operation,
    method: isHttp ? call.operation : null,
    url: call.url === null ? null : shownUrl(call.url),
    otherUrls: [...new Set((call.otherUrls ?? []).map(shownUrl))].filter((url) => url !== shownUrl(call.url ?? '')),
    ownApi: call.ownApi,
    effect: call.effect,
    highRisk: call.highRisk,
    streams: call.streams,
    timeLimit: { state: call.limit.state, by: call.limit.by, ms: call.limit.ms, says: limitSays(call) },
    idempotencyKey: {
      state: call.key.state,
      mechanism: call.key.mechanism,
      how: call.key.how,
      byId: isById(call),
      automatic: call.autoKey,
      faults: call.key.state === 'given' ? keyFaults(scope.keySourceOf(call)) : [],
      says: keySays(call),
    },
    retries: {
      client: call.clientRetries,
      application: contexts.filter(({ kind, repeats }) => kind === 'retry' || repeats),
    },
    runs: contexts.filter(({ kind }) => kind !== 'retry'),
    runsIn: call.runsIn,
    // What is begun by nobody that is seen, such as a script, lives until it is done.
    floating: scope.floatingOf(call).some((one) => one.contexts.length > 0),
    open: placer.open(open),
  };
};

const HTTP_METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ALL)$/u;

/** What the client does by itself is told as that. */
const isClients = ({ kind, at }: RunContext, { clientAt, span }: OutboundCall): boolean => {
  const by = clientAt ?? span;
  return kind === 'retry' && at.path === by.path && at.start === by.start && at.end === by.end;
};

const isById = ({ provider, key: { state, values } }: OutboundCall): boolean =>
  state === 'given' && provider === null && values === undefined;

/** A query holds what changes with each request, and what must not be told; so may a user in front of the host. */
const shownUrl = (url: string): string =>
  url.replace(/[?#].*$/su, '').replace(/^((?:[a-z][a-z\d+.-]*:)?\/\/)[^/@]*@/iu, '$1');

const contextAt = ({ kind, at, note, repeats, certainty }: RunContext, placer: Placer): MapContext => ({
  kind,
  note,
  repeats,
  certainty,
  ...placer.place(at),
});

const distinct = (contexts: readonly MapContext[]): readonly MapContext[] => {
  const known = new Map(contexts.map((one) => [`${one.kind}:${one.file}:${String(one.line)}:${one.note}`, one]));
  return [...known.values()];
};
