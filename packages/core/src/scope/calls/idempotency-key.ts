/** What tells a repetition of a write from another write. */
import { keyCarriersOf } from '../../catalog/key-carriers.ts';
import { matchesOperation, matchesPath } from '../../catalog/operations.ts';
import type { Idempotency, KeyCarrier, Provider } from '../../catalog/provider.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { ObjectEntry } from '../../facts/structure.ts';
import type { IdempotencyKey, Stated } from '../../facts/outbound-call.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { misplacedInBody, misplacedInHeaders, misplacedInSdk } from './misplaced-key.ts';
import { isStated } from './stated-key.ts';
import { unwrapped } from './unwrapped.ts';
import { writtenAt } from './written-at.ts';
import { pathOf } from './address.ts';
import { type CallSite, argumentOf, hasSpread, siteOf } from './call-site.ts';
import { interceptedHeaders } from './interceptors.ts';
import { type Headers, headersOf } from './headers.ts';
import { type Option, firstOption } from './option.ts';
import type { HttpReached, SdkReached } from './reach-client.ts';
import type { Request } from './request.ts';

/** Headers that carry one wherever they are sent. */
const ANY_HEADER =
  /^(?:x-)?(?:idempotency|idempotence|idempotent)(?:-key|-id|-token)?$|^(?:paypal-request-id|x-request-idempotency-key)$/u;
const ANY_FIELD =
  /^(?:idempotency_?[kK]ey|idempotency_?[tT]oken|idempotencyId|client_?[rR]equest_?[tT]oken|clientToken)$/u;

const ANY_ID = /(?:^i|[a-z\d]I|_i|-i)ds?$/u;

const none: IdempotencyKey = { state: 'absent', mechanism: 'none', how: null };

/** By which a receiver nobody knows could tell one request from another: an id of the delivery, of the event, of the order. */
const TELLS_APART =
  /idempot|dedup|(?:^|[-_.])(?:uuid|guid|nonce)$|(?:request|delivery|event|message|msg|transaction|operation|batch|correlation|order|invoice|payment|reference|external|client|insert|task|job|run|call|webhook)[-_]?(?:id|ref|key|reference|uuid|number)s?$|^(?:id|_id|uuid|ref|reference|key)$/iu;

/** Of a plain HTTP request. */
export const keyOfRequest = (flow: Flow, request: Request, reached: HttpReached): IdempotencyKey => {
  const idempotency = request.provider?.idempotency;
  const headers = allHeaders(flow, request, reached);
  const carried = headers.names.find((name) => name === idempotency?.header || ANY_HEADER.test(name));
  if (idempotency === null || idempotency === undefined) return ofUnknown(flow, request, carried, headers);
  if (idempotency.mechanism === 'none' || !appliesTo(idempotency, request)) return none;
  const { mechanism, field, header } = idempotency;
  const how = howByHttp(idempotency);
  const natural = fieldOf(flow, request.body, idempotency.naturalKeys);
  if (natural === 'given')
    return { state: 'given', mechanism: 'natural-key', how, ...setIn(flow, request.body, idempotency.naturalKeys) };
  if (mechanism === 'header') {
    const stated = stateOf(carried !== undefined && header !== null, headers.open);
    const state = stated === 'absent' && natural === 'unknown' ? 'unknown' : stated;
    const misplaced = state === 'absent' ? misplacedInBody(flow, request.body) : undefined;
    return { state, mechanism, how, ...setTo(headers, carried), ...(misplaced === undefined ? {} : { misplaced }) };
  }
  if (mechanism === 'body-field') {
    const state = field === null ? 'unknown' : fieldOf(flow, request.body, [field]);
    const misplaced = state === 'absent' ? misplacedInHeaders(flow, headers) : undefined;
    const set = state === 'given' && field !== null ? setIn(flow, request.body, [field]) : {};
    return { state, mechanism, how, ...set, ...(misplaced === undefined ? {} : { misplaced }) };
  }
  if (mechanism === 'query-param') return { state: queryOf(request.url, field), mechanism, how };
  return { state: natural, mechanism, how };
};

