/** Calls of a client that the config names: its limits are its own business, what it is asked for is not. */
import type { HttpClient, RequestForm } from '../../catalog/tables/http-clients.ts';
import type { IdempotencyKey, TimeLimit } from '../../facts/outbound-call.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { isInsideWrapper, isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import type { CallSite } from './call-site.ts';
import type { HttpReached } from './reach-client.ts';

export const ofWrapper: TimeLimit = { state: 'given', by: 'wrapper', ms: null, at: null };

export const isOwnClientCall = (flow: Flow, { file, structure, call }: CallSite): boolean =>
  !call.construct &&
  !SETS_UP.test(nameOf(structure.values[call.callee])) &&
  isOwnWrapper(flow, { file, id: call.callee }, 'client');

/** Whether the call is one that such a client makes inside. */
export const isInsideOwnClient = (flow: Flow, { file, call }: CallSite): boolean =>
  isInsideWrapper(flow, file, call.fn, 'client');

const SETS_UP =
  /^(?:set|use|on|off|is|has|add|remove|with|configure|create|extend|close|destroy|get(?:Instance|Client|Token|Config|Headers?|Url))(?:[A-Z]\w*)?$/u;

export const reachOwn = (site: CallSite): HttpReached => {
  const form = formOf(site);
  return {
    kind: 'http',
    client: { ...client, requests: { '': form } },
    form,
    member: '',
    package: null,
    from: { file: site.file, id: site.call.callee },
    made: false,
    unseen: false,
  };
};

const client: HttpClient = {
  id: 'own',
  packages: [],
  requests: {},
  makers: {},
  selves: [],
  types: [],
  names: {
    method: ['method', 'type'],
    url: ['url', 'uri'],
    base: ['baseURL', 'baseUrl', 'prefixUrl'],
    body: ['body', 'data', 'json'],
  },
  timeouts: [],
  timeoutMethods: [],
  defaultMs: null,
  retries: 'none',
  retryOptions: [],
  numberRepeatsAll: false,
  opaqueLimit: false,
};

/** As the common clients have it: `post(url, body, options)`, `request(url, options)`. */
const formOf = ({ structure, call }: CallSite): RequestForm => {
  const name = nameOf(structure.values[call.callee]);
  const verb = /^(get|head|post|put|patch|delete|del)(?![a-z])/u
    .exec(name)?.[1]
    ?.replace(/^del$/u, 'delete')
    .toUpperCase();
  if (verb === 'GET' || verb === 'HEAD') return { method: verb, url: 0, options: 1, body: null };
  if (verb !== undefined) return { method: verb, url: 0, options: 2, body: 1 };
  const first = structure.values[call.args[0]?.value ?? -1];
  const says = call.args.length > 1 || (first?.kind !== 'string' && first?.kind !== 'template');
  return { method: says ? null : 'GET', url: 0, options: 1, body: null };
};

const nameOf = (value: CallSite['structure']['values'][number] | undefined): string =>
  value?.kind === 'member' || value?.kind === 'variable' || value?.kind === 'import' ? (value.name ?? '') : '';

/** What stands inside it may add a key: only where that can be seen, and speaks of none, there is none. */
export const keyBehind = (flow: Flow, site: CallSite, key: IdempotencyKey, provider: string | null): IdempotencyKey => {
  if (key.state !== 'absent') return key;
  const { found } = flow.functionsOf({ file: site.file, id: site.call.callee });
  const isSeen = provider !== null && found.length > 0 && !found.some((target) => speaksOfKeys(flow, target));
  return isSeen ? key : { ...key, state: 'unknown' };
};

const speaksOfKeys = (flow: Flow, { file, fact }: FunctionRef): boolean =>
  flow.program.file(file)?.structure.values.some((value) => {
    if (value.at[0] < fact.at[0] || value.at[1] > fact.at[1]) return false;
    if (value.kind === 'object') return value.entries.some(({ key }) => IDEMPOTENCY.test(key ?? ''));
    if (value.kind === 'string') return IDEMPOTENCY.test(value.text ?? '');
    return value.kind === 'variable' && value.writes.some(({ name }) => IDEMPOTENCY.test(name));
  }) ?? false;

const IDEMPOTENCY = /idempoten|request-?id|dedup/iu;
