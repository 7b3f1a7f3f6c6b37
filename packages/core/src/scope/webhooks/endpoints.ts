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
import type { Role } from '../../flow/tags.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Because } from '../../rules/finding.ts';
import type { Open } from '../known.ts';
import type { Gap, Guards } from '../scope.ts';
import { type Sender, isWebhookPath, managesOutgoing, readsSignature, senderOf, signalsOf } from './evidence.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { type Approach, type Routers, createRouters } from './routers.ts';

export interface Endpoint {
  readonly fact: WebhookEndpoint;
  readonly guards: Guards;
}

const ROLES: Readonly<Record<Route['framework'], readonly Role[]>> = {
  express: ['request', 'response', 'next'],
  'next-app': ['request', 'other'],
  'next-pages': ['request', 'response'],
};

export const createEndpoints = (flow: Flow, catalog: Catalog): readonly Endpoint[] => {
  const routers = createRouters(flow);
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
  route: Route,
): readonly Endpoint[] => {
  if (route.method === 'GET') return [];
  const target = handlerOf(flow, file, route);
  if (target === undefined) return [];
  const handlers = handlersOf(flow, target.ref);
  if (handlers.kind === 'router' || !speaks(route, handlers)) return [];
  const signals = signalsOf(flow, handlers.functions);
  const approaches =
    route.framework === 'express'
      ? approachesOf(flow, routers, file, route)
      : [{ prefix: '', before: [], sites: [], open: [] }];
  if (approaches.length === 0) return [];
  const own = route.path ?? routers.pathText(file, route.pathValue);
  const paths = approaches.map((approach) => `${approach.prefix}${own}`.replace(/\/{2,}/gu, '/') || '/');
  const shown = withoutTokens(paths[0] ?? own);
  const sender = paths.map((path) => senderOf(catalog, path, signals)).find((found) => found !== undefined);
  const generic = sender === undefined && paths.some((path) => isWebhookPath(path));
  if (sender === undefined && !generic) return [];
  if (generic && isListed(flow, file, shown)) return [];
  if (route.method === 'USE' && sender === undefined) return [];

  const judged = guardsOf(flow, catalog, file, route, target, approaches);
  if (generic && (managesOutgoing(signals) || !(judged.acts || readsSignature(signals)))) return [];
  if (sender !== undefined && !judged.reads) return [];
  return [{ fact: factOf(route, shown, sender), guards: judged.guards }];
};

/** A path can hold a token that keeps strangers out: a message is no place for it. */
const withoutTokens = (route: string): string =>
  route.replaceAll(/[^/]{12,}/gu, (segment) => (TOKEN.test(segment) && !/^[:{[]/u.test(segment) ? '…' : segment));
const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])|^[\da-f-]{24,}$|[$!%&^]/u;

/** `GET /webhooks` beside `POST /webhooks`: a collection of our own that can be listed, of outgoing webhooks then. */
const isListed = (flow: Flow, file: string, route: string): boolean =>
  /\/(?:web-?)?hooks$/iu.test(route) &&
  (flow.program.file(file)?.structure.edges ?? []).some(
    (edge) => (edge.kind === 'export' || edge.kind === 're-export') && edge.name === 'GET',
  );

const factOf = (route: Route, shown: string, sender: Sender | undefined): WebhookEndpoint => ({
  kind: 'webhook-endpoint',
  span: route.span,
  framework: route.framework,
  method: route.method === 'USE' ? 'ALL' : route.method,
  route: shown,
  provider: sender?.provider.id ?? null,
  evidence: [sender?.why ?? `is served at ${shown}`],
});

/** What is run last, and in whose name. */
const handlerOf = (
  flow: Flow,
  file: string,
  route: Route,
): { readonly ref: Ref; readonly open: readonly Open[] } | undefined => {
  if (route.exportName === null) {
    const last = route.handlers.at(-1);
    return last === undefined ? undefined : { ref: { file, id: last }, open: [] };
  }
  const targets = resolveExport(flow.program, file, route.exportName);
  const [first] = targets.found;
  // A handler out of another file: this host may not see it, and then has nothing to say.
  return first?.kind === 'value' ? { ref: first.ref, open: targets.open } : undefined;
};

/** Only Express hands a handler `(req, res)`; others that register alike are told by their package or by what they hand over. */
const speaks = (route: Route, handlers: ReturnType<typeof handlersOf>): boolean => {
  if (route.framework !== 'express') return true;
  return (
    handlers.functions.every(
      ({ fact }) =>
        fact.params.length >= 2 ||
        fact.params.some(
          (param) => /^(?:req|request)$/u.test(param.name ?? '') || /Request$/u.test(param.type?.name ?? ''),
        ) ||
        fact.params.some((param) => param.rest),
    ) &&
    !handlers.functions.some(
      ({ fact }) => fact.params[1]?.name === 'reply' || /Reply$/u.test(fact.params[1]?.type?.name ?? ''),
    )
  );
};

const OTHER_FRAMEWORK =
  /^(?:hono|@hono\/.*|fastify|koa|@koa\/.*|koa-router|elysia|itty-router|h3|oak|@tinyhttp\/.*|@hapi\/.*|axios|got|ky|superagent|supertest|nock|msw|@nestjs\/.*)$/u;

const approachesOf = (flow: Flow, routers: Routers, file: string, route: Route): readonly Approach[] => {
  if (route.router === null || route.call === null) return [];
  const on = flow.settle({ file, id: route.router });
  if (
    on.found.some(
      (origin) => origin.kind === 'external' && (origin.package === null || OTHER_FRAMEWORK.test(origin.package)),
    )
  )
    return [];
  const mount = flow.program.file(file)?.structure.mounts.find((one) => one.call === route.call);
  return mount === undefined ? [] : routers.approaches({ file, mount });
};

interface Judged {
  readonly guards: Guards;
  /** Something is done with the event on some way. */
  readonly acts: boolean;
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
): Judged => {
  const found: SignatureCheck[] = [];
  const open: Open[] = [...target.open];
  const states: State[] = [];
  const roles = ROLES[route.framework];
  let reads = false;
  for (const approach of approaches) {
    const walk = createWalk(flow, catalog);
    const before = [...approach.before, ...route.handlers.slice(0, -1).map((id) => ({ file, id }))];
    let ways: readonly State[] = approach.open.length > 0 ? [{ ...blank, open: approach.open[0] ?? null }] : [blank];
    for (const ref of before) ways = walk.through(ref, roles, ways);
    const out = walk.handle(target.ref, roles, ways);
    reads ||= walk.reads;
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
    acts: ends.some((state) => state.effect !== null),
    reads,
  };
};

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
