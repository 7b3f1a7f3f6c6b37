/** The outbound calls of a program. */
import type { Catalog } from '../../catalog/catalog.ts';
import { matchesOperation } from '../../catalog/operations.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { spanOf } from '../../facts/span.ts';
import { handedOrigins } from '../../flow/handed-origins.ts';
import { injectedMembers } from '../../flow/follow-injected.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { isFromRequest, isMetadata, isOwnAddress } from './address.ts';
import { type CallSite, spanOfRef } from './call-site.ts';
import { candidatesIn } from './candidates.ts';
import { retriesOfHttp, retriesOfSdk } from './client-retries.ts';
import { keyOfRequest, keyOfSdk } from './idempotency-key.ts';
import { instancesOf } from './instances.ts';
import { type HttpReached, type Reached, type SdkReached, reachHttp, reachSdk } from './reach-client.ts';
import { requestOf } from './request.ts';
import { startsOfChain } from './starts-of-chain.ts';
import { type SdkOperation, operationOf } from './sdk-operation.ts';
import { createRunsIn } from './runs-in.ts';
import { scannedFiles } from './scanned-files.ts';
import { streamsOf } from './streams.ts';
import { limitOfSdk } from './sdk-limit.ts';
import { limitOfRequest } from './time-limit.ts';
import { typedCallee } from './typed-client.ts';
import { writtenOrigins } from './written-type.ts';

/** In order of file and place. */
export const createOutboundCalls = (flow: Flow, catalog: Catalog): readonly OutboundCall[] => {
  const runsIn = createRunsIn(flow);
  return scannedFiles(flow, catalog).flatMap((path) =>
    candidatesIn(flow, catalog, path).flatMap((site) => {
      const fact = outboundCall(flow, catalog, site);
      return fact === undefined ? [] : [{ ...fact, runsIn: runsIn(path) }];
    }),
  );
};

/** All but where it runs, which is its file's. */
type Call = Omit<OutboundCall, 'runsIn'>;

const outboundCall = (flow: Flow, catalog: Catalog, site: CallSite): Call | undefined => {
  const reached = reach(flow, catalog, site);
  if (reached === undefined) return undefined;
  return reached.kind === 'http' ? ofHttp(flow, catalog, site, reached) : ofSdk(flow, catalog, site, reached);
};

const reach = (flow: Flow, catalog: Catalog, site: CallSite): Reached | undefined => {
  if (site.call.construct) return undefined;
  const callee = flow.settle({ file: site.file, id: site.call.callee }).found;
  // What was seen being made says more than the type of the field that holds it.
  for (const origin of callee) {
    const found =
      injectedMembers(flow.value, origin) === undefined ? reachOrigin(flow, catalog, origin, false) : undefined;
    if (found !== undefined) return found;
  }
  for (const origin of callee) {
    const found = reachHanded(flow, catalog, origin) ?? reachWritten(flow, catalog, origin);
    if (found !== undefined) return found;
  }
  return isLost(callee) ? reachTyped(flow, catalog, site) : undefined;
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

/** The client is a parameter: what all callers hand over, if every one of them is in sight and hands over the same. */
const reachHanded = (flow: Flow, catalog: Catalog, origin: Origin): Reached | undefined => {
  if (origin.kind !== 'param') return undefined;
  const handed = handedOrigins(flow, origin);
  const [first, ...others] = handed?.map((one) => reachOrigin(flow, catalog, one, false)) ?? [];
  return first !== undefined && others.every((one) => one !== undefined && isSameClient(first, one))
    ? first
    : undefined;
};

const isSameClient = (one: Reached, other: Reached): boolean =>
  one.from.file === other.from.file && one.from.id === other.from.id;

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
    userUrl: isFromRequest(flow, lead),
    ownApi: request.address !== null && (isOwnAddress(request.address) || isMetadata(request.address.text)),
    streams: streamsOf(flow, site, request.options, request.body),
    limit: limitOfRequest(flow, site, reached, request, instances),
    key: keyOfRequest(flow, request, reached),
    clientAt: instance === undefined ? null : spanOf(instance.site.file, instance.site.call.at),
    clientRetries: retriesOfHttp(flow, reached, request, instances),
    autoKey: false,
  };
};

const ofSdk = (flow: Flow, catalog: Catalog, site: CallSite, called: SdkReached): Call | undefined => {
  const operation: SdkOperation | undefined = operationOf(flow, site, called);
  if (operation === undefined) return undefined;
  const clients = (called.unseen ? [called] : startsOfChain(flow, called)).map((reached) => ({
    reached,
    limit: limitOfSdk(flow, site, reached),
  }));
  // Of several clients the one that surely has no limit: what is said of it holds whichever is in use.
  const { reached, limit } = clients.find((one) => one.limit.state === 'absent') ??
    clients[0] ?? { reached: called, limit: limitOfSdk(flow, site, called) };
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
    limit,
    key: keyOfSdk(flow, site, reached, operation.name),
    clientAt: reached.unseen || reached.client?.form === 'static-config' ? null : spanOfRef(flow, reached.from),
    clientRetries: retries.repeats,
    autoKey: retries.autoKey || matchesOperation(reached.provider.idempotency?.auto ?? [], operation.name),
  };
};

const common = ({ file, id, call }: CallSite): Pick<OutboundCall, 'kind' | 'span' | 'file' | 'call' | 'fn'> => ({
  kind: 'outbound-call',
  span: spanOf(file, call.at),
  file,
  call: id,
  fn: call.fn,
});