/** With those that an interceptor of the client adds to every request. */
const allHeaders = (flow: Flow, request: Request, reached: HttpReached): Headers => {
  const own = headersOf(flow, request.options);
  const added = interceptedHeaders(flow, reached);
  const keys = added.names.filter((name) => name === request.provider?.idempotency?.header || ANY_HEADER.test(name));
  // Where one file is seen, another may add what all requests get.
  const hidden = flow.program.single === true && reached.client.id === 'axios';
  return { ...own, names: [...own.names, ...keys], open: own.open || added.open || hidden };
};

const appliesTo = ({ appliesTo: globs, paths }: Idempotency, { method, url }: Request): boolean =>
  (globs.length === 0 || !globs.every((glob) => /^[A-Z]+$/u.test(glob)) || globs.includes(method)) &&
  (paths === undefined || (url !== null && matchesPath(paths, pathOf(url))));

const stateOf = (given: boolean, open: boolean): Stated => (given ? 'given' : open ? 'unknown' : 'absent');

const queryOf = (url: string | null, field: string | null): Stated =>
  url === null || field === null ? 'unknown' : stateOf(url.includes(`${field}=`), /\{\}$/u.test(url));

const ofUnknown = (flow: Flow, request: Request, carried: string | undefined, headers: Headers): IdempotencyKey => {
  const header = carried ?? headers.names.find((name) => TELLS_APART.test(name));
  if (header !== undefined)
    return { state: 'given', mechanism: 'header', how: header, ...(header === carried ? setTo(headers, carried) : {}) };
  const fields = request.body.flatMap((ref) => fieldNames(flow, ref, 0));
  const field = fields.find((name) => ANY_FIELD.test(name) || TELLS_APART.test(name));
  if (field !== undefined)
    return {
      ...{ state: 'given', mechanism: 'body-field', how: field },
      ...(ANY_FIELD.test(field) ? setIn(flow, request.body, [field]) : {}),
    };
  // `{ nodeId }`: it says of a thing that is there that something is to be so.
  const [only] = fields;
  if (only !== undefined && fields.every((name) => ANY_ID.test(name)))
    return { state: 'given', mechanism: 'body-field', how: only };
  const query = /[?&]([\w.-]+)=/gu;
  const parameter = [...(request.url ?? '').matchAll(query)]
    .map(([, name]) => name ?? '')
    .find((name) => TELLS_APART.test(name));
  if (parameter !== undefined) return { state: 'given', mechanism: 'query-param', how: parameter };
  return {
    state: headers.open || /[?&]\{\}/u.test(request.url ?? '') ? 'unknown' : 'absent',
    mechanism: 'unknown',
    how: null,
  };
};

/** As the header has it. */
const setTo = ({ values }: Headers, name: string | undefined): Pick<IdempotencyKey, 'values'> => {
  const ref = name === undefined ? undefined : values.get(name);
  return ref === undefined ? {} : { values: [ref] };
};

/** As the first of the fields has it that is written in one of the bodies. */
const setIn = (flow: Flow, bodies: readonly Ref[], names: readonly string[]): Pick<IdempotencyKey, 'values'> => {
  const values = bodies.flatMap((ref) => writtenAt(flow, unwrapped(flow, ref), names));
  return values.length === 0 ? {} : { values };
};

const howByHttp = ({ mechanism, header, field }: Idempotency): string | null => {
  if (mechanism === 'header') return header === null ? null : `the header ${header}`;
  if (field === null) return null;
  return mechanism === 'query-param' ? `the query parameter ${field}` : `${field} in the body`;
};

