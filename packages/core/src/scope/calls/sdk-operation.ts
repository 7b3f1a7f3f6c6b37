/** What is asked of a provider's SDK. */
import { classifyOperation } from '../../catalog/classify-operation.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, argumentOf } from './call-site.ts';
import { effectOfDocument, effectOfMethod, effectOfOperation } from './effect.ts';
import type { SdkReached } from './reach-client.ts';
import { firstOption, optionOf } from './option.ts';
import { textOf } from './request.ts';

export interface SdkOperation {
  readonly name: string;
  readonly effect: OutboundCall['effect'];
  readonly highRisk: boolean;
  /** Of a plain request through the SDK. */
  readonly url: string | null;
}

/** undefined: not a call of the API, but something the SDK computes, or what goes on with an answer. */
export const operationOf = (flow: Flow, site: CallSite, reached: SdkReached): SdkOperation | undefined => {
  const names = reached.path.filter((name) => name !== '()');
  const name = names.join('.');
  if (name === '' || goesOn(reached) || isBuilding(reached)) return undefined;
  return (
    plainRequest(flow, site, reached, names) ??
    document(flow, site, reached, names) ??
    command(flow, site, reached, names) ??
    known(reached, name)
  );
};

/** `create().then()`: what stands before the call was the call itself, but for what is found to be changed: `find().update()`. */
const goesOn = ({ path, provider }: SdkReached): boolean => {
  const inner = path.lastIndexOf('()');
  if (inner <= 0 || provider.calls === null) return false;
  const effectUntil = (end: number): OutboundCall['effect'] =>
    effectOfOperation(
      provider,
      path
        .slice(0, end)
        .filter((name) => name !== '()')
        .join('.'),
    );
  const before = effectUntil(inner);
  const changes = before === 'read' && inner === path.length - 2 && effectUntil(path.length) === 'write';
  return before !== 'unknown' && !changes;
};

const isBuilding = ({ path }: SdkReached): boolean =>
  /^(?:then|catch|finally|on|once|off|use|bind|call|apply|toString|autoPagingEach|autoPagingToArray)$/u.test(
    path.at(-1) ?? '',
  );

const known = ({ provider }: SdkReached, name: string): SdkOperation | undefined => {
  const { webhooks } = provider;
  const { effect, highRisk, local } = classifyOperation(provider, name);
  const computes = [
    ...(webhooks?.helpers ?? []).map(({ path }) => path.join('.')),
    ...(webhooks?.notVerification ?? []),
  ];
  if (computes.includes(name) || local || /^webhooks?\.(?:constructEvent|verify|unwrap|sign|receive)/u.test(name))
    return undefined;
  return effect === 'unknown' ? undefined : { name, effect, highRisk, url: null };
};

/** `octokit.request('POST /repos/{owner}/{repo}/issues')`, `client.request({ method, url })`. */
const plainRequest = (
  flow: Flow,
  site: CallSite,
  { provider }: SdkReached,
  names: readonly string[],
): SdkOperation | undefined => {
  const last = names.at(-1) ?? '';
  const method = /^(?:get|post|put|patch|delete)$/u.test(last) ? last.toUpperCase() : undefined;
  const text = textOf(flow, argumentOf(site, 0));
  const route = /^(GET|POST|PUT|PATCH|DELETE|HEAD) (\/.*)$/u.exec(text ?? '');
  if (last === 'request' && route !== null) {
    const [, verb = 'GET', url = ''] = route;
    return { name: text ?? '', effect: effectOfMethod(verb, url, provider, undefined), highRisk: false, url };
  }
  const options = argumentOf(site, 0);
  const stated = last === 'request' ? optionOf(flow, options, ['method']) : undefined;
  if (stated?.state === 'given') {
    const verb = textOf(flow, stated.refs[0])?.toUpperCase() ?? '?';
    const at = firstOption(flow, options, ['url', 'path']);
    const url = at.state === 'given' ? (textOf(flow, at.refs[0]) ?? null) : null;
    return { name: verb, effect: effectOfMethod(verb, url, provider, undefined), highRisk: false, url };
  }
  if (provider.calls?.style !== 'http' || method === undefined) return undefined;
  const url = text ?? null;
  return { name: method, effect: effectOfMethod(method, url ?? '', provider, undefined), highRisk: false, url };
};

const document = (
  flow: Flow,
  site: CallSite,
  { provider }: SdkReached,
  names: readonly string[],
): SdkOperation | undefined => {
  const last = names.at(-1) ?? '';
  if (provider.calls?.style !== 'graphql' && last !== 'graphql') return undefined;
  if (!/^(?:graphql|request|query|mutate|mutation|rawRequest|api)$/u.test(last)) return undefined;
  const effect = effectOfDocument(flow, argumentOf(site, 0));
  return { name: names.join('.'), effect: effect ?? 'unknown', highRisk: false, url: null };
};

/** `client.send(new PutObjectCommand(...))` */
const command = (
  flow: Flow,
  site: CallSite,
  { provider }: SdkReached,
  names: readonly string[],
): SdkOperation | undefined => {
  const first = argumentOf(site, 0);
  if (provider.calls?.style !== 'commands' || names.at(-1) !== 'send' || first === undefined) return undefined;
  const name = flow
    .settle(first)
    .found.flatMap((origin) =>
      origin.kind === 'external' && origin.path.at(-1) === '()' ? (origin.path.at(-2) ?? []) : [],
    )[0];
  if (name === undefined) return undefined;
  const { effect, highRisk } = classifyOperation(provider, name);
  return { name, effect, highRisk, url: null };
};
