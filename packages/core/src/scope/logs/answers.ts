/** What the answer of a call is, or a member of it. */
import type { Catalog } from '../../catalog/catalog.ts';
import { isCertain } from '../../catalog/confidence.ts';
import { matchesOperation } from '../../catalog/operations.ts';
import { isPackage } from '../../catalog/packages.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { symbolText, type Bindings, type Origin } from '../../flow/origin.ts';
import { partRead } from '../../flow/request-readers.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, argumentOf, siteOf } from '../calls/call-site.ts';
import { textOf } from '../calls/request.ts';
import type { CallTable } from './call-table.ts';
import { ofHeader, ofHeaders, ofRequest, wholeBody } from './requests.ts';
import { type Sensitive, sensitive } from './sensitive.ts';

export interface AnswerReader {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly calls: CallTable;
  /** What the value is, to be asked of an argument. */
  classify(ref: Ref, bindings: Bindings): Sensitive | undefined;
}

/** `rest`: the members taken off the answer of the call `ref`. */
export const ofAnswer = (
  reader: AnswerReader,
  ref: Ref,
  rest: readonly string[],
  bindings: Bindings,
): Sensitive | undefined => {
  const site = siteOf(reader.flow, ref);
  if (site === undefined) return undefined;
  const outbound = reader.calls.at(site.file, site.id);
  if (outbound !== undefined) return ofResponse(reader.catalog, outbound, rest);
  const name = lastName(site);
  return (
    ofReader(reader, site, rest, bindings) ??
    ofRequestMethod(reader, site, name, rest, bindings) ??
    ofFetched(reader, site, name, rest) ??
    ofLibrary(reader, site, rest, bindings) ??
    ofParser(reader, site, name, rest, bindings)
  );
};

const lastName = ({ structure, call }: CallSite): string => {
  const callee = structure.values[call.callee];
  return callee !== undefined && 'name' in callee ? (callee.name ?? '') : '';
};

const calleeOrigins = ({ flow }: AnswerReader, { file, call }: CallSite, bindings: Bindings): readonly Origin[] =>
  flow.settle({ file, id: call.callee }, bindings).found;

/** `await readBody(event)` of h3. */
const ofReader = (
  reader: AnswerReader,
  site: CallSite,
  rest: readonly string[],
  bindings: Bindings,
): Sensitive | undefined => {
  for (const origin of calleeOrigins(reader, site, bindings)) {
    const [part] = origin.kind === 'external' ? (partRead({ ...origin, path: [...origin.path, '()'] }) ?? []) : [];
    if (part === 'headers') return ofHeaders(rest);
    if (rest.length === 0 && (part === 'body' || part === 'rawBody')) return wholeBody(part === 'rawBody');
  }
  return undefined;
};

/** `await request.json()`, `req.get('authorization')`, `request.headers.get('cookie')`. */
const ofRequestMethod = (
  reader: AnswerReader,
  site: CallSite,
  name: string,
  rest: readonly string[],
  bindings: Bindings,
): Sensitive | undefined => {
  if (!/^(?:json|text|formData|arrayBuffer|get|header|toString|entries|parseBody|body)$/u.test(name)) return undefined;
  if (rest.length > 0) return undefined;
  for (const origin of calleeOrigins(reader, site, bindings)) {
    if (origin.kind === 'external' && /^next(?:\/headers)?:headers\(\)\.get$/u.test(symbolText(origin)))
      return headerOf(reader, site);
    if (origin.kind !== 'param') continue;
    const before = origin.path.slice(0, -1);
    const holder = ofRequest(reader.flow, origin.ref, before);
    if (name === 'get' || name === 'header') {
      const asked = holder?.what === 'headers' || isRequest(reader.flow, origin.ref, before);
      if (asked) return site.call.args.length === 0 && name === 'header' ? ofHeaders([]) : headerOf(reader, site);
    } else if (name === 'entries') {
      if (holder?.what === 'headers') return holder;
    } else if (name === 'toString') {
      if (holder?.what === 'request-body') return wholeBody(true);
    } else if (isRequest(reader.flow, origin.ref, before)) return wholeBody(name === 'text');
  }
  return undefined;
};

/** Whatever has headers that belong to a request is one. */
const isRequest = (flow: Flow, ref: Ref, path: readonly string[]): boolean =>
  ofRequest(flow, ref, [...path, 'headers'])?.what === 'headers';