/** Of a call of an SDK. */
export const keyOfSdk = (flow: Flow, site: CallSite, reached: SdkReached, operation: string): IdempotencyKey => {
  const idempotency = reached.provider.idempotency;
  if (idempotency === null || idempotency === undefined) return { state: 'unknown', mechanism: 'unknown', how: null };
  if (idempotency.mechanism === 'none' && idempotency.naturalKeys.length === 0) return none;
  if (idempotency.appliesTo.length > 0 && !matchesOperation(idempotency.appliesTo, operation)) return none;
  if (matchesOperation(idempotency.unique ?? [], operation)) return none;
  const carriers = keyCarriersOf(idempotency, reached.package, operation, reached.major);
  const given = inputOf(flow, site, reached);
  const states = carriers.map((carrier) => carrierState(flow, given, carrier));
  const natural = naturalKey(flow, given, idempotency);
  const how = howBySdk(reached.provider, carriers[0]);
  const misplaced = idempotency.mechanism === 'header' ? misplacedInSdk(flow, given, carriers) : undefined;
  if (states.includes('given') && misplaced === undefined)
    return { state: 'given', mechanism: idempotency.mechanism, how, ...carriedBy(flow, given, carriers) };
  if (natural === 'given')
    return {
      ...{ state: 'given', mechanism: 'natural-key', how },
      ...setIn(flow, argumentsOf(given), idempotency.naturalKeys),
    };
  if (carriers.length === 0 && idempotency.naturalKeys.length === 0)
    return { state: 'unknown', mechanism: idempotency.mechanism, how };
  const open = states.includes('unknown') || natural === 'unknown' || hasSpread(site);
  if (open) return { state: 'unknown', mechanism: idempotency.mechanism, how };
  return {
    ...{ state: 'absent', mechanism: idempotency.mechanism, how },
    ...(misplaced === undefined ? {} : { misplaced }),
  };
};

const argumentsOf = ({ file, call }: CallSite): readonly Ref[] => call.args.map(({ value }) => ({ file, id: value }));

const carriedBy = (flow: Flow, site: CallSite, carriers: readonly KeyCarrier[]): Pick<IdempotencyKey, 'values'> => {
  for (const { kind, names, argIndex } of carriers) {
    const refs = argIndex === 'last' ? argumentsOf(site).slice(-2) : [argumentOf(site, argIndex)];
    const values = refs.flatMap((ref) =>
      ref === undefined ? [] : kind === 'positional' ? [ref] : writtenAt(flow, ref, names),
    );
    if (values.length > 0) return { values };
  }
  return {};
};

/** `send(new PublishCommand(input))`: the parameters are those of the command. */
const inputOf = (flow: Flow, site: CallSite, { provider }: SdkReached): CallSite => {
  const first = provider.calls?.style === 'commands' ? argumentOf(site, 0) : undefined;
  const [made] = first === undefined ? [] : flow.settle(first).found;
  return (made?.kind === 'external' ? siteOf(flow, made.ref) : undefined) ?? site;
};

const naturalKey = (flow: Flow, site: CallSite, { naturalKeys }: Idempotency): Stated =>
  naturalKeys.length === 0 ? 'absent' : fieldOf(flow, argumentsOf(site), naturalKeys);

const carrierState = (flow: Flow, site: CallSite, { kind, names, argIndex }: KeyCarrier): Stated => {
  if (kind === 'positional')
    return argIndex !== 'last' && argumentOf(site, argIndex) !== undefined ? 'given' : 'absent';
  const refs = argIndex === 'last' ? argumentsOf(site).slice(-2) : [argumentOf(site, argIndex)];
  const options = refs.map((ref) => firstOption(flow, ref, names));
  if (refs.some((ref) => names.some((name) => isStated(flow, ref, name)))) return 'given';
  // Of the last two arguments the first may be the parameters, of which one need not see all.
  const telling = argIndex === 'last' ? options.slice(-1) : options;
  if (options.some(({ state }) => state === 'given')) return 'given';
  return telling.some(({ state }) => state === 'unknown') && isOptions(flow, refs.at(-1)) ? 'unknown' : 'absent';
};

/** An id handed over where options may stand is none. */
const isOptions = (flow: Flow, ref: Ref | undefined): boolean =>
  ref !== undefined &&
  flow.settle(ref).found.some((origin) => origin.kind !== 'value' || flow.value(origin.ref)?.kind === 'object');

