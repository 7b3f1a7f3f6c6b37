/** The webhook endpoints of a program, and what guards each. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Open } from '../known.ts';
import type { Guards } from '../scope.ts';
import {
  type Sender,
  managesOutgoing,
  readsSignature,
  senderOf,
  subscribes,
  takesLogin,
  uncheckedHelper,
} from './evidence.ts';
import { anyOtherPath } from '../../flow/guards/asked.ts';
import { type Handlers, handlersOf } from '../../flow/handlers.ts';
import { type EventShape, eventShapeOf } from './event-shape.ts';
import { frameworks } from './frameworks.ts';
import { traitsOf } from './endpoint-traits.ts';
import { type BodyFields, bodyFieldsOf } from './body-fields.ts';
import { guarded } from '../../flow/guarded.ts';
import { handlersOfRoute } from './handler-list.ts';
import { type Judged, isSigned, judgeRoute } from './judged-guards.ts';
import { collectPicks } from './judged-picks.ts';
import { mountedFiles } from './mounted-files.ts';
import { composedRoutes } from './nest-composed.ts';
import { missingEvidence } from './missing-evidence.ts';
import { genericPath } from './path-words.ts';
import { otherRoutes, withoutTokens, writtenIn } from './other-routes.ts';
import { joinPaths } from './route-paths.ts';
import { pathlessRoutes } from './pathless-routes.ts';
import { pickedEndpoint } from './picked-endpoint.ts';
import { type Place, placesOf } from './places.ts';
import { type Routers, createRouters } from './routers.ts';
import { type Signals, signalsOf } from './signals.ts';
import { speechOf } from './speech.ts';

export interface Endpoint {
  readonly fact: WebhookEndpoint;
  readonly guards: Guards;
  readonly runs: Runs;
}

/** What runs when an event comes in. */
export interface Runs {
  readonly functions: readonly FunctionRef[];
  readonly roles: readonly Role[];
  /** Middleware, in the order it runs. */
  readonly before: readonly { readonly functions: readonly FunctionRef[]; readonly roles: readonly Role[] }[];
  /** Something else may run before, where one file is seen. */
  readonly open: readonly Open[];
}

export const createEndpoints = (
  flow: Flow,
  catalog: Catalog,
  isTest: (path: string) => boolean,
): readonly Endpoint[] => {
  const routers = createRouters(flow, isTest);
  return [...flow.program.paths, ...mountedFiles(flow, catalog)].flatMap((path) => {
    const facts = flow.program.file(path)?.facts ?? [];
    const routes = [
      ...facts.filter((fact) => fact.kind === 'route'),
      ...pathlessRoutes(flow, catalog, path),
      ...composedRoutes(flow, path),
    ];
    return routes.flatMap((route) =>
      guarded(flow, path, 'the route', [], () => endpointsOf(flow, catalog, routers, path, route)),
    );
  });
};

const endpointsOf = (
  flow: Flow,
  catalog: Catalog,
  routers: Routers,
  file: string,
  registered: Route,
): readonly Endpoint[] => {
  const none = (why: string, looked: () => readonly string[] = () => []): readonly Endpoint[] => {
    flow.trace?.passedOver(registered.span, { why, looked: looked() });
    return [];
  };
  if (registered.method === 'GET') return none('it answers GET, and events are posted');
  const exported = handlerOf(flow, file, registered);
  if (exported === undefined) return none('its handler could not be found');
  const ref = frameworks[registered.framework].inside?.(flow, exported.ref) ?? exported.ref;
  const target = { ...exported, ref };
  const handlers = handlersOf(flow, ref);
  const name = speechOf(flow, file, registered, handlers);
  if (handlers.kind === 'router') return none('it is a router: its routes are what counts');
  if (isData(flow, handlers) || name === undefined) return none('it is not a handler');
  const [stands, ...others] = handlers.functions;
  const span =
    frameworks[name].hasOwnAddress === true && stands !== undefined && others.length === 0
      ? spanOf(stands.file, stands.fact.at)
      : registered.span;
  const route: Route = { ...registered, framework: name, span };
  return placesOf(flow, route, frameworks[name], handlers).flatMap((place) =>
    endpointAt({ flow, catalog, routers, file, route, exported: exported.ref, target, handlers }, place),
  );
};

interface Found {
  readonly flow: Flow;
  readonly catalog: Catalog;
  readonly routers: Routers;
  readonly file: string;
  readonly route: Route;
  /** What was registered or exported, and what of it runs. */
  readonly exported: Ref;
  readonly target: { readonly ref: Ref; readonly open: readonly Open[] };
  readonly handlers: Handlers;
}