const headerOf = ({ flow }: AnswerReader, site: CallSite): Sensitive | undefined => {
  const text = textOf(flow, argumentOf(site, 0));
  return text === undefined ? undefined : ofHeader(text);
};

const PERSONAL =
  /(?:^|[./_])(?:customers?|payment_?intents?|payment_?methods?|charges?|sessions?|invoices?|setup_?intents?|orders?|payments?|contacts?|messages?|users|persons?|people|transactions?|refunds?)(?:$|[./?#{])/iu;

const ofResponse = (catalog: Catalog, call: OutboundCall, rest: readonly string[]): Sensitive | undefined => {
  const [first, second] = rest;
  if (call.client === 'sdk') return rest.length === 0 ? ofOperation(catalog, call) : undefined;
  if (call.client === 'axios') {
    if (first === undefined || first === 'config' || first === 'request')
      return sensitive('http-error', 'the whole answer of axios, which holds the headers of the request', {
        text: false,
        names: ['config', 'request', 'headers'],
        ...(first === undefined ? { instead: (text: string) => `{ status: ${text}.status }` } : {}),
      });
    return first === 'data' && second === undefined ? ofBody(call) : undefined;
  }
  if (call.client === 'got' || call.client === 'ofetch' || call.client === 'graphql-request')
    return (call.client === 'got' ? first === 'body' && second === undefined : first === undefined)
      ? ofBody(call)
      : undefined;
  return undefined;
};

const ofOperation = (catalog: Catalog, { operation, provider: id }: OutboundCall): Sensitive | undefined => {
  const provider = id === null ? undefined : catalog.byId.get(id);
  const listed = provider?.personalData ?? [];
  const isPersonal = listed.length === 0 ? PERSONAL.test(operation) : matchesOperation(listed, operation);
  if (!isPersonal || /list|del$|delete|remove|cancel|upload/iu.test(operation)) return undefined;
  const isKnown = listed.length > 0 && provider !== undefined && isCertain(provider, 'personalData', [operation]);
  return sensitive('vendor-response', `the whole answer of ${operation}, with what it holds of a person`, {
    text: false,
    certainty: isKnown ? 'sure' : 'likely',
    instead: (text) => `{ id: ${text}.id }`,
  });
};

/** Of a token endpoint, by its address. */
const TOKEN_PATH =
  /(?:^|[/_-])(?:oauth2?|token|access_?token|refresh_?token)(?:\/(?:v\d+\/)?(?:access_?token|token|refresh))?\/?(?:[?#].*)?$/iu;

const ofBody = ({ url, provider }: OutboundCall): Sensitive | undefined => {
  if (url === null) return undefined;
  if (TOKEN_PATH.test(url) && !/revoke|introspect|verify|validate/iu.test(url))
    return sensitive('token', 'the whole answer of the token endpoint, tokens and all', {
      text: false,
      names: ['access_token'],
    });
  return provider !== null && PERSONAL.test(url)
    ? sensitive('vendor-response', 'the whole answer of the API, with what it holds of a person', {
        text: false,
        certainty: 'likely',
      })
    : undefined;
};

/** `await (await fetch(url)).json()`. */
const ofFetched = (
  reader: AnswerReader,
  site: CallSite,
  name: string,
  rest: readonly string[],
): Sensitive | undefined => {
  if ((name !== 'json' && name !== 'text') || rest.length > 0) return undefined;
  const callee = site.structure.values[site.call.callee];
  if (callee?.kind !== 'member') return undefined;
  for (const origin of reader.flow.settle({ file: site.file, id: callee.object }).found) {
    if (origin.kind !== 'external') continue;
    const asked = siteOf(reader.flow, origin.ref);
    const outbound = asked === undefined ? undefined : reader.calls.at(asked.file, asked.id);
    const found = outbound === undefined || outbound.client === 'sdk' ? undefined : ofBody(outbound);
    if (found !== undefined) return { ...found, text: name === 'text' };
  }
  return undefined;
};

const ofLibrary = (
  reader: AnswerReader,
  site: CallSite,
  rest: readonly string[],
  bindings: Bindings,
): Sensitive | undefined => {
  for (const origin of calleeOrigins(reader, site, bindings)) {
    if (origin.kind !== 'external') continue;
    const symbol = symbolText(origin);
    if (DECODERS.test(symbol) && (rest.length === 0 || (rest.length === 1 && rest[0] === 'payload')))
      return sensitive('token', 'the whole content of a token', { text: false });
    if (SIGNERS.test(symbol) && rest.length === 0) return sensitive('token', 'a signed token', { names: ['token'] });
    if (MAC.test(symbol) && rest.length === 0)
      return sensitive('token', 'a signature made with the secret, with which a request can be forged', {
        certainty: 'likely',
      });
    if (/^(?:next(?:\/headers)?):headers$/u.test(symbol)) return ofHeaders(rest);
    if (/^(?:next(?:\/headers)?):cookies\(\)\.getAll$/u.test(symbol))
      return sensitive('cookie', 'all cookies of the request', { text: false });
    if (
      TOKENS.test(symbol) &&
      (rest.length === 0 || (rest.length === 1 && /^(?:tokens?|credentials)$/u.test(rest[0] ?? '')))
    )
      return sensitive('token', 'the answer of the token endpoint, tokens and all', { text: false });
    const verified = ofVerifier(reader.catalog, origin, rest);
    if (verified !== undefined) return verified;
  }
  return undefined;
};

const DECODERS =
  /^(?:jsonwebtoken|jose|jwt-decode|jwt-simple|fast-jwt|next-auth\/jwt|next-auth|express-jwt|@nestjs\/jwt)(?::(?:.*\.)?(?:verify|decode|jwtVerify|jwtDecode|decodeJwt|verifyAsync|getToken)|:)$/u;
const SIGNERS = /^(?:jsonwebtoken|jose|jwt-simple|fast-jwt|@nestjs\/jwt):.*\b(?:sign|signAsync|encode)$/u;
const MAC = /^(?:crypto|global):(?:.*\.)?createHmac\(\)(?:\.update\(\))*\.digest$/u;
const TOKENS =
  /^(?:google-auth-library|googleapis|simple-oauth2|openid-client|arctic|@azure\/msal-node|client-oauth2|intuit-oauth):.*\b(?:getToken|getTokens|refreshAccessToken|refresh|callback|grant|validateAuthorizationCode|acquireToken\w*|createToken|authorizationCodeGrant|refreshTokenGrant)$/u;

/** What a provider's verifier answers is the event. */
const ofVerifier = (
  catalog: Catalog,
  origin: Extract<Origin, { kind: 'external' }>,
  rest: readonly string[],
): Sensitive | undefined => {
  if (rest.join('.') !== '' && rest.join('.') !== 'data' && rest.join('.') !== 'data.object') return undefined;
  const [last] = origin.path.slice(-1);
  for (const provider of origin.package === null ? [] : catalog.providersOf(origin.package)) {
    const helper = provider.webhooks?.helpers.find(
      ({ pkg, path, import: name, result }) =>
        isPackage(pkg, origin.package) && /^(?:throws|promise-throws)$/u.test(result) && last === (path.at(-1) ?? name),
    );
    if (helper !== undefined) return webhookPayload(provider.title, rest);
  }
  return undefined;
};

export const webhookPayload = (title: string, rest: readonly string[]): Sensitive =>
  sensitive('webhook-payload', `the whole ${title} event${rest.length > 0 ? "'s data" : ''}`, {
    text: false,
    names: ['data'],
    instead: (text) => (rest.length === 0 ? `{ id: ${text}.id, type: ${text}.type }` : `{ id: ${text}.id }`),
  });

/** `JSON.parse(rawBody)`, `schema.parse(body)`: the same, read. A result that may be an error tells by its member. */
const ofParser = (
  reader: AnswerReader,
  site: CallSite,
  name: string,
  rest: readonly string[],
  bindings: Bindings,
): Sensitive | undefined => {
  if (
    !/^(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateAsync|cast|plainToInstance|plainToClass|fromEntries|readBody|freeze|structuredClone)$/u.test(
      name,
    )
  )
    return undefined;
  const wanted = /^safeParse/u.test(name) ? ['data'] : [];
  if (rest.join('.') !== wanted.join('.')) return undefined;
  const argument = argumentOf(site, /^plainTo/u.test(name) ? 1 : 0);
  const found = argument === undefined ? undefined : reader.classify(argument, bindings);
  return found?.what === 'request-body' || found?.what === 'headers' ? { ...found, text: false } : undefined;
};
