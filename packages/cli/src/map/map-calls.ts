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
  const contexts = distinct(found.map((context) => contextAt(context, placer)));
  const isSdk = call.client === 'sdk';
  return {
    ...placer.place(call.span),
    provider: provider(call.provider),
    package: call.package,
    major: call.package === null ? null : (program.major?.(call.file, call.package) ?? null),
    client: call.client,
    operation: isSdk ? call.operation : null,
    method: isSdk || call.operation === '?' ? null : call.operation,
    url: call.url === null ? null : shownUrl(call.url),
    ownApi: call.ownApi,
    effect: call.effect,
    highRisk: call.highRisk,
    streams: call.streams,
    timeLimit: { state: call.limit.state, by: call.limit.by, ms: call.limit.ms, says: limitSays(call) },
    idempotencyKey: {
      state: call.key.state,
      mechanism: call.key.mechanism,
      how: call.key.how,
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
    floating: scope.floatingOf(call).length > 0,
    open: placer.open(open),
  };
};

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