const howBySdk = (provider: Provider, carrier: KeyCarrier | undefined): string | null => {
  if (carrier === undefined)
    return provider.idempotency === null || provider.idempotency === undefined ? null : howByHttp(provider.idempotency);
  const [option = ''] = carrier.names;
  if (carrier.kind === 'positional') return argument(carrier.argIndex);
  if (carrier.kind === 'arg-field') return `${option} in the parameters`;
  return `${option} in ${argument(carrier.argIndex)}`;
};

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

const argument = (index: KeyCarrier['argIndex']): string => {
  const ordinal = index === 'last' ? 'last' : ORDINALS[index];
  return ordinal === undefined ? `argument ${String(Number(index) + 1)}` : `the ${ordinal} argument`;
};

/** Whether one of the bodies has one of the fields, through JSON.stringify and forms. */
const fieldOf = (flow: Flow, bodies: readonly Ref[], names: readonly string[]): Stated => {
  if (names.length === 0) return 'absent';
  const options: Option[] = bodies.map((ref) => firstOption(flow, unwrapped(flow, ref), names));
  if (options.some(({ state }) => state === 'given')) return 'given';
  return options.some(({ state }) => state === 'unknown') ? 'unknown' : 'absent';
};

/** Names in a body that is made here or by who hands it over, and in what it holds. */
const fieldNames = (flow: Flow, ref: Ref, depth: number): readonly string[] =>
  depth > 4
    ? []
    : flow.settle(unwrapped(flow, ref)).found.flatMap((origin): readonly string[] => {
        if (origin.kind === 'param') return handedNames(flow, origin, depth);
        if (origin.kind === 'made') return mappedNames(flow, origin.ref, depth);
        const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
        if (origin.kind !== 'value' || value === undefined) return [];
        const inside = (id: number): readonly string[] => fieldNames(flow, { file: origin.ref.file, id }, depth + 1);
        if (value.kind === 'array') return value.items.flatMap(inside);
        if (value.kind !== 'object') return [];
        return value.entries.flatMap((entry) => [
          ...(entry.key === null || entry.spread || isSameForAll(flow, origin.ref.file, entry) ? [] : [entry.key]),
          ...inside(entry.value),
        ]);
      });

/** `ref: 'main'` tells no request from the next. */
const isSameForAll = (flow: Flow, file: string, { key, value: id }: ObjectEntry): boolean =>
  !ANY_FIELD.test(key ?? '') && /^(?:string|constant|undefined)$/u.test(flow.value({ file, id })?.kind ?? '');

/** `rows.map((row) => ({ insertId: row.id }))` */
const mappedNames = (flow: Flow, ref: Ref, depth: number): readonly string[] => {
  const site = siteOf(flow, ref);
  const callee = site?.structure.values[site.call.callee];
  const made = site === undefined ? undefined : argumentOf(site, 0);
  if (callee?.kind !== 'member' || callee.name !== 'map' || made === undefined) return [];
  return flow
    .functionsOf(made)
    .found.flatMap(({ file, fact }) =>
      exitsOf(fact).flatMap(({ how, value }) =>
        how === 'return' && value !== null ? fieldNames(flow, { file, id: value }, depth + 1) : [],
      ),
    );
};

const handedNames = (flow: Flow, origin: Extract<Origin, { kind: 'param' }>, depth: number): readonly string[] => {
  const param = flow.value(origin.ref);
  if (param?.kind !== 'param' || param.rest) return [];
  return callersOf(flow, origin.ref.file, param.fn).found.flatMap(({ file, call }) => {
    const argument = call.args[param.index];
    if (argument === undefined || argument.spread) return [];
    if (origin.path.length === 0) return fieldNames(flow, { file, id: argument.value }, depth + 1);
    const held = flow.settleMember({ file, id: argument.value }, origin.path).found;
    return held.flatMap((one) => (one.kind === 'value' ? fieldNames(flow, one.ref, depth + 1) : []));
  });
};
