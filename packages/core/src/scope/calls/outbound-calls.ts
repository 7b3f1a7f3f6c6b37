/** The outbound calls of a program. */
import type { Catalog } from '../../catalog/catalog.ts';
import { matchesOperation } from '../../catalog/operations.ts';
import type { OutboundCall, TimeLimit } from '../../facts/outbound-call.ts';
import { spanOf } from '../../facts/span.ts';
import { handedOrigins } from '../../flow/handed-origins.ts';
import { injectedMembers } from '../../flow/follow-injected.ts';
import { guarded } from '../../flow/guarded.ts';
import { type Origin, refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Known } from '../known.ts';
import { type Address, isFromRequest, isMetadata, isOwnAddress, isOwnOrigin } from './address.ts';
import { type CallSite, spanOfRef } from './call-site.ts';
import { candidatesIn } from './candidates.ts';
import { retriesOfHttp, retriesOfSdk } from './client-retries.ts';
import { keyOfRequest, keyOfSdk } from './idempotency-key.ts';
import { instancesOf } from './instances.ts';
import { isInsideOwnClient, isOwnClientCall, keyBehind, ofWrapper, reachOwn } from './own-client.ts';
import { type HttpReached, type Reached, type SdkReached, reachHttp, reachSdk } from './reach-client.ts';
import { requestOf } from './request.ts';
import { startsOfChain } from './starts-of-chain.ts';
import { type SdkOperation, operationOf } from './sdk-operation.ts';
import { constructionsOf } from './constructions.ts';
import { createRunsIn } from './runs-in.ts';
import { scannedFiles } from './scanned-files.ts';
import { loadsFile, streamsOf } from './streams.ts';
import { limitOfSdk } from './sdk-limit.ts';
import { UNSEEN, limitOfRequest, unknownLimit } from './time-limit.ts';
import { typedCallee } from './typed-client.ts';
import { writtenOrigins } from './written-type.ts';

/** In order of file and place. */
export const createOutboundCalls = (flow: Flow, catalog: Catalog): readonly OutboundCall[] => {
  const runsIn = createRunsIn(flow);
  return scannedFiles(flow, catalog).flatMap((path) =>
    candidatesIn(flow, catalog, path).flatMap((site) => {
      const fact = guarded(flow, path, 'the call', undefined, () => outboundCall(flow, catalog, site));
      return fact === undefined ? [] : [{ ...fact, runsIn: runsIn(path) }];
    }),
  );
};

/** All but where it runs, which is its file's. */
type Call = Omit<OutboundCall, 'runsIn'>;

const outboundCall = (flow: Flow, catalog: Catalog, site: CallSite): Call | undefined => {
  const calls = reach(flow, catalog, site).flatMap(
    (one) => (one.kind === 'http' ? ofHttp(flow, catalog, site, one) : ofSdk(flow, catalog, site, one)) ?? [],
  );
  const call = leastLimited(calls);
  if (!isOwnClientCall(flow, site))
    return call !== undefined && isInsideOwnClient(flow, site) ? { ...call, limit: ofWrapper } : call;
  const own = call ?? { ...ofHttp(flow, catalog, site, reachOwn(site)), ownApi: false };
  return { ...own, limit: ofWrapper, key: keyBehind(flow, site, own.key, own.provider) };
};

/** Of several clients the one that surely has no limit: what is said of it holds whichever is in use. */
const leastLimited = <T extends { readonly limit: TimeLimit }>(clients: readonly T[]): T | undefined =>
  clients.find(({ limit }) => limit.state === 'absent') ??
  clients.find(({ limit }) => limit.state === 'unknown') ??
  clients[0];

/** Several where the client is a parameter, and callers hand over one or another. */
const reach = (flow: Flow, catalog: Catalog, site: CallSite): readonly Reached[] => {
  if (site.call.construct) return [];
  const callee = flow.settle({ file: site.file, id: site.call.callee }).found;
  // What was seen being made says more than the type of the field that holds it.
  for (const origin of callee) {
    const found =
      injectedMembers(flow.value, origin) === undefined ? reachOrigin(flow, catalog, origin, false) : undefined;
    if (found !== undefined) return [found];
  }
  for (const origin of callee) {
    const handed = reachHanded(flow, catalog, origin);
    if (handed !== undefined) return handed;
    const found = reachWritten(flow, catalog, origin);
    if (found !== undefined) return [found];
  }
  const typed = isLost(callee) ? reachTyped(flow, catalog, site) : undefined;
  return typed === undefined ? [] : [typed];
};

/** What is followed to a function of the program, or to a package, is not lost: there the call inside it counts. */
const isLost = (callee: readonly Origin[]): boolean =>
  callee.every(
    ({ kind, ...origin }) => kind === 'param' || kind === 'made' || ('package' in origin && origin.package === null),
  );

const reachTyped = (flow: Flow, catalog: Catalog, site: CallSite): Reached | undefined => {
  for (const origin of typedCallee(flow, catalog, site)) {
    const found = reachOrigin(flow, catalog, origin, true);
    if (found !== undefined) return found;
  }
  return undefined;
};

const reachOrigin = (flow: Flow, catalog: Catalog, origin: Origin, unseen: boolean): Reached | undefined => {
  if (origin.kind !== 'external') return undefined;
  const http = reachHttp(catalog, flow.program, origin, unseen);
  if (http !== undefined) return http;
  return reachSdk(catalog, flow.program, origin, unseen);
};

