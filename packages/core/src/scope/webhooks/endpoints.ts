/** The webhook endpoints of a program, and what guards each. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import { type State, blank, distinctStates } from '../../flow/guards/state.ts';
import { createWalk } from '../../flow/guards/walk.ts';
import type { Flow } from '../../flow/settle.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Because } from '../../rules/finding.ts';
import type { Open } from '../known.ts';
import type { Gap, Guards } from '../scope.ts';
import { type Sender, managesOutgoing, readsSignature, senderOf, takesLogin, uncheckedHelper } from './evidence.ts';
import { type Handlers, handlersOf } from '../../flow/handlers.ts';
import { frameworks } from './frameworks.ts';
import { handlersInOrder } from './handler-list.ts';
import { genericPath } from './path-words.ts';
import { joinPaths } from './route-paths.ts';
import { type Approach, type Routers, createRouters } from './routers.ts';
import { signalsOf } from './signals.ts';
import { speechOf } from './speech.ts';

export interface Endpoint {
  readonly fact: WebhookEndpoint;
  readonly guards: Guards;
}

export const createEndpoints = (
  flow: Flow,
  catalog: Catalog,
  isTest: (path: string) => boolean,
): readonly Endpoint[] => {
  const routers = createRouters(flow, isTest);
  return flow.program.paths.flatMap((path) => {
    const facts = flow.program.file(path)?.facts ?? [];
    return facts.flatMap((fact) => (fact.kind === 'route' ? endpointOf(flow, catalog, routers, path, fact) : []));
  });
};

const endpointOf = (
  flow: Flow,
  catalog: Catalog,
  routers: Routers,
  file: string,
  registered: Route,
): readonly Endpoint[] => {
  if (registered.method === 'GET') return [];
  const exported = handlerOf(flow, file, registered);
  if (exported === undefined) return [];
  const ref = frameworks[registered.framework].inside?.(flow, exported.ref) ?? exported.ref;
  const target = { ...exported, ref };
  const handlers = handlersOf(flow, ref);
  const name = speechOf(flow, file, registered, handlers);
  if (handlers.kind === 'router' || isData(flow, handlers) || name === undefined) return [];
  const route: Route = { ...registered, framework: name };
  const framework = frameworks[name];
  const own = framework.chains ? inOrder(flow, file, route).slice(0, -1) : [];
  const signals = signalsOf(flow, [...handlers.functions, ...own.flatMap((one) => handlersOf(flow, one).functions)]);
  const approaches = framework.ways({ flow, routers, file, route, handler: exported.ref });
  if (approaches.length === 0) return [];
  const written = framework.appends ? (route.path ?? routers.pathText(file, route.pathValue)) : '';
  const paths = approaches.map((approach) => joinPaths(approach.prefix, written).replace(/\/{2,}/gu, '/') || '/');
  const shown = withoutTokens(paths[0] ?? written);
  const unchecked = uncheckedHelper(flow, catalog, handlers);
  // A part of the path that cannot be told may be what keeps strangers out.
  if (unchecked !== undefined && paths.some((path) => path.includes('?'))) return [];
  const senders = paths.flatMap((path) => senderOf(catalog, path, signals) ?? []);
  const sender = unchecked ?? senders.find(({ certain }) => certain) ?? senders[0];
  const said = paths.map((path) => genericPath(path));
  const generic = sender === undefined && said.some((word) => word !== undefined);
  if (sender === undefined && !generic) return [];
  if (generic && !said.includes('plain') && takesLogin(signals)) return [];
  if (generic && (isListed(flow, file, shown) || administers(route.method, shown))) return [];
  if (generic && framework.manages?.(flow, file, route) === true) return [];
  if (route.method === 'USE' && sender === undefined) return [];

  const judged = guardsOf(flow, catalog, file, route, target, approaches, sender?.provider.id);
  const receives =
    judged.acts ||
    (judged.leadsAway && judged.guards.found.length === 0) ||
    readsSignature(signals) ||
    isSigned(judged.guards);
  if (generic && (managesOutgoing(signals) || !receives)) return [];
  if (sender !== undefined && unchecked === undefined && !judged.reads) return [];
  // What goes on to the next handler, and is known by its path alone, is middleware on a webhook's way.
  if (route.method === 'USE' && judged.goesOn && sender?.byPath === true) return [];
  // A callback beside a provider's name may be its login; one that names nobody was seen to act on what is posted.
  const certain =
    generic || sender?.certain === true || said.includes('plain') || readsSignature(signals) || isSigned(judged.guards);
  return [{ fact: factOf(route, shown, sender, certain), guards: judged.guards }];
};

/** `app.post(path, options)`: the handler is in there, and found as such. */
const isData = (flow: Flow, { functions, outside }: Handlers): boolean =>
  functions.length === 0 &&
  outside.length > 0 &&
  outside.every((origin) => origin.kind === 'value' && flow.value(origin.ref)?.kind === 'object');

/** A path can hold a token that keeps strangers out: a message is no place for it. */
const withoutTokens = (route: string): string =>
  route.replaceAll(/[^/]{12,}/gu, (segment) => (TOKEN.test(segment) && !/^[:{[]/u.test(segment) ? '…' : segment));
const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])|^[\da-f-]{24,}$|[$!%&^]/u;

