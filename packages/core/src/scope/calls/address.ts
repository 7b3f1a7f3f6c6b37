/** Where a request goes, as far as it is text. */
import type { Ref } from '../../facts/file-facts.ts';
import { handedOrigins } from '../../flow/handed-origins.ts';
import type { Origin } from '../../flow/origin.ts';
import { refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { siteOf } from './call-site.ts';

export interface Address {
  /** A hole is `{}`. */
  readonly text: string;
  /** What the first hole is, if the address begins with one. */
  readonly lead: readonly Origin[];
  /** What its origin alone is taken from: `new URL(path, request.url)`. */
  readonly base?: readonly Origin[];
  /** What else it may be, where the text is one of several whole addresses. */
  readonly others?: readonly string[];
}

const MAX_DEPTH = 6;
const MAX_ORIGINS = 8;
const nowhere: Address = { text: '{}', lead: [] };

export const addressOf = (flow: Flow, ref: Ref, depth = 0, seen: ReadonlySet<string> = new Set()): Address => {
  if (depth > MAX_DEPTH || seen.has(refKey(ref))) return nowhere;
  const inner = new Set([...seen, refKey(ref)]);
  const origins = flow.settle(ref).found;
  const addresses = origins.slice(0, MAX_ORIGINS).map((origin) => ofOrigin(flow, origin, depth + 1, inner));
  const [first = nowhere] = addresses;
  const [whole, ...others] = addresses.filter(({ text }) => /^(?:https?:)?\/\/[^{]/u.test(text));
  // Of a piece that is one of several nobody can tell which.
  return (
    (whole && withOthers(whole, others)) ??
    (addresses.every(({ text }) => text === first.text) ? first : { ...first, text: '{}' })
  );
};

const withOthers = (address: Address, others: readonly Address[]): Address => {
  const texts = new Set([
    ...(address.others ?? []),
    ...others.flatMap(({ text, others: more = [] }) => [text, ...more]),
  ]);
  texts.delete(address.text);
  return texts.size === 0 ? address : { ...address, others: [...texts] };
};

const ofOrigin = (flow: Flow, origin: Origin, depth: number, seen: ReadonlySet<string>): Address => {
  if (origin.kind === 'external' || origin.kind === 'made') {
    const url = urlMadeBy(flow, origin, depth, seen);
    if (url !== undefined) return url;
  }
  const handed = origin.kind === 'param' ? handedText(flow, origin) : undefined;
  if (handed !== undefined) return { text: handed, lead: [] };
  const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
  if (origin.kind !== 'value' || value === undefined) return { text: '{}', lead: [origin] };
  if (value.kind === 'string') return { text: value.text ?? '{}', lead: [] };
  if (value.kind !== 'template') return { text: '{}', lead: [origin] };
  const parts = value.parts.map((id) => addressOf(flow, { file: origin.ref.file, id }, depth, seen));
  const [first] = parts;
  const base = first?.base === undefined ? {} : { base: first.base };
  const rest = parts.slice(1).map(({ text }) => text);
  const whole = { text: [first?.text ?? '', ...rest].join(''), lead: first?.lead ?? [], ...base };
  const others = (first?.others ?? []).map((text) => ({ text: [text, ...rest].join(''), lead: [] }));
  return withOthers(whole, others);
};

/** The one text that all callers hand over. */
const handedText = (flow: Flow, origin: Extract<Origin, { kind: 'param' }>): string | undefined => {
  const texts = new Set(
    handedOrigins(flow, origin)?.map((one) => {
      const value = one.kind === 'value' ? flow.value(one.ref) : undefined;
      return value?.kind === 'string' ? value.text : null;
    }),
  );
  const [text] = texts;
  return texts.size === 1 ? (text ?? undefined) : undefined;
};

/** `new URL(path, base)`, `String(url)`, `url.toString()`, `base.replace(...)`, `[a, b].join('/')`. */
const urlMadeBy = (
  flow: Flow,
  origin: Extract<Origin, { kind: 'external' | 'made' }>,
  depth: number,
  seen: ReadonlySet<string>,
): Address | undefined => {
  const site = siteOf(flow, origin.ref);
  if (site === undefined) return undefined;
  const argument = (index: number): Address | undefined => {
    const found = site.call.args[index];
    return found === undefined ? undefined : addressOf(flow, { file: site.file, id: found.value }, depth, seen);
  };
  if (origin.kind === 'external') {
    const [name, called, ...rest] = origin.path;
    if (origin.package !== null && origin.package !== 'url') return undefined;
    if (called !== '()' || !/^(?:URL|String|encodeURI)$/u.test(name ?? '')) return undefined;
    const part = rest.join('.');
    if (!/^(?:|href|toString\.\(\)|toString|origin|host|hostname)$/u.test(part)) return undefined;
    const [path, base] = [argument(0), argument(1)];
    const whole =
      base === undefined || path === undefined || /^https?:/u.test(path.text)
        ? path
        : { ...joined(base, path), base: base.lead };
    return whole === undefined || !/^(?:origin|host|hostname)$/u.test(part) ? whole : ofUrl(whole, part);
  }
  const callee = site.structure.values[site.call.callee];
  return callee?.kind === 'member' && /^(?:replace|replaceAll|trim|toString|concat)$/u.test(callee.name ?? '')
    ? addressOf(flow, { file: site.file, id: callee.object }, depth, seen)
    : undefined;
};

/** `new URL(address).origin`, `.host`, `.hostname`. */
const ofUrl = ({ text, lead }: Address, part: string): Address => {
  const [origin, scheme = ''] = /^(https?:\/\/)[^/?#]+/iu.exec(text) ?? [];
  if (origin === undefined) return { text: '{}', lead, base: lead };
  const host = origin.slice(scheme.length);
  return { text: part === 'origin' ? origin : part === 'host' ? host : host.replace(/:\d+$/u, ''), lead, base: lead };
};

export const joined = (base: Address, path: Address): Address => {
  if (/^(?:https?:)?\/\//u.test(path.text)) return path;
  const below = (text: string): string => `${text.replace(/\/$/u, '')}/${path.text.replace(/^\//u, '')}`;
  const others = (base.others ?? []).map((text) => ({ text: below(text), lead: [] }));
  return withOthers({ text: below(base.text), lead: base.lead }, others);
};

/** The host, with `{}` for what is open; undefined where it is open as a whole. */
export const hostOf = (text: string): string | undefined => {
  const host = /^(?:https?|wss?):\/\/(?:[^/@]*@)?([^/?#]+)/iu.exec(text)?.[1];
  if (host === undefined || /^\{\}(?::|$)/u.test(host)) return undefined;
  // `'https://api.stripe.com' + path`: what follows a whole host begins with a slash.
  return host
    .toLowerCase()
    .replace(/(\.[a-z]{2,})\{\}$/u, '$1')
    .replace(/:\d+$/u, '');
};

/** What follows the host, from its slash on. */
export const pathOf = (text: string): string =>
  text.replace(/^(?:https?|wss?):\/\/[^/?#]*/iu, '').replace(/[?#].*$/u, '');

/** What its own application is called in the environment. */
const OWN =
  /^(?:NEXT_PUBLIC_|VITE_|REACT_APP_|PUBLIC_|NUXT_PUBLIC_|EXPO_PUBLIC_)?(?:APP|SITE|BASE|WEB(?:APP|SITE)?|NEXTAUTH|VERCEL|VERCEL_BRANCH|VERCEL_PROJECT_PRODUCTION|DEPLOYMENT|PUBLIC|FRONTEND|BACKEND|SERVER|HOST|API|API_BASE|APP_BASE|INTERNAL_API|INTERNAL)_?(?:URL|URI|HOST|ORIGIN|DOMAIN)$/u;

export const isOwnAddress = ({ text, lead }: Address): boolean => {
  if (/^\.{0,2}\/(?!\/)/u.test(text)) return true;
  if (/^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?:[:/]|$)/iu.test(text))
    return true;
  if (/^(?:data|blob|file):/iu.test(text)) return true;
  return lead.some(
    (origin) =>
      origin.kind === 'external' &&
      origin.package === null &&
      ((origin.path.at(-2) === 'env' && OWN.test(origin.path.at(-1) ?? '')) ||
        /^(?:window\.|globalThis\.)?location\.(?:origin|href|host)$/u.test(origin.path.join('.'))),
  );
};

/** Where the request that is being handled was sent to: `new URL('/api/next', request.url)`, `request.nextUrl.origin`. */
export const isOwnOrigin = (flow: Flow, { lead, base = [] }: Address): boolean =>
  base.some((origin) => isOwnUrl(flow, origin)) ||
  lead.some((origin) => isOwnUrl(flow, origin) && 'path' in origin && origin.path.at(-1) === 'origin');

const isOwnUrl = (flow: Flow, origin: Origin): boolean =>
  origin.kind === 'param' && /^(?:url|nextUrl)$/u.test(origin.path[0] ?? '') && isRequest(flow, origin);

/** A cloud's own machine data, which answers at once or not at all. */
export const isMetadata = (text: string): boolean =>
  /^https?:\/\/(?:169\.254\.\d+\.\d+|metadata\.google\.internal)/u.test(text);

/** Out of a request that is being handled: its body, its query, its path. */
export const isFromRequest = (flow: Flow, lead: readonly Origin[]): boolean =>
  lead.some((origin) => {
    if (origin.kind === 'param') return isRequestPart(flow, origin);
    if (origin.kind !== 'made' || origin.path.length === 0) return false;
    const site = siteOf(flow, origin.ref);
    if (site === undefined) return false;
    return flow
      .settle({ file: site.file, id: site.call.callee })
      .found.some(
        (callee) =>
          callee.kind === 'param' &&
          /^(?:json|formData|text|get)$/u.test(callee.path.at(-1) ?? '') &&
          isRequest(flow, callee),
      );
  });

const isRequestPart = (flow: Flow, origin: Extract<Origin, { kind: 'param' }>): boolean =>
  isRequest(flow, origin) && origin.path.some((name) => /^(?:body|query|params|searchParams)$/u.test(name));

const isRequest = (flow: Flow, origin: Extract<Origin, { kind: 'param' }>): boolean => {
  const param = flow.value(origin.ref);
  const fact = param?.kind === 'param' ? flow.program.file(origin.ref.file)?.structure.functions[param.fn] : undefined;
  const name = param?.kind === 'param' ? (fact?.params[param.index]?.name ?? '') : '';
  return /^(?:req|request|_?ctx|context|c|event)$/iu.test(name) || /^(?:req|request)$/u.test(origin.path[0] ?? '');
};
