/** Why a route counts as a provider's webhook, and how sure that is. */
import type { Catalog } from '../../catalog/catalog.ts';
import { isCertain } from '../../catalog/confidence.ts';
import type { Provider, Webhooks } from '../../catalog/provider.ts';
import { isNamedIn, tellingHeaders } from '../../extract/recognise-routes.ts';
import { helperOf, isSwitchedOff } from '../../flow/guards/known-verifiers.ts';
import type { Handlers } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import { genericPath, holdsFragment, isForSchedule, providersPath } from './path-words.ts';
import type { EventShape } from './event-shape.ts';
import { type SharedHeaders, isShared, sharedHeaders } from './shared-headers.ts';
import type { Signals } from './signals.ts';

export interface Sender {
  readonly provider: Provider;
  readonly why: string;
  /** Only the path says so. */
  readonly byPath: boolean;
  /** Neither is it only remembered, nor does another reading lie near. */
  readonly certain: boolean;
  /** Others send what it reads too, and nothing near says which of them it is. */
  readonly oneOfSeveral?: boolean;
}

/** Whoever posts an address or a secret here sets up or sends *outgoing* webhooks. */
const OUTGOING =
  /^(?:url|uri|endpoint|endpointUrl|callbackUrl|callback_url|webhookUrl|webhook_url|targetUrl|target_url|destination|secret)$/iu;
export const managesOutgoing = ({ fields }: Signals): boolean => [...fields].some((field) => OUTGOING.test(field));

/** Said by who wants to be sent events, and by no event. */
const SUBSCRIBES = /^(?:(?:webhook|callback|target)_?url|verify_?token)$/iu;
export const subscribes = ({ fields }: Signals): boolean => [...fields].some((field) => SUBSCRIBES.test(field));

/** Whoever is asked for these hands out or takes a login, at a path that is called a callback. */
const LOGIN = /^(?:code|state|id_?token|access_?token|credential|code_?verifier)$/iu;
export const takesLogin = ({ words }: Signals): boolean => [...words].some((word) => LOGIN.test(word));

/** A header under such a name is read for one purpose only. */
const SIGNATURE = /^(?:x-[a-z-]*)?(?:signature|hmac)(?:-[a-z\d]+)*$/u;
export const readsSignature = ({ words }: Signals): boolean => [...words].some((word) => SIGNATURE.test(word));

interface Asked {
  readonly provider: Provider;
  readonly webhooks: Webhooks;
  readonly route: string;
  readonly signals: Signals;
  readonly shape: () => EventShape;
  readonly shared: SharedHeaders;
}

interface Found {
  readonly why: string;
  readonly certain: boolean;
}

/** The provider an endpoint belongs to, by the strongest evidence there is. */
export const senderOf = (
  catalog: Catalog,
  route: string,
  signals: Signals,
  shape: () => EventShape,
): Sender | undefined => {
  let likely: Sender | undefined;
  const shared = sharedHeaders(catalog, route, signals);
  for (const evidence of [byHeader, byType, bySecret, byEvent, byEndpoint, byPath, byHelper, byFarWord]) {
    const found = catalog.providers.flatMap((provider): readonly Sender[] => {
      const { webhooks } = provider;
      const said = webhooks === null ? undefined : evidence({ provider, webhooks, route, signals, shape, shared });
      return said === undefined
        ? []
        : [{ provider, ...said, byPath: evidence === byPath, oneOfSeveral: evidence === byFarWord }];
    });
    const [first] = found;
    if (first === undefined) continue;
    // Several may share a header: one that surely has it is enough for a webhook, whoever of them it is.
    if (found.some(({ certain }) => certain)) return { ...first, certain: true };
    likely ??= first;
  }
  return likely;
};

/** A handler that is a provider's own, and that checks nothing as it was made: `webhookCallback(bot)`. */
export const uncheckedHelper = (flow: Flow, catalog: Catalog, { outside }: Handlers): Sender | undefined => {
  for (const origin of outside) {
    if (origin.kind !== 'external') continue;
    const known = helperOf(catalog, origin, flow.program);
    if (known === undefined || !/^(?:middleware|framework)$/u.test(known.helper.form)) continue;
    if (!isSwitchedOff(flow, known.helper, origin.ref)) continue;
    const { provider, helper, by } = known;
    const lack = helper.enabledBy === undefined ? 'that is told not to check' : `without ${helper.enabledBy}`;
    return {
      provider,
      why: `is left to ${by} of ${helper.pkg} ${lack}`,
      byPath: false,
      certain: isCertain(provider, 'webhooks', [`helpers.${helper.pkg}`, 'helpers']),
    };
  }
  return undefined;
};

/** What only this provider's deliveries are known by: its signature, types of its events, a helper that verifies them. */
export const signsOf = (provider: Provider, { words, types, helpers }: Signals): readonly string[] => {
  const { webhooks } = provider;
  if (webhooks === null) return [];
  const known = helpers.get(provider.id);
  return [
    ...webhooks.signatureHeaders.filter((name) => words.has(name)),
    ...(webhooks.eventTypes ?? []).flatMap(({ pkg, name }) =>
      types.has(`${pkg}:${name}`) ? [`type ${pkg}:${name}`] : [],
    ),
    ...(known === undefined ? [] : [`helper ${known.helper.pkg}:${known.by}`]),
  ];
};

const byHeader = ({ provider, webhooks, signals: { words }, shared }: Asked): Found | undefined =>
  headerRead(
    provider,
    webhooks,
    tellingHeaders(webhooks).find(
      (name) => words.has(name) && (!isShared(webhooks, name) || shared.isNamed(provider, name)),
    ),
  );