/**
 * The client is a parameter: what all callers hand over, if every one of them is in sight and hands over a client. What is a
 * function of the program's instead has calls of its own, which count.
 */
const reachHanded = (flow: Flow, catalog: Catalog, origin: Origin): readonly Reached[] | undefined => {
  const handed = origin.kind === 'param' ? handedOrigins(flow, origin) : undefined;
  const foreign = handed?.filter((one) => one.kind !== 'value' || flow.value(one.ref)?.kind !== 'function') ?? [];
  if (handed === undefined || handed.length === 0) return undefined;
  const clients = foreign.map((one) => reachOrigin(flow, catalog, one, false));
  if (clients.includes(undefined)) return undefined;
  const known = clients.filter((one) => one !== undefined);
  return [...new Map(known.map((one) => [refKey(one.from), one])).values()];
};

const reachWritten = (flow: Flow, catalog: Catalog, origin: Origin): Reached | undefined => {
  for (const written of writtenOrigins(flow, catalog, origin)) {
    const found =
      reachOrigin(flow, catalog, written, written.kind === 'external' && sameRef(written, origin)) ??
      (written.kind === 'param' || written.kind === 'made' ? reachWrittenOnce(flow, catalog, written) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A class of the program that is handed its client: `constructor(private readonly stripe: Stripe)`. */
const reachWrittenOnce = (flow: Flow, catalog: Catalog, origin: Origin): Reached | undefined => {
  for (const written of writtenOrigins(flow, catalog, origin)) {
    const found = reachOrigin(flow, catalog, written, true);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Nobody saw it being made: the trail ends where the type is written. */
const sameRef = (one: Origin, other: Origin): boolean =>
  'ref' in one && 'ref' in other && one.ref.file === other.ref.file && one.ref.id === other.ref.id;

const ofHttp = (flow: Flow, catalog: Catalog, site: CallSite, reached: HttpReached): Call => {
  const request = requestOf(flow, catalog, site, reached);
  const instances = instancesOf(flow, reached);
  const [instance] = instances;
  const lead = request.address?.lead ?? [];
  return {
    ...common(site),
    client: reached.client.id,
    package: reached.package,
    provider: request.provider?.id ?? null,
    operation: request.method === 'READ' ? 'QUERY' : request.method,
    effect: request.effect,
    highRisk: false,
    url: request.url,
    ...(request.address?.others === undefined ? {} : { otherUrls: request.address.others }),
    userUrl: isFromRequest(flow, lead),
    ownApi: request.address !== null && isOwn(flow, request.address),
    streams: streamsOf(flow, site, request.options, request.body),
    loadsFile: loadsFile(flow, site, request.options),
    limit: limitOfRequest(flow, site, reached, request, instances),
    key: keyOfRequest(flow, request, reached),
    clientAt: instance === undefined ? null : spanOf(instance.site.file, instance.site.call.at),
    clientRetries: retriesOfHttp(flow, reached, request, instances),
    retriesRarely: false,
    autoKey: false,
  };
};

const isOwn = (flow: Flow, address: Address): boolean =>
  isOwnAddress(address) || isOwnOrigin(flow, address) || isMetadata(address.text);

const ofSdk = (flow: Flow, catalog: Catalog, site: CallSite, called: SdkReached): Call | undefined => {
  const operation: SdkOperation | undefined = operationOf(flow, site, called);
  if (operation === undefined) return undefined;
  const starts = called.unseen ? startsOfUnseen(flow, called) : startsOfChain(flow, called);
  const [lost] = starts.open;
  const known = starts.found.map((one) => ({ reached: one, limit: limitOfSdk(flow, site, one) }));
  const differ = called.unseen && new Set(known.map((one) => one.limit.state)).size > 1;
  const { reached, limit } = leastLimited([
    ...(differ ? [{ reached: called, limit: unknownLimit(DIFFER, 'instance') }] : known),
    ...(lost === undefined ? [] : [{ reached: called, limit: unknownLimit(lost.why) }]),
  ]) ?? { reached: called, limit: unknownLimit(UNSEEN) };
  const retries = retriesOfSdk(flow, reached);
  return {
    ...common(site),
    client: 'sdk',
    package: reached.package,
    provider: reached.provider.id,
    operation: operation.name,
    effect: operation.effect,
    highRisk: operation.highRisk,
    url: operation.url,
    userUrl: false,
    ownApi: false,
    streams: streamsOf(
      flow,
      site,
      undefined,
      site.call.args.map(({ value }) => ({ file: site.file, id: value })),
    ),
    loadsFile: false,
    limit,
    key: keyOfSdk(flow, site, reached, operation.name),
    clientAt: reached.unseen || reached.client?.form === 'static-config' ? null : spanOfRef(flow, reached.from),
    clientRetries: retries.repeats,
    retriesRarely: retries.rarely,
    autoKey: retries.autoKey || matchesOperation(reached.provider.idempotency?.auto ?? [], operation.name),
  };
};

const DIFFER = 'such clients are made with a limit and without';

/** Of a client that is only known by its type, those that the program makes. */
const startsOfUnseen = (flow: Flow, called: SdkReached): Known<SdkReached> => {
  const made = constructionsOf(flow, called);
  return { found: made.length === 0 ? [called] : made, open: [] };
};

const common = ({ file, id, call }: CallSite): Pick<OutboundCall, 'kind' | 'span' | 'file' | 'call' | 'fn'> => ({
  kind: 'outbound-call',
  span: spanOf(file, call.at),
  file,
  call: id,
  fn: call.fn,
});
