/** What an HTTP client is asked for: method, address, options, body. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Provider } from '../../catalog/provider.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Address, addressOf, hostOf, joined, pathOf } from './address.ts';
import { type CallSite, argumentOf } from './call-site.ts';
import { effectOfDocument, effectOfMethod } from './effect.ts';
import { entryOf } from './headers.ts';
import { defaultBase } from './global-limits.ts';
import { instancesOf } from './instances.ts';
import { firstOption, optionOf } from './option.ts';
import type { HttpReached } from './reach-client.ts';

export interface Request {
  /** Upper case; `?` where nobody can tell. */
  readonly method: string;
  readonly address: Address | null;
  /** null: a hole as a whole. */
  readonly url: string | null;
  readonly options: Ref | undefined;
  readonly body: readonly Ref[];
  readonly provider: Provider | undefined;
  readonly effect: OutboundCall['effect'];
}

export const requestOf = (flow: Flow, catalog: Catalog, site: CallSite, reached: HttpReached): Request => {
  const { client, form } = reached;
  const options = optionsOf(flow, site, reached);
  const method = form.method ?? methodOf(flow, site, reached, options);
  const address = fullAddress(flow, site, reached, options);
  const url = address === null || address.text === '{}' ? null : address.text;
  const host = url === null ? undefined : hostOf(url);
  const provider = host === undefined || url === null ? undefined : catalog.providerOfHost(host, pathOf(url));
  const body = bodyOf(flow, site, reached, options);
  const document = body.map((ref) => effectOfDocument(flow, ref)).find((effect) => effect !== undefined);
  const isGraphql = document !== undefined || client.id === 'graphql-request';
  return {
    method,
    address,
    url,
    options,
    body,
    provider,
    effect:
      isGraphql && document === undefined
        ? 'unknown'
        : effectOfMethod(method === '?' ? handedMethod(flow, reached, options) : method, url, provider, document),
  };
};

/**
 * Where the address may be left out, what stands in its place may be the options. A function is called with the answer,
 * and never holds options.
 */
const optionsOf = (flow: Flow, site: CallSite, { client, form }: HttpReached): Ref | undefined => {
  const own = argumentOf(site, form.options);
  const first = argumentOf(site, form.url);
  const isNode = client.id.startsWith('node:');
  const isCallback = own !== undefined && isFunction(flow, own);
  // `https.request(options, callback)`: behind options Node takes none.
  const leads = first !== undefined && form.options !== form.url && isObject(flow, first);
  if (own !== undefined && !isCallback && !(isNode && leads && site.call.args.length < 3)) return own;
  if (first === undefined || leads) return first;
  return isNode && !isAddress(flow, first) ? first : undefined;
};

const isFunction = (flow: Flow, ref: Ref): boolean =>
  flow.functionsOf(ref).found.length > 0 ||
  flow.settle(ref).found.some((origin) => {
    const told = toldOf(flow, origin);
    return (
      told !== undefined &&
      (/^(?:cb|callback|done|next|resolve|on[A-Z]\w*)$/u.test(told.name) || told.type === 'Function')
    );
  });

/** Of what is handed over only names tell whether it is an address. */
const isAddress = (flow: Flow, ref: Ref): boolean =>
  flow.settle(ref).found.every((origin) => {
    const told = toldOf(flow, origin);
    return (
      told === undefined ||
      /^(?:string|URL)$/u.test(told.type) ||
      /(?:ur[il]|href|link|address|endpoint|path|src|location|target|host)s?$/iu.test(told.name)
    );
  });

const toldOf = (flow: Flow, origin: Origin): { readonly name: string; readonly type: string } | undefined => {
  const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
  if (origin.kind !== 'param' || param?.kind !== 'param') return undefined;
  const fact = flow.program.file(origin.ref.file)?.structure.functions[param.fn]?.params[param.index];
  const [member] = origin.path.slice(-1);
  return { name: member ?? fact?.name ?? '', type: member === undefined ? (fact?.type?.name ?? '') : '' };
};

const isObject = (flow: Flow, ref: Ref): boolean =>
  flow
    .settle(ref)
    .found.some(
      (origin) =>
        (origin.kind === 'value' && flow.value(origin.ref)?.kind === 'object') ||
        (origin.kind === 'external' && /^(?:Request|Object\.assign)$/u.test(origin.path.slice(0, -1).join('.'))),
    );

