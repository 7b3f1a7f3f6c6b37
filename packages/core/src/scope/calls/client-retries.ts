/** Whether a client repeats a failed write by itself. */
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';
import { argumentOf, siteOf } from './call-site.ts';
import type { Instance } from './instances.ts';
import { type Option, firstOption, optionOf } from './option.ts';
import type { HttpReached, SdkReached } from './reach-client.ts';
import type { Request } from './request.ts';

type Retries = OutboundCall['clientRetries'];

export const retriesOfSdk = (
  flow: Flow,
  reached: SdkReached,
): { readonly repeats: Retries; readonly autoKey: boolean } => {
  const defaults = reached.provider.sdkDefaults?.find(({ pkg }) => pkg === reached.package);
  if (defaults === undefined) return { repeats: 'unknown', autoKey: false };
  const { autoKey, retryOptions, retries, retriesWrites } = defaults;
  const stated = firstOption(flow, sdkOptions(flow, reached), retryOptions);
  if (stated.state === 'unknown')
    return { repeats: retries === 0 ? 'unknown' : retriesWrites ? 'writes' : 'reads', autoKey };
  const off = stated.state === 'given' ? isZero(flow, stated) : retries === 0;
  return { repeats: off ? 'none' : retriesWrites ? 'writes' : 'reads', autoKey };
};

/** What the client is constructed with. */
export const sdkOptions = (flow: Flow, { client, from, unseen }: SdkReached): Ref | undefined => {
  const site = unseen || client?.optionsArg === undefined ? undefined : siteOf(flow, from);
  return site === undefined ? undefined : argumentOf(site, client?.optionsArg ?? null);
};

const isZero = (flow: Flow, stated: Extract<Option, { state: 'given' }>): boolean =>
  stated.refs.every((ref) => {
    const value = flow.value(ref);
    return value?.kind === 'constant' && (value.value === 0 || value.value === false);
  });

export const retriesOfHttp = (
  flow: Flow,
  { client }: HttpReached,
  request: Request,
  instances: readonly Instance[],
): Retries => {
  if (client.retries === 'none') return 'none';
  const holders = [request.options, ...instances.map(({ options }) => options)];
  for (const holder of holders) {
    for (const name of ['retry', 'retryConfig', 'retries']) {
      const stated = optionOf(flow, holder, [name]);
      if (stated.state === 'given') return statedRetries(flow, stated);
      if (stated.state === 'unknown') return 'unknown';
    }
  }
  return client.retries;
};

/** got and ky repeat what is idempotent by its method, unless they are given other methods. */
const statedRetries = (flow: Flow, stated: Extract<Option, { state: 'given' }>): Retries => {
  if (isZero(flow, stated)) return 'none';
  const limits = stated.refs.map((ref) => optionOf(flow, ref, ['limit']));
  if (limits.some((limit) => limit.state === 'given' && isZero(flow, limit))) return 'none';
  const methods = stated.refs.map((ref) => optionOf(flow, ref, ['methods']));
  const texts = methods.flatMap((one) =>
    one.state === 'given' ? one.refs.flatMap((ref) => itemTexts(flow, ref)) : [],
  );
  return texts.some((text) => /^post$/iu.test(text)) ? 'writes' : 'reads';
};

const itemTexts = (flow: Flow, ref: Ref): readonly string[] =>
  flow.settleMember(ref, ['*']).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return value?.kind === 'string' && value.text !== null ? [value.text] : [];
  });
