/** Whether a client retries a failed write by itself. */
import type { SdkDefaults } from '../../catalog/provider.ts';
import { defaultsFor } from '../../catalog/sdk-policy.ts';
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
): { readonly repeats: Retries; readonly rarely: boolean; readonly autoKey: boolean } => {
  const rows = defaultsFor(reached.provider, reached.package, reached.major);
  const options = sdkOptions(flow, reached);
  const stated = rows.map(({ retryOptions }) => firstOption(flow, options, retryOptions));
  const all = rows.map((row, index) => repeatsBy(flow, stated[index] ?? { state: 'absent' }, row));
  const [repeats = 'unknown'] = all;
  // Majors that differ, and nobody says which it is.
  return {
    repeats: all.every((one) => one === repeats) ? repeats : 'unknown',
    rarely: stated.every(({ state }) => state === 'absent') && rows.every(isOnlyUnanswered),
    autoKey: rows.length > 0 && rows.every(({ autoKey }) => autoKey),
  };
};

/** A lost connection is rare; a 5xx, which may have been carried out, comes in swarms. */
const isOnlyUnanswered = ({ retryOn }: SdkDefaults): boolean =>
  retryOn?.every((when) => when === 'network' || when === 'timeout' || when === 429) ?? false;

const repeatsBy = (flow: Flow, stated: Option, { retries, retriesWrites }: SdkDefaults): Retries => {
  if (stated.state === 'unknown') return retries === 0 ? 'unknown' : retriesWrites ? 'writes' : 'reads';
  const off = stated.state === 'given' ? isZero(flow, stated) : retries === 0;
  return off ? 'none' : retriesWrites ? 'writes' : 'reads';
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
  const holders = [request.options, ...instances.map(({ options }) => options)];
  for (const holder of holders) {
    for (const name of client.retryOptions) {
      const stated = optionOf(flow, holder, [name]);
      if (stated.state === 'given') return statedRetries(flow, stated, client.numberRepeatsAll);
      if (stated.state === 'unknown') return 'unknown';
    }
  }
  return client.retries;
};

/** got and ky repeat what is idempotent by its method, unless they are given other methods. */
const statedRetries = (flow: Flow, stated: Extract<Option, { state: 'given' }>, numberRepeatsAll: boolean): Retries => {
  if (isZero(flow, stated)) return 'none';
  if (numberRepeatsAll && stated.refs.some((ref) => isNumber(flow, ref))) return 'writes';
  const limits = stated.refs.map((ref) => optionOf(flow, ref, ['limit']));
  if (limits.some((limit) => limit.state === 'given' && isZero(flow, limit))) return 'none';
  const methods = stated.refs.map((ref) => optionOf(flow, ref, ['methods']));
  const texts = methods.flatMap((one) =>
    one.state === 'given' ? one.refs.flatMap((ref) => itemTexts(flow, ref)) : [],
  );
  return texts.some((text) => /^post$/iu.test(text)) ? 'writes' : 'reads';
};

const isNumber = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind === 'constant' && typeof value.value === 'number';
};

const itemTexts = (flow: Flow, ref: Ref): readonly string[] =>
  flow.settleMember(ref, ['*']).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return value?.kind === 'string' && value.text !== null ? [value.text] : [];
  });