const endpointAt = (
  { flow, catalog, routers, file, route: registered, exported, target, handlers: all }: Found,
  place: Place,
): readonly Endpoint[] => {
  const route: Route = { ...registered, span: place.span };
  const none = (why: string, looked: () => readonly string[] = () => []): readonly Endpoint[] => {
    flow.trace?.passedOver(route.span, { why, looked: looked() });
    return [];
  };
  const handlers: Handlers = { ...all, functions: place.functions };
  const framework = frameworks[route.framework];
  const chained = framework.chains ? handlersOfRoute(flow, file, route).slice(0, -1) : [];
  const own = chained.map((one) => handlersOf(flow, one));
  const ownFunctions = [
    ...own.flatMap(({ functions }) => functions),
    ...(framework.ownHooks?.(flow, file, route) ?? []),
  ];
  const signals = signalsOf(
    flow,
    [...handlers.functions, ...ownFunctions],
    [...all.functions, ...ownFunctions],
    own.flatMap(({ outside }) => outside),
  );
  const approaches = framework.ways({ flow, routers, file, route, handler: exported });
  if (approaches.length === 0) return none('nothing is known to mount it');
  const written = place.path ?? (framework.appends ? (route.path ?? routers.pathText(file, route.pathValue)) : '');
  const isWritten = place.path !== null || !framework.appends || route.path !== null;
  const paths = approaches.map((approach) => joinPaths(approach.prefix, written).replace(/\/{2,}/gu, '/') || '/');
  const shown = withoutTokens(paths[0] ?? written);
  const elsewhere = otherRoutes(shown, paths, approaches, isWritten ? [] : writtenIn(flow, file, route));
  const unchecked = uncheckedHelper(flow, catalog, handlers);
  // A part of the path that cannot be told may be what keeps strangers out.
  if (unchecked !== undefined && paths.some((path) => path.includes('?')))
    return none('part of its path is not known, and may be what keeps strangers out');
  const shapeAt = shapesOf(flow, handlers, approaches[0]?.roles ?? framework.roles, signals);
  const senders = paths.flatMap((path) => senderOf(catalog, path, signals, () => shapeAt(path)) ?? []);
  const told = senders.filter(({ oneOfSeveral }) => oneOfSeveral !== true);
  const sender = unchecked ?? [...told, ...senders].find(({ certain }) => certain) ?? senders[0];
  const said = paths.map((path) => genericPath(path));
  const generic = sender === undefined && framework.onlyKnown !== true && said.some((word) => word !== undefined);
  if (sender === undefined && !generic)
    return none('nothing says that events arrive there', () => missingEvidence(catalog, paths, signals));
  const isSoft = !said.includes('plain');
  if (generic && isSoft && takesLogin(signals)) return none('it takes a login: that is what comes back to a callback');
  if (generic && (isListed(flow, file, shown) || administers(route.method)))
    return none('it manages webhooks, judging by its method');
  if (generic && framework.manages?.(flow, file, route) === true)
    return none('it manages webhooks, judging by the routes beside it');
  if (route.method === 'USE' && sender === undefined)
    return none('it is middleware, and no sender is known', () => missingEvidence(catalog, paths, signals));
  const shape = generic && isSoft ? shapeAt(shown).says : null;
  const isAnothers = shape !== null || readsSignature(signals);

  const judge = (by: Sender | undefined): Judged =>
    judgeRoute(flow, catalog, file, route, target, approaches, knownOf(by), {
      asked: place.asked,
      picks: collectPicks(flow, catalog, shown, () => namesNoSender(flow, catalog, paths, handlers, shapeAt)),
    });
  const named = judge(sender);
  const isForMany = named.picked.length > 0 && said.some((word) => word !== undefined);
  // Who sends what one of the handlers reads that it picks from sends nothing to the others.
  const judged = isForMany && sender !== undefined ? judge(undefined) : named;
  if (place.asked?.path === anyOtherPath && judged.turnsAway && judged.guards.found.length === 0)
    return none('it refuses whatever is sent to any other path');
  const receives =
    judged.acts ||
    (judged.leadsAway && judged.guards.found.length === 0) ||
    readsSignature(signals) ||
    isSigned(judged.guards);
  // A provider's name in the path says no more than that it is about them.
  const isNamed = sender?.byPath === true && !readsSignature(signals) && !isSigned(judged.guards);
  if ((generic && managesOutgoing(signals)) || (isNamed && subscribes(signals)))
    return none('it reads an address or a secret for outgoing webhooks');
  if ((generic || framework.hasOwnAddress === true) && !receives) return none('nothing is done with what is sent');
  // A visitor who wants to be called back posts to a callback, too.
  if (generic && isSoft && !isAnothers && !isSigned(judged.guards))
    return none(
      'its path may be for people who want to be called back, and nothing else says that events arrive there',
      () => missingEvidence(catalog, paths, signals),
    );
  if (sender !== undefined && unchecked === undefined && !isSigned(judged.guards) && !judged.reads())
    return none(`${sender.provider.title} may be its sender, but it reads nothing of what is sent`);
  // What goes on to the next handler, and is known by its path alone, is middleware on a webhook's way.
  if (route.method === 'USE' && judged.goesOn && sender?.byPath === true)
    return none('it goes on to the next handler: it is middleware in front of a webhook');
  // A callback beside a provider's name may be its login, and one that names nobody anything.
  const certain =
    sender?.certain === true || !isSoft || shape === 'sure' || readsSignature(signals) || isSigned(judged.guards);
  const [approach] = approaches;
  const roles = approach?.roles ?? framework.roles;
  const before = [
    ...[...(approach?.before ?? []), ...chained].map((ref) => ({ functions: handlersOf(flow, ref).functions, roles })),
    ...(approach?.stages ?? []),
  ];
  // What another file puts around the handler may ask for the event, too.
  const unseen = flow.program.single === true ? [...approaches.flatMap(({ open }) => open), ...all.open] : [];
  const runs: Runs = { functions: handlers.functions, roles, before, open: unseen };
  const one = isForMany ? undefined : sender;
  const { functions } = handlers;
  const wrapped = exported.file === route.span.path && flow.value(exported)?.kind !== 'import';
  const traits = traitsOf({ catalog, file: route.span.path, functions, wrapped, sender: one, paths, signals });
  const fact: WebhookEndpoint = { ...factOf(route, shown, one, certain), ...elsewhere, ...traits };
  return [{ fact, guards: judged.guards, runs }, ...judged.picked.map((one) => pickedEndpoint(fact, one))];
};

