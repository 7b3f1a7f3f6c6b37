/** What leaves the program: an operation of a provider's SDK, a request of an HTTP client. */
import { matchesOperation } from '../../catalog/operations.ts';
import type { Call } from '../../facts/structure.ts';
import { keyOfRequest, keyOfSdk } from '../../scope/calls/idempotency-key.ts';
import type { CallSite } from '../../scope/calls/call-site.ts';
import { type Reached, reachHttp, reachSdk } from '../../scope/calls/reach-client.ts';
import { requestOf } from '../../scope/calls/request.ts';
import { operationOf } from '../../scope/calls/sdk-operation.ts';
import { writtenOrigins } from '../../scope/calls/written-type.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { type Origin, noBindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { refsOf } from './chain.ts';
import type { ClassifiedEffect, ClassifiedRead } from './classified.ts';
import { statesKey } from './stated.ts';

export const requestEffect = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
): ClassifiedEffect | ClassifiedRead | undefined => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || call.construct) return undefined;
  const site: CallSite = { file, structure, id: structure.calls.indexOf(call), call };
  for (const origin of origins) {
    const reached = reach(flow, origin);
    if (reached === undefined) continue;
    return reached.kind === 'sdk' ? ofSdk(flow, site, reached) : ofHttp(flow, site, reached);
  }
  return undefined;
};

