/** What a value is by where it comes from. */
import type { Catalog } from '../../catalog/catalog.ts';
import { requestMembers } from '../../catalog/log-contents.ts';
import { isCredentialName } from '../../extract/credential-name.ts';
import { isLoggerName } from '../../extract/log-calls.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { isEnvironment, variableNameOf } from '../../flow/env/environment.ts';
import { type Bindings, type Origin, noBindings, refKey, symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { ofAnswer, webhookPayload } from './answers.ts';
import type { CallTable } from './call-table.ts';
import { handedOver, thrownTo } from './caught.ts';
import { isRedacted } from './redactors.ts';
import { ofRequest } from './requests.ts';
import { type Sensitive, sensitive, surest } from './sensitive.ts';
import { nameOf } from './surroundings.ts';
import type { Thrown, ThrownErrors } from './thrown.ts';

export interface OriginReader {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly calls: CallTable;
  readonly errors: ThrownErrors;
}

const MAX_HOPS = 2;
const MAX_CALLERS = 12;

/** Values under way: `data = parse(data)` is made of itself. */
const active = new WeakMap<Flow, Set<string>>();

const classify = (reader: OriginReader, ref: Ref, bindings: Bindings, hops = 0): Sensitive | undefined => {
  const under = active.get(reader.flow) ?? new Set<string>();
  active.set(reader.flow, under);
  const key = refKey(ref);
  if (under.has(key)) return undefined;
  under.add(key);
  const { found } = reader.flow.settle(ref, bindings);
  const answered = surest(found.map((origin) => ofOrigin(reader, origin, bindings, hops)));
  under.delete(key);
  return answered;
};

export const ofOrigin = (reader: OriginReader, origin: Origin, bindings: Bindings, hops = 0): Sensitive | undefined => {
  switch (origin.kind) {
    case 'param':
      return (
        ofRequest(reader.flow, origin.ref, origin.path) ??
        ofTypedParam(reader, origin) ??
        ofStrategy(reader.flow, origin) ??
        ofError(reader, origin.ref, origin.path) ??
        fromCallers(reader, origin, hops)
      );
    case 'value':
      return ofError(reader, origin.ref, []);
    case 'made': {
      const value = reader.flow.value(origin.ref);
      if (value?.kind === 'caught') return ofError(reader, origin.ref, origin.path);
      return value?.kind === 'call' ? answer(reader, origin.ref, origin.path, bindings, hops) : undefined;
    }
    case 'external':
      return ofExternal(reader, origin, bindings, hops);
    default:
      return undefined;
  }
};

const answer = (
  reader: OriginReader,
  ref: Ref,
  rest: readonly string[],
  bindings: Bindings,
  hops: number,
): Sensitive | undefined =>
  ofAnswer({ ...reader, classify: (one, inner) => classify(reader, one, inner, hops) }, ref, rest, bindings);

const ofExternal = (
  reader: OriginReader,
  origin: Extract<Origin, { kind: 'external' }>,
  bindings: Bindings,
  hops: number,
): Sensitive | undefined => {
  const name = variableNameOf(origin);
  if (name !== undefined || isEnvironment(origin)) return ofEnvironment(reader.catalog, name);
  if (symbolText(origin) === 'global:document.cookie') return sensitive('cookie', 'all cookies of the page');
  const called = origin.path.lastIndexOf('()');
  return called === -1 ? undefined : answer(reader, origin.ref, origin.path.slice(called + 1), bindings, hops);
};

const ofEnvironment = (catalog: Catalog, name: string | undefined): Sensitive | undefined => {
  if (name === undefined) return sensitive('secret-env', 'the whole environment, secrets and all', { text: false });
  if (catalog.secretEnv.has(name)) return sensitive('secret-env', `the value of ${name}`, { names: [name] });
  const formats = catalog.providers.flatMap(({ credentials }) =>
    credentials.filter(({ envVars }) => envVars.includes(name)),
  );
  if (formats.length > 0 && formats.every(({ exposure }) => exposure !== 'secret')) return undefined;
  if (/PUBLIC|PUBLISHABLE|ANON(?:_|$)|^VITE_|^REACT_APP_|^EXPO_PUBLIC/u.test(name)) return undefined;
  const isSecret = formats.length > 0 || isCredentialName(name) || CONNECTION.test(name);
  return isSecret ? sensitive('secret-env', `the value of ${name}`, { names: [name] }) : undefined;
};

/** With user and password, as nearly everybody has them. */
const CONNECTION =
  /^(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MONGO(?:DB|OSE)?|REDIS|AMQP|RABBITMQ)_?(?:CONNECTION_?)?(?:UR[IL]|STRING)$/u;

/** `event: Stripe.Event`. */
const ofTypedParam = (
  { flow, catalog }: OriginReader,
  { ref, path }: Extract<Origin, { kind: 'param' }>,
): Sensitive | undefined => {
  const param = flow.value(ref);
  const type =
    param?.kind === 'param'
      ? flow.program.file(ref.file)?.structure.functions[param.fn]?.params[param.index]?.type
      : null;
  if (type?.specifier == null) return undefined;
  const [provider] = catalog.providersOf(type.specifier);
  if (provider === undefined) return undefined;
  const rest = path.join('.');
  if (/\.(?:\w*Event|WebhookPayload)$/u.test(type.name) && (rest === '' || rest === 'data' || rest === 'data.object'))
    return webhookPayload(provider.title, path);
  return rest === '' &&
    /\.(?:Customer|PaymentIntent|PaymentMethod|Charge|Session|Invoice|SetupIntent)$/u.test(type.name)
    ? sensitive('vendor-response', `a whole ${provider.title} object, with what it holds of a person`, {
        text: false,
        instead: (text) => `{ id: ${text}.id }`,
      })
    : undefined;
};

/** `new JwtStrategy(options, (payload, done) => ...)`: what the token says. */
const ofStrategy = (flow: Flow, { ref, path }: Extract<Origin, { kind: 'param' }>): Sensitive | undefined => {
  const param = flow.value(ref);
  const structure = flow.program.file(ref.file)?.structure;
  if (param?.kind !== 'param' || structure === undefined || path.length > 0 || param.index > 1) return undefined;
  if (structure.functions[param.fn]?.params[param.index]?.name === 'req') return undefined;
  const isTold = (handedOver(structure).get(param.fn) ?? []).some(({ call: id }) => {
    const call = structure.calls[id];
    return (
      call?.construct === true &&
      /jwt|bearer/iu.test(nameOf(structure, call.callee)) &&
      /Strategy$/u.test(nameOf(structure, call.callee))
    );
  });
  const isDone = /^(?:done|cb|callback|next)$/u.test(structure.functions[param.fn]?.params[param.index]?.name ?? '');
  return isTold && !isDone ? sensitive('token', 'the whole content of a token', { text: false }) : undefined;
};

const ofError = (reader: OriginReader, ref: Ref, path: readonly string[]): Sensitive | undefined => {
  const [first, second] = path;
  if (first !== undefined && !requestMembers.has(first) && first !== 'cause') return undefined;
  if (second !== undefined && !/^(?:config|request|headers)$/u.test(second)) return undefined;
  // Headers of an answer are the other side's.
  if (first === 'response' && second === 'headers') return undefined;
  const thrown = thrownTo(reader.flow, reader.errors, ref);
  return thrown === undefined ? undefined : ofThrown(thrown, path);
};

const ofThrown = ({ holds, by, certainty, at }: Thrown, path: readonly string[]): Sensitive | undefined => {
  const because = [{ at, note: holds === 'request' ? 'the error comes from this call' : 'the error comes from here' }];
  if (holds === 'payload')
    return path.length > 0
      ? undefined
      : sensitive(
          'webhook-payload',
          'the whole error of the signature check, which carries the payload and the header',
          {
            text: false,
            isError: true,
            because,
            certainty,
          },
        );
  const title =
    path.length === 0
      ? `the whole error of ${by}, which carries the request with its headers`
      : `${path.join('.')} of an ${by} error, which holds the request with its headers`;
  return sensitive('http-error', title, {
    text: false,
    isError: true,
    // A part of an error is no error, and has no message.
    ...(path.length === 0 ? {} : { instead: () => null }),
    names: ['config', 'request', 'headers', 'err'],
    because,
    certainty,
  });
};

/** A parameter holds what callers hand over. */
const fromCallers = (
  reader: OriginReader,
  origin: Extract<Origin, { kind: 'param' }>,
  hops: number,
): Sensitive | undefined => {
  const param = reader.flow.value(origin.ref);
  if (param?.kind !== 'param' || hops >= MAX_HOPS || origin.path.length > 1 || param.rest) return undefined;
  const fact = reader.flow.program.file(origin.ref.file)?.structure.functions[param.fn];
  // Of a logger's own call those are told who hand something to it.
  if (fact?.name != null && isLoggerName(fact.name)) return undefined;
  const written = fact?.params[param.index];
  if (written?.name != null && PLAIN.test(written.name)) return undefined;
  const { found } = callersOf(reader.flow, origin.ref.file, param.fn);
  // Its own file's first: those both hosts see.
  const own = found.filter(({ file }) => file === origin.ref.file).slice(0, MAX_CALLERS);
  const others = found.filter(({ file }) => file !== origin.ref.file);
  return surest(
    [...own, ...(others.length > MAX_CALLERS ? [] : others)].map(({ file, call }) => {
      const argument = call.args[param.index];
      if (argument === undefined || call.args.slice(0, param.index + 1).some(({ spread }) => spread)) return undefined;
      if (isRedacted(reader.flow, { file, id: argument.value }, origin.path)) return undefined;
      const handed =
        origin.path.length === 0
          ? reader.flow.settle({ file, id: argument.value })
          : reader.flow.settleMember({ file, id: argument.value }, origin.path);
      const sent = surest(handed.found.map((one) => ofOrigin(reader, one, noBindings, hops + 1)));
      return sent === undefined
        ? undefined
        : { ...sent, because: [...sent.because, { at: spanOf(file, call.at), note: 'handed over here' }] };
    }),
  );
};

/** Names of what nobody hands a body or an error to. */
const PLAIN =
  /(?:^|[a-z])(?:ids?|name|message|msg|url|path|status|count|index|type|level|label|title|method|size|limit|code|prefix)$/iu;
