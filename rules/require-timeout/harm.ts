import type { Because, Known, OutboundCall, Provider, RunContext } from '@seamlint/core';
import type { Lack } from './lack.ts';

/** Where a hang hurts. `open`: nobody can tell whether it runs on a server at all. */
export interface Harm {
  readonly rank: 'recommended' | 'strict' | 'open';
  readonly sure: boolean;
  /** For people: who waits, or what is at stake; null: nothing but the call itself. */
  readonly what: string | null;
  readonly because: readonly Because[];
}

const strict: Harm = { rank: 'strict', sure: true, what: null, because: [] };

export const harmOf = (call: OutboundCall, lack: Lack, contexts: Known<RunContext>, provider?: Provider): Harm => {
  const around = contexts.found.filter(({ at }) => !isOwnRetry(call, at));
  const context = worst(around);
  if (call.runsIn === 'browser' || around.some(({ kind }) => kind === 'browser')) return strict;
  // A database is asked at every turn, and a policy for all of it is one decision.
  if (provider?.category === 'database') return strict;
  if (lack.kind === 'long' || (lack.kind === 'race' && !isDoneTwice(call, context))) return { ...strict, sure: false };
  // Whoever started a tool by hand sees that it hangs; who left it to repeat itself does not look.
  if (call.runsIn === 'tool' && context?.kind !== 'retry') return strict;
  const found = ofContext(context) ?? ofCall(call, context);
  const harm = found !== undefined && lack.kind === 'race' ? { ...found, sure: false, what: GOES_ON } : found;
  if (harm === undefined) return call.runsIn === 'open' ? { ...strict, rank: 'open' } : strict;
  return call.runsIn === 'open' && !around.some(({ kind }) => SERVER.has(kind)) ? { ...harm, rank: 'open' } : harm;
};

/** Of a race: what was given up on goes on, and no SDK could end it. */
const isDoneTwice = ({ client, effect }: OutboundCall, context: RunContext | undefined): boolean =>
  client !== 'sdk' && (effect === 'write' || context?.kind === 'retry');

const GOES_ON = 'and what was given up on may be done after all';

const SERVER: ReadonlySet<RunContext['kind']> = new Set(['request', 'webhook', 'cron', 'job']);

/** What the client does by itself is no reason to bound it: a call that hangs is never repeated. */
const isOwnRetry = ({ client, clientAt, span }: OutboundCall, at: RunContext['at']): boolean => {
  const own = clientAt ?? span;
  return client === 'sdk' && own.path === at.path && own.start === at.start && own.end === at.end;
};

const ORDER: readonly RunContext['kind'][] = ['webhook', 'job', 'cron', 'retry', 'loop', 'request'];

const worst = (contexts: readonly RunContext[]): RunContext | undefined => {
  const sure = contexts.filter(({ certainty }) => certainty === 'sure');
  return [...sure, ...contexts]
    .toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))
    .find(({ kind }) => ORDER.includes(kind));
};

const ofContext = (context: RunContext | undefined): Harm | undefined => {
  if (context === undefined || context.kind === 'request') return undefined;
  const what = WAITS[context.kind];
  return {
    rank: 'recommended',
    sure: context.kind !== 'retry' || context.certainty === 'sure',
    what,
    because: [...context.via, { at: context.at, note: context.note }],
  };
};

const WAITS: Readonly<Record<RunContext['kind'], string>> = {
  retry: 'no further attempt is made',
  loop: 'nothing after it in the loop is done',
  cron: 'the scheduled run with it',
  job: 'the job with it',
  webhook: 'the webhook handler with it',
  request: 'the request that is being handled with it',
  browser: 'the page with it',
};

const ofCall = (call: OutboundCall, context: RunContext | undefined): Harm | undefined => {
  const because = context === undefined ? [] : [...context.via, { at: context.at, note: context.note }];
  const what = context === undefined ? null : WAITS[context.kind];
  if (call.userUrl)
    return { rank: 'recommended', sure: true, what: what ?? 'and anybody may name the address', because };
  if (call.effect === 'write' || call.effect === 'read')
    return call.effect === 'write' || context !== undefined
      ? { rank: 'recommended', sure: true, what, because }
      : undefined;
  return undefined;
};