const reach = (flow: Flow, origin: Origin): Reached | undefined => {
  const { catalog, program } = flow;
  const own = reachOne(flow, origin);
  if (own !== undefined) return own;
  for (const written of writtenOrigins(flow, catalog, origin)) {
    const found =
      written.kind === 'external'
        ? (reachSdk(catalog, program, written, true) ?? reachHttp(catalog, program, written, true))
        : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

const reachOne = ({ catalog, program }: Flow, origin: Origin): Reached | undefined =>
  origin.kind === 'external' ? (reachHttp(catalog, program, origin) ?? reachSdk(catalog, program, origin)) : undefined;

/** Those whose calls count, watch or think: twice is a line more in a chart, or the same answer again. */
const WATCHING: ReadonlySet<string> = new Set([
  'segment',
  'sentry',
  'openai',
  'anthropic',
  'algolia',
  'pagerduty',
  'launchdarkly',
]);

const ofSdk = (
  flow: Flow,
  site: CallSite,
  reached: Extract<Reached, { kind: 'sdk' }>,
): ClassifiedEffect | ClassifiedRead | undefined => {
  const { provider } = reached;
  const operation = operationOf(flow, site, reached);
  if (operation === undefined || WATCHING.has(provider.id)) return undefined;
  if (operation.effect === 'read') return { does: 'read', by: provider.id, own: false };
  const data = refsOf(site.file, site.call);
  const why = `${provider.title} ${operation.name}`;
  if (operation.effect === 'unknown') return { does: 'outbound-write', again: 'unknown', why, by: provider.id, data };
  const key = keyOfSdk(flow, site, reached, operation.name);
  const does = kindOf(operation.name, operation.highRisk);
  if (does === 'enqueue')
    return { does, again: againOfMessage(flow, site), why: `calls ${why}`, by: provider.id, data };
  const again =
    key.state === 'given' || matchesOperation(provider.idempotency?.unique ?? [], operation.name)
      ? 'same'
      : againByName(operation.name, operation.highRisk);
  return {
    does,
    again: again === 'twice' && key.state === 'unknown' && key.mechanism !== 'unknown' ? 'unknown' : again,
    why: does === 'send' ? `sends a message (${why})` : does === 'charge' ? `moves money (${why})` : `calls ${why}`,
    by: provider.id,
    data,
  };
};

/** A FIFO queue takes a message of one id once; whether it makes that of the content is not seen here. */
const againOfMessage = (flow: Flow, { file, call }: CallSite): ClassifiedEffect['again'] => {
  const given = call.args.flatMap(({ value: id }): readonly Ref[] => {
    const value = flow.value({ file, id });
    const made = value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
    return made?.construct === true ? refsOf(file, made) : [{ file, id }];
  });
  const states = given.map((ref) => statesKey(flow, ref, DEDUPLICATION, noBindings));
  if (states.includes('given')) return 'same';
  return states.includes('unknown') || given.some((ref) => statesKey(flow, ref, GROUP, noBindings) === 'given')
    ? 'unknown'
    : 'twice';
};

const DEDUPLICATION: ReadonlySet<string> = new Set(['MessageDeduplicationId']);
const GROUP: ReadonlySet<string> = new Set(['MessageGroupId']);

const MONEY = /charge|refund|payment|payout|transfer|invoice|subscription|capture|\bpay\b/iu;
const SENDS = /send|message|email|mail|post|notif|sms|reply|publish/iu;

const kindOf = (operation: string, highRisk: boolean): ClassifiedEffect['does'] => {
  if (/^Send(?:Message|MessageBatch)Command$|^sendMessages?$/u.test(operation) && !operation.includes('.'))
    return 'enqueue';
  if (SENDS.test(operation)) return 'send';
  return highRisk && MONEY.test(operation) ? 'charge' : 'outbound-write';
};

/** Pages that a visitor is led to, statuses of one commit, accounts of one address, rows for charts: a second one is none, or does no harm. */
const AGAIN_HARMLESS =
  /sessions?\.create$|createUser|users?\.create$|ensure|createOrUpdate|createCommitStatus|checks\.|createCheck|tokens?\.create|links?\.create$|reactions?\.|addLabels|addAssignees|requestReviewers|typing|markAs|ephemeralKeys|setupIntents|webhookEndpoints|verifications\.create|dataset\.table\.insert/iu;
const TWICE =
  /^(?:send|post|create|add|publish|charge|refund|transfer|pay|dispatch|reply|forward|notify|push|purchase|insert|record|track)(?![a-z])/u;
const SAME =
  /^(?:update|set|put|delete|del|remove|cancel|archive|upsert|patch|modify|replace|sync|mark|close|reopen|attach|detach|confirm|capture|void|expire|finalize|pause|resume|enable|disable|edit|save|merge|lock|unlock|ban|verify|accept|approve|reject)(?![a-z])/u;

const againByName = (operation: string, highRisk: boolean): ClassifiedEffect['again'] => {
  const last = operation.slice(operation.lastIndexOf('.') + 1).replace(/Command$/u, '');
  const verb = last.charAt(0).toLowerCase() + last.slice(1);
  if (/^(?:POST)\b/u.test(operation)) return 'twice';
  if (/^(?:PUT|PATCH|DELETE)\b/u.test(operation)) return 'same';
  if (AGAIN_HARMLESS.test(operation)) return 'unknown';
  if (SAME.test(verb)) return 'same';
  return TWICE.test(verb) || highRisk ? 'twice' : 'unknown';
};

/** Requests that ask, count, or make something be read anew. */
const HARMLESS_PATH =
  /revalidat|refresh|invalidat|purge|\/(?:o?auth2?|token|login|session|search|query|check|lookup|graphql|track|collect|analytics|metrics?|logs?|ping|health|sync|embeddings?|completions?|generate|predict|translate|classif\w*)(?:[/?.]|$)|\/(?:verify|verification|validate)(?:[-_/?.]|$)|api\.openai|anthropic|generativelanguage|mistral|groq|cohere|posthog|segment\.(?:io|com)|mixpanel|amplitude|google-analytics|facebook\.com\/.*\/events|plausible|sentry|logtail|datadog/iu;

const ofHttp = (
  flow: Flow,
  site: CallSite,
  reached: Extract<Reached, { kind: 'http' }>,
): ClassifiedEffect | ClassifiedRead => {
  const { catalog } = flow;
  const request = requestOf(flow, catalog, site, reached);
  const by = request.provider?.id ?? 'http';
  if (request.effect === 'read') return { does: 'read', by, own: false };
  const data = refsOf(site.file, site.call);
  const to = request.url === null ? '' : ` to ${shown(request.url)}`;
  const why = `sends a ${request.method === '?' ? 'request' : request.method}${to}`;
  if (request.effect === 'unknown' || WATCHING.has(by))
    return { does: 'outbound-write', again: 'unknown', why, by, data };
  if (/^(?:PUT|DELETE|PATCH)$/u.test(request.method)) return { does: 'outbound-write', again: 'same', why, by, data };
  const isHarmless = request.url !== null && HARMLESS_PATH.test(request.url);
  const hasKey =
    keyOfRequest(flow, request, reached).mechanism === 'header' &&
    keyOfRequest(flow, request, reached).state === 'given';
  return {
    does:
      request.url !== null && /messages|send|mail|sms|slack|discord|telegram/iu.test(request.url)
        ? 'send'
        : 'outbound-write',
    again: hasKey ? 'same' : isHarmless || request.method === '?' ? 'unknown' : 'twice',
    why,
    by,
    data,
  };
};

/** An address can hold a token: a message shows the host. */
const shown = (url: string): string =>
  /^(?:https?:)?\/\/[^/?#]*/iu.exec(url)?.[0] ?? (url.startsWith('/') ? 'its own API' : 'an address');