const methodOf = (flow: Flow, site: CallSite, { client, form }: HttpReached, options: Ref | undefined): string => {
  // superagent('POST', url), needle('post', url, data)
  if (form.url === 1) return textOf(flow, argumentOf(site, 0))?.toUpperCase() ?? '?';
  if (options === undefined) {
    const own = argumentOf(site, form.options);
    return own === undefined ? (site.call.args.length > (form.options ?? 0) ? '?' : 'GET') : 'GET';
  }
  const stated = firstOption(flow, options, client.names.method);
  if (stated.state === 'absent') return 'GET';
  const [method, ...others] = stated.state === 'given' ? new Set(stated.refs.map((ref) => methodAt(flow, ref))) : [];
  // Callers hand over one or another.
  return method === undefined || others.length > 0 ? '?' : method;
};

const methodAt = (flow: Flow, ref: Ref): string => textOf(flow, ref)?.toUpperCase() ?? '?';

/** Of several methods that callers hand over, one that changes something: what is told of the call holds for that one, too. */
const handedMethod = (flow: Flow, { client }: HttpReached, options: Ref | undefined): string => {
  const stated = firstOption(flow, options, client.names.method);
  const methods = stated.state === 'given' ? stated.refs.map((ref) => methodAt(flow, ref)) : [];
  return methods.find((method) => /^(?:POST|PUT|PATCH|DELETE)$/u.test(method)) ?? '?';
};

export const textOf = (flow: Flow, ref: Ref | undefined): string | undefined => {
  if (ref === undefined) return undefined;
  for (const origin of flow.settle(ref).found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (value?.kind === 'string' && value.text !== null) return value.text;
  }
  return undefined;
};

const fullAddress = (flow: Flow, site: CallSite, reached: HttpReached, options: Ref | undefined): Address | null => {
  const own = ownAddress(flow, site, reached, options);
  const base = baseOf(flow, reached, options);
  if (own === null) return base;
  return base === null ? own : joined(base, own);
};

const ownAddress = (
  flow: Flow,
  site: CallSite,
  { client, form }: HttpReached,
  options: Ref | undefined,
): Address | null => {
  const argument = argumentOf(site, form.url);
  if (argument !== undefined && (options === undefined || argument.id !== options.id)) return addressOf(flow, argument);
  const stated = firstOption(flow, options, client.names.url);
  const [ref] = stated.state === 'given' ? stated.refs : [];
  return ref === undefined ? null : addressOf(flow, ref);
};

const HIDDEN: Address = { text: '{}', lead: [] };

/** Of the call's own options, or of the instance. */
const baseOf = (flow: Flow, reached: HttpReached, options: Ref | undefined): Address | null => {
  const { names } = reached.client;
  if (reached.client.id.startsWith('node:')) {
    const host = firstOption(flow, options, names.base);
    const [ref] = host.state === 'given' ? host.refs : [];
    const address = ref === undefined ? hostOfUrl(flow, options, names.base) : addressOf(flow, ref);
    return address === undefined
      ? null
      : { text: `${reached.client.id.slice(5)}://${address.text}`, lead: address.lead };
  }
  const written = defaultBase(flow, reached);
  const holders = [options, ...instancesOf(flow, reached).map(({ options: ref }) => ref)];
  for (const holder of holders) {
    const stated = firstOption(flow, holder, names.base);
    const [ref] = stated.state === 'given' ? stated.refs : [];
    if (ref !== undefined) return addressOf(flow, ref);
    // It is there, and nobody can tell which: an own address it is not for that.
    if (stated.state === 'unknown' && entryOf(flow, holder, names.base[0] ?? '') !== undefined) return HIDDEN;
  }
  return written === undefined ? null : addressOf(flow, written);
};

/** `{ hostname: url.hostname }`, as far as the address is known. */
const hostOfUrl = (flow: Flow, options: Ref | undefined, names: readonly string[]): Address | undefined =>
  names
    .flatMap((name) => entryOf(flow, options, name) ?? [])
    .map((ref) => addressOf(flow, ref))
    .find(({ text }) => text !== '{}');

const bodyOf = (
  flow: Flow,
  site: CallSite,
  { client, form }: HttpReached,
  options: Ref | undefined,
): readonly Ref[] => {
  const argument = argumentOf(site, form.body);
  const stated = client.names.body.flatMap((name) => {
    const option = options === undefined ? undefined : optionOf(flow, options, [name]);
    if (option === undefined || option.state === 'absent') return [];
    // A body nobody can see into is one all the same.
    const entry = option.state === 'given' ? undefined : entryOf(flow, options, name);
    return option.state === 'given' ? option.refs : entry === undefined ? [] : [entry];
  });
  return argument === undefined ? stated : [argument, ...stated];
};