/** Who sends, where it is not only one of several who may. */
const knownOf = (sender: Sender | undefined): string | undefined =>
  sender === undefined || sender.oneOfSeveral === true ? undefined : sender.provider.id;

/** Neither its paths nor the handler itself, without what it calls, say who sends. */
const namesNoSender = (
  flow: Flow,
  catalog: Catalog,
  paths: readonly string[],
  { functions }: Handlers,
  shapeAt: (route: string) => EventShape,
): boolean => {
  const near = signalsOf(flow, functions, functions, [], 0);
  return paths.every((path) => senderOf(catalog, path, near, () => shapeAt(path)) === undefined);
};

/** What the fields that are read say, worked out where a path leaves it open. */
const shapesOf = (
  flow: Flow,
  { functions }: Handlers,
  roles: readonly Role[],
  { compared }: Signals,
): ((route: string) => EventShape) => {
  let fields: BodyFields | undefined;
  return (route) => eventShapeOf((fields ??= bodyFieldsOf(flow, functions, roles)), compared, route);
};

/** `app.post(path, options)`: the handler is in there, and found as such. */
const isData = (flow: Flow, { functions, outside }: Handlers): boolean =>
  functions.length === 0 &&
  outside.length > 0 &&
  outside.every((origin) => origin.kind === 'value' && flow.value(origin.ref)?.kind === 'object');

/** Events are posted; whoever puts, patches or deletes administers a collection, or the settings of one. */
const administers = (method: string): boolean => /^(?:PUT|PATCH|DELETE)$/u.test(method);

/** `GET /webhooks` beside `POST /webhooks`: a collection of our own that can be listed, of outgoing webhooks then. */
const isListed = (flow: Flow, file: string, route: string): boolean =>
  /\/(?:web-?)?hooks$/iu.test(route) &&
  (flow.program.file(file)?.structure.edges ?? []).some(
    (edge) => (edge.kind === 'export' || edge.kind === 're-export') && edge.name === 'GET',
  );

const factOf = (route: Route, shown: string, sender: Sender | undefined, certain: boolean): WebhookEndpoint => ({
  kind: 'webhook-endpoint',
  span: route.span,
  framework: route.framework,
  method: route.method === 'USE' ? 'ALL' : route.method,
  route: shown,
  provider: knownOf(sender) ?? null,
  evidence: [sender?.why ?? `is served at ${shown}`],
  certain,
});

/** What is run last, and in whose name. */
const handlerOf = (
  flow: Flow,
  file: string,
  route: Route,
): { readonly ref: Ref; readonly open: readonly Open[] } | undefined => {
  if (route.exportName === null) {
    const last = handlersOfRoute(flow, file, route).at(-1);
    return last === undefined ? undefined : { ref: last, open: [] };
  }
  const targets = resolveExport(flow.program, file, route.exportName);
  const [first] = targets.found;
  // A handler out of another file: this host may not see it, and then has nothing to say.
  return first?.kind === 'value' ? { ref: first.ref, open: targets.open } : undefined;
};
