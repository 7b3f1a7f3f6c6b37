/** Why a route counts as a provider's webhook. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Provider, Webhooks } from '../../catalog/provider.ts';
import { decoratorOf } from '../../extract/frameworks/nest.ts';
import { pathNamePattern, tellingHeaders } from '../../extract/recognise-routes.ts';
import type { Step, Structure, Value } from '../../facts/structure.ts';
import { type Flow, type FunctionRef, bindArguments } from '../../flow/settle.ts';

/** What a handler and the functions it calls read and name, lower case where case does not count. */
export interface Signals {
  /** String literals and member names: where headers and environment variables are read. */
  readonly words: ReadonlySet<string>;
  /** Texts that something is compared with or switched on. */
  readonly compared: ReadonlySet<string>;
  /** Packages of the types in signatures. */
  readonly types: ReadonlySet<string>;
  /** Fields read straight off the body. */
  readonly fields: ReadonlySet<string>;
}

export interface Sender {
  readonly provider: Provider;
  readonly why: string;
  /** Only the path says so. */
  readonly byPath: boolean;
}

/** Evidence stands close to the handler; looking further costs a parse of every file on the way. */
const MAX_FUNCTIONS = 24;
const MAX_HOPS = 2;

/** Gathers the signals of handlers and of what they call in the program. */
export const signalsOf = (flow: Flow, handlers: readonly FunctionRef[]): Signals => {
  const words = new Set<string>();
  const compared = new Set<string>();
  const types = new Set<string>();
  const fields = new Set<string>();
  const seen = new Set<string>();
  const queue = handlers.map((target) => ({ target, hops: 0 }));
  for (let head = queue.shift(); head !== undefined && seen.size < MAX_FUNCTIONS; head = queue.shift()) {
    const { target: next, hops } = head;
    const key = `${next.file}#${next.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    read(flow, next, { words, compared, types, fields });
    if (hops < MAX_HOPS) queue.push(...calledBy(flow, next).map((target) => ({ target, hops: hops + 1 })));
  }
  return { words, compared, types, fields };
};

interface Reading {
  readonly words: Set<string>;
  readonly compared: Set<string>;
  readonly types: Set<string>;
  readonly fields: Set<string>;
}

const read = (flow: Flow, target: FunctionRef, { words, compared, types, fields }: Reading): void => {
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined) return;
  const [start, end] = target.fact.at;
  for (const value of structure.values) {
    if (value.at[0] < start || value.at[1] > end) continue;
    const word = wordOf(value);
    if (word !== undefined) words.add(word.toLowerCase());
    if (value.kind === 'member' && value.name !== null && isBody(structure, value.object)) fields.add(value.name);
    if (value.kind === 'binary' && /^[!=]==?$/u.test(value.op))
      addTexts(structure.values, [value.left, value.right], compared);
  }
  collectCases(structure.values, target.fact.body, compared);
  for (const param of target.fact.params)
    if (param.type?.specifier != null) types.add(`${param.type.specifier}:${param.type.name}`);
};

/** `req.body`, `await request.json()`, or a variable that holds one of them. */
const isBody = (structure: Structure, id: number, depth = 0): boolean => {
  const value = structure.values[id];
  if (value === undefined || depth > 4) return false;
  if (value.kind === 'member') return value.name === 'body';
  // Nest hands it over by a decorator.
  if (value.kind === 'param')
    return (
      decoratorOf(structure, structure.functions[value.fn]?.params[value.index]?.decorators ?? [], 'Body') !== undefined
    );
  if (value.kind === 'variable') return value.defs.some((def) => isBody(structure, def, depth + 1));
  if (value.kind === 'await') return isBody(structure, value.of, depth + 1);
  const callee = value.kind === 'call' ? structure.values[structure.calls[value.call]?.callee ?? -1] : undefined;
  return callee?.kind === 'member' && callee.name === 'json';
};

const wordOf = (value: Value): string | undefined => {
  if (value.kind === 'string') return value.text ?? undefined;
  return value.kind === 'member' ? (value.name ?? undefined) : undefined;
};

const addTexts = (values: readonly Value[], ids: readonly number[], into: Set<string>): void => {
  for (const id of ids) {
    const value = values[id];
    if (value?.kind === 'string' && value.text !== null) into.add(value.text);
  }
};

const collectCases = (values: readonly Value[], steps: readonly Step[], into: Set<string>): void => {
  for (const step of steps) {
    if (step.kind === 'switch') {
      addTexts(
        values,
        step.cases.flatMap((one) => (one.test === null ? [] : [one.test])),
        into,
      );
      for (const one of step.cases) collectCases(values, one.body, into);
    } else if (step.kind === 'branch') {
      collectCases(values, [...step.then, ...step.else], into);
    } else if (step.kind === 'loop') {
      collectCases(values, step.body, into);
    } else if (step.kind === 'try') {
      collectCases(values, [...step.body, ...(step.handler?.body ?? []), ...step.finalizer], into);
    }
  }
};

const calledBy = (flow: Flow, target: FunctionRef): readonly FunctionRef[] => {
  const structure = flow.program.file(target.file)?.structure;
  const [start, end] = target.fact.at;
  return (structure?.calls ?? [])
    .filter((call) => call.at[0] >= start && call.at[1] <= end)
    .flatMap((call) =>
      flow
        .functionsOf({ file: target.file, id: call.callee }, target.bindings)
        .found.map((inner) => ({ ...inner, bindings: bindArguments(target.file, call, inner, target.bindings) })),
    );
};

/** Words that say "here events come in"; `callback` and the like count only for a route that acts on a body. */
const INBOUND = /^(?:web-?hooks?|hooks?|ipn|callbacks?|notify|notifications?|events?)$/iu;
const WEBHOOK = /^(?:web-?hooks?|hooks?|ipn|callbacks?|notify)$/iu;
/** OAuth comes back by a callback; management of outgoing webhooks lives under the same word. */
const NOT_A_WEBHOOK =
  /^(?:o?auth\d*|sso|saml|oidc|login|signin|sign-in|authorize|install|register|subscribe|unsubscribe|subscriptions?|test|retry|resend|replay|redeliver|deliveries|delivery|logs?|create|update|delete|list|manage|settings|admin|dashboard|trigger-test|cron|jobs?|queues?|worker|internal)$/iu;

const segmentsOf = (route: string): readonly string[] => route.split(/[/.|]/u).filter((segment) => segment !== '');
const wordsOfSegment = (segment: string): readonly string[] => [segment, ...segment.split(/[-_]|(?<=[a-z])(?=[A-Z])/u)];

export const isWebhookPath = (route: string): boolean => {
  const segments = segmentsOf(route).flatMap(wordsOfSegment);
  return segments.some((word) => WEBHOOK.test(word)) && !segments.some((word) => NOT_A_WEBHOOK.test(word));
};

/** Whoever posts an address or a secret here sets up or sends *outgoing* webhooks. */
const OUTGOING =
  /^(?:url|uri|endpoint|endpointUrl|callbackUrl|callback_url|webhookUrl|webhook_url|targetUrl|target_url|destination|secret)$/iu;
export const managesOutgoing = ({ fields }: Signals): boolean => [...fields].some((field) => OUTGOING.test(field));

/** A header under such a name is read for one purpose only. */
export const readsSignature = ({ words }: Signals): boolean =>
  [...words].some((word) => /^(?:x-[a-z-]*)?(?:signature|hmac)(?:-[a-z\d]+)*$/u.test(word));

/** The provider an endpoint belongs to, by the strongest evidence there is. */
export const senderOf = (catalog: Catalog, route: string, signals: Signals): Sender | undefined => {
  const senders = catalog.providers.flatMap((provider) =>
    provider.webhooks === null ? [] : [{ provider, webhooks: provider.webhooks }],
  );
  for (const evidence of [byHeader, byType, bySecret, byEvent, byPath]) {
    for (const { provider, webhooks } of senders) {
      const why = evidence(webhooks, signals, route, provider);
      if (why !== undefined) return { provider, why, byPath: evidence === byPath };
    }
  }
  return undefined;
};

const byHeader = (webhooks: Webhooks, { words }: Signals, route: string): string | undefined => {
  const header = tellingHeaders(webhooks).find(
    (name) => words.has(name) && (webhooks.sharedHeaders?.includes(name) !== true || isNamed(webhooks, words, route)),
  );
  return header === undefined ? undefined : `reads the ${header} header`;
};

/** Whether anything beside a header that several providers send says which of them it is. */
const isNamed = (webhooks: Webhooks, words: ReadonlySet<string>, route: string): boolean =>
  webhooks.otherHeaders.some((name) => words.has(name)) ||
  webhooks.pathNames.some(
    (name) => route.toLowerCase().includes(name) || [...words].some((word) => word.includes(name)),
  );

const byType = (_: Webhooks, { types }: Signals, __: string, provider: Provider): string | undefined =>
  [...types].some((type) =>
    provider.packages.some(
      ({ name }) =>
        type === `${name}:${provider.title}.Event` || (type.startsWith(`${name}:`) && /\.Event$/u.test(type)),
    ),
  )
    ? `takes a ${provider.title} event`
    : undefined;

const bySecret = (webhooks: Webhooks, { words }: Signals): string | undefined => {
  const name = webhooks.secretEnv.find(
    (variable) =>
      /WEBHOOK|SIGNING|ENDPOINT/u.test(variable) && variable !== 'WEBHOOK_SECRET' && words.has(variable.toLowerCase()),
  );
  return name === undefined ? undefined : `reads ${name}`;
};

const byEvent = (webhooks: Webhooks, { compared }: Signals): string | undefined => {
  for (const pattern of webhooks.events) {
    const start = pattern.replace(/\*.*$/u, '');
    // One plain word (`push`) is no evidence: only names with a part in front are told apart from anything else.
    if (!/[._:#]/u.test(start)) continue;
    const hit = [...compared].find((text) => (pattern.includes('*') ? text.startsWith(start) : text === pattern));
    if (hit !== undefined) return `acts on ${hit}`;
  }
  return undefined;
};

const byPath = (webhooks: Webhooks, _: Signals, route: string): string | undefined => {
  const segments = segmentsOf(route).flatMap(wordsOfSegment);
  if (!segments.some((word) => INBOUND.test(word)) || segments.some((word) => NOT_A_WEBHOOK.test(word)))
    return undefined;
  return webhooks.pathNames.some((name) => new RegExp(pathNamePattern(name), 'iu').test(`/${route}`))
    ? `is served at ${route}`
    : undefined;
};