/** Events are posted; whoever puts, patches or deletes one thing by its id administers a collection. */
const administers = (method: string, route: string): boolean =>
  /^(?:PATCH|DELETE)$/u.test(method) || (method === 'PUT' && /[:[{][^/]+$/u.test(route));

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
  provider: sender?.provider.id ?? null,
  evidence: [sender?.why ?? `is served at ${shown}`],
  certain,
});

const inOrder = (flow: Flow, file: string, { handlers }: Route): readonly Ref[] =>
  handlersInOrder(
    flow,
    handlers.map((id) => ({ file, id })),
  );

/** What is run last, and in whose name. */
const handlerOf = (
  flow: Flow,
  file: string,
  route: Route,
): { readonly ref: Ref; readonly open: readonly Open[] } | undefined => {
  if (route.exportName === null) {
    const last = inOrder(flow, file, route).at(-1);
    return last === undefined ? undefined : { ref: last, open: [] };
  }
  const targets = resolveExport(flow.program, file, route.exportName);
  const [first] = targets.found;
  // A handler out of another file: this host may not see it, and then has nothing to say.
  return first?.kind === 'value' ? { ref: first.ref, open: targets.open } : undefined;
};

interface Judged {
  readonly guards: Guards;
  /** Something is done with the event on some way. */
  readonly acts: boolean;
  /** The handler hands the request to something that cannot be seen. */
  readonly leadsAway: boolean;
  /** The handler hands a request on to what comes behind it. */
  readonly goesOn: boolean;
  /** The handler reads what was sent, or hands it on. */
  readonly reads: boolean;
}

const guardsOf = (
  flow: Flow,
  catalog: Catalog,
  file: string,
  route: Route,
  target: { readonly ref: Ref; readonly open: readonly Open[] },
  approaches: readonly Approach[],
  sender: string | undefined,
): Judged => {
  const found: SignatureCheck[] = [];
  const open: Open[] = [...target.open];
  const framework = frameworks[route.framework];
  const states: State[] = [];
  let reads = false;
  let guarded = false;
  let goesOn = false;
  let leadsAway = false;
  for (const approach of approaches) {
    const roles = approach.roles ?? framework.roles;
    const walk = createWalk(flow, catalog, {
      sender,
      ...(approach.answers === undefined ? {} : { answers: approach.answers }),
    });
    const own = framework.chains ? inOrder(flow, file, route).slice(0, -1) : [];
    const before = handlersInOrder(flow, [...approach.before, ...own]);
    let ways: readonly State[] = approach.open.length > 0 ? [{ ...blank, open: approach.open[0] ?? null }] : [blank];
    for (const ref of before) ways = walk.through(ref, roles, ways);
    for (const stage of approach.stages ?? []) ways = walk.pass(stage, ways);
    // Where every way in has met a check, what the handler does need not be walked: that costs most.
    const isGuarded = ways.length > 0 && ways.every((state) => state.check !== null);
    const out = isGuarded ? ways : walk.handle(target.ref, roles, ways);
    reads ||= walk.reads;
    guarded ||= isGuarded;
    leadsAway ||=
      ways.every((state) => state.open === null) && out.some((state) => state.open !== null && state.check === null);
    goesOn ||= walk.goesOn;
    states.push(...out);
    found.push(...walk.checks);
    open.push(...approach.open, ...walk.open);
  }
  const ends = distinctStates(states).filter((state) => !state.refused);
  const bare = ends.filter((state) => state.check === null && state.open === null);
  const gaps = bare.flatMap((state) => (state.effect === null || state.skip?.when === 'excused' ? [] : [gapOf(state)]));
  const because = approaches.flatMap((approach) => approach.sites.map((site) => mountedAt(flow, site)));
  return {
    // A handler of which some way is bare is open only where something on that very way was.
    guards: {
      found: distinctChecks(found),
      open: bare.length > 0 && ends.every((state) => state.open === null) ? [] : open,
      gaps: distinctGaps(gaps),
      because,
    },
    acts: guarded || ends.some((state) => state.effect !== null),
    leadsAway,
    goesOn,
    reads,
  };
};

/** Nobody signs what a person sends. */
const isSigned = ({ found }: Guards): boolean => found.some(({ form }) => form === 'helper' || form === 'hmac');

const gapOf = (state: State): Gap => ({
  at: state.effect ?? { path: '', start: 0, end: 0 },
  when: state.skip === null || state.skip.when === 'excused' ? 'branch' : state.skip.when,
  because:
    state.skip === null
      ? []
      : [
          {
            at: state.skip.at,
            note: state.skip.when === 'branch' ? 'a request can go this way' : 'this lets the request pass unchecked',
          },
        ],
});

const distinctGaps = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps.filter((gap, index) => gaps.findIndex((other) => other.when === gap.when) === index);
const distinctChecks = (checks: readonly SignatureCheck[]): readonly SignatureCheck[] =>
  checks.filter(
    (check, index) =>
      checks.findIndex((other) => other.span.path === check.span.path && other.span.start === check.span.start) ===
      index,
  );

const mountedAt = (flow: Flow, site: { readonly file: string; readonly call: number }): Because => {
  const at = flow.program.file(site.file)?.structure.calls[site.call]?.at ?? [0, 0];
  return { at: spanOf(site.file, at), note: 'mounted here without a guard' };
};
