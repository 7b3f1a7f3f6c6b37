/** The outbound calls of a program. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { spanOf } from '../../facts/span.ts';
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
  for (const origin of callee) {
    const found =
      (injectedMembers(flow.value, origin) === undefined ? reachOrigin(flow, catalog, origin, false) : undefined) ??
      reachWritten(flow, catalog, origin);
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

const reachOrigin = (flow: Flow, catalog: Catalog, origin: Origin, unseen: boolean): Reached | undefined =>
  origin.kind === 'external'
    ? (reachHttp(catalog, flow.program, origin, unseen) ?? reachSdk(catalog, flow.program, origin, unseen))
    : undefined;

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

const ofSdk = (flow: Flow, catalog: Catalog, site: CallSite, reached: SdkReached): Call | undefined => {
  const operation: SdkOperation | undefined = operationOf(flow, site, reached);
  if (operation === undefined) return undefined;
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
    limit: limitOfSdk(flow, site, reached),
    key: keyOfSdk(flow, site, reached, operation.name),
    clientAt: reached.unseen || reached.client?.form === 'static-config' ? null : spanOfRef(flow, reached.from),
    clientRetries: retries.repeats,
    autoKey: retries.autoKey,
  };
};

const common = ({ file, id, call }: CallSite): Pick<OutboundCall, 'kind' | 'span' | 'file' | 'call' | 'fn'> => ({
  kind: 'outbound-call',
  span: spanOf(file, call.at),
  file,
  call: id,
  fn: call.fn,
});