/** Somebody in what it calls says a name: events come in here, be it from another who signs alike. */
const byFarWord = ({ provider, webhooks, signals: { words } }: Asked): Found | undefined =>
  webhooks.pathNames.some((name) => [...words].some((word) => word.includes(name)))
    ? headerRead(
        provider,
        webhooks,
        webhooks.sharedHeaders?.find((name) => words.has(name)),
      )
    : undefined;

const headerRead = (provider: Provider, webhooks: Webhooks, header: string | undefined): Found | undefined => {
  if (header === undefined) return undefined;
  const field = webhooks.signatureHeaders.includes(header) ? 'signatureHeaders' : 'otherHeaders';
  return {
    why: `reads the ${header} header`,
    certain: /signature|hmac/u.test(header) || isCertain(provider, 'webhooks', [header, field]),
  };
};

const byType = ({ provider, webhooks, signals: { types } }: Asked): Found | undefined =>
  webhooks.eventTypes?.some(({ pkg, name }) => types.has(`${pkg}:${name}`)) === true
    ? { why: `takes a ${provider.title} event`, certain: isCertain(provider, 'webhooks', ['eventTypes']) }
    : undefined;

/** A variable that is called a webhook's says so itself; what else one may be called is the catalog's word. */
const bySecret = ({ provider, webhooks, route, signals: { words, ownWords, takesBody } }: Asked): Found | undefined => {
  const named = webhooks.secretEnv.filter(
    (variable) =>
      /HOOK|SIGNING|ENDPOINT/u.test(variable) && variable !== 'WEBHOOK_SECRET' && words.has(variable.toLowerCase()),
  );
  const name = named.find((variable) => variable.includes('WEBHOOK')) ?? named[0];
  // A function further off may only gather the settings of the whole application.
  if (name !== undefined && !ownWords.has(name.toLowerCase()) && genericPath(route) === undefined) return undefined;
  // Whoever reads nothing of what is sent asks whether the secret is there.
  if (name === undefined || isForSchedule(route) || !takesBody()) return undefined;
  return {
    why: `reads ${name}`,
    certain: name.includes('HOOK') || isCertain(provider, 'webhooks', [name, 'secretEnv']),
  };
};

const byEvent = ({ provider, webhooks, signals: { compared } }: Asked): Found | undefined => {
  let likely: Found | undefined;
  for (const pattern of webhooks.events) {
    const start = pattern.replace(/\*.*$/u, '');
    // One plain word (`push`) is no evidence: only names with a part in front are told apart from anything else.
    if (!/[._:#]/u.test(start)) continue;
    const hit = [...compared].find((text) => (pattern.includes('*') ? text.startsWith(start) : text === pattern));
    if (hit === undefined) continue;
    const found = { why: `acts on ${hit}`, certain: isCertain(provider, 'webhooks', [pattern, 'events']) };
    if (found.certain) return found;
    likely ??= found;
  }
  return likely;
};

/** `/interactions`, `/slack/commands`: what others have too, beside a sign that is this provider's. */
const byEndpoint = ({ provider, webhooks, signals: { names, symbols }, route }: Asked): Found | undefined => {
  const { endpoints } = webhooks;
  if (endpoints?.paths.some((fragment) => holdsFragment(route, fragment)) !== true) return undefined;
  const knows = (sign: string): boolean =>
    sign.startsWith('<')
      ? [...names].some((name) => name.includes(sign))
      : names.has(sign) || provider.packages.some((own) => symbols.has(`${own.name}:${sign}`));
  const sign = endpoints.signs.find(knows);
  return sign === undefined
    ? undefined
    : {
        why: `is served at ${route} and knows ${sign}`,
        certain: isCertain(provider, 'webhooks', ['endpoints']),
      };
};

const byPath = ({ webhooks, signals, route, shape }: Asked): Found | undefined => {
  if (!webhooks.pathNames.some((name) => isNamedIn(route, name))) return undefined;
  const said = providersPath(route, webhooks.pathNames);
  if (said === undefined || (said === 'soft' && !takesEvents(webhooks, signals, shape))) return undefined;
  return { why: `is served at ${route}`, certain: said === 'plain' };
};

/** Last: a scheme's library is called in the name of many. Whoever takes a login may verify that with the same SDK. */
const byHelper = ({ provider, signals }: Asked): Found | undefined => {
  const known = signals.helpers.get(provider.id);
  if (known === undefined || takesLogin(signals)) return undefined;
  return {
    why: `calls ${known.by} of ${known.helper.pkg}`,
    certain: isCertain(provider, 'webhooks', [`helpers.${known.helper.pkg}`, 'helpers']),
  };
};

const EVENT = /^(?:events?|event_?type|event_?id|event_?name|challenge|entry)$/iu;

/** `POST /notifications/slack` may as well be told what to send: only the shape of what is read says that events come. */
const takesEvents = ({ eventId }: Webhooks, signals: Signals, shape: () => EventShape): boolean => {
  if (takesLogin(signals) || managesOutgoing(signals)) return false;
  const own = (eventId?.fields ?? [])
    .map((field) => field.replace(/[.[].*$/u, ''))
    .filter((field) => !/^(?:id|data|type|payload)$/u.test(field));
  if ([...signals.fields].some((field) => EVENT.test(field) || own.includes(field))) return true;
  const { says, wraps } = shape();
  return says !== null || wraps;
};
