import type { Route } from '../../facts/route.ts';
import { elysiaApproaches, elysiaRoles } from './elysia.ts';
import { fastifyApproaches, fastifyOwnHooks, fastifyRoles } from './fastify.ts';
import { h3Handler, h3Roles, h3Stage, h3Stages } from './h3.ts';
import { keptByHook } from './kept-by-hook.ts';
import { pathAnswers } from './path-tests.ts';
import { configuredPaths } from './remix.ts';
import { joinPaths } from './route-paths.ts';
import { hookStages } from './sveltekit.ts';
import { ittyApproach, ittyRoles } from './itty.ts';
import { pagesMiddleware, pagesRoles } from './pages-function.ts';
import { vercelRoles } from './vercel.ts';
import type { Framework, Reached } from './framework.ts';
import { lambdaHandler, lambdaRoles, lambdaStages } from './lambda.ts';
import { mountsIn } from './mounts-in.ts';
import { nextMiddleware } from './next-middleware.ts';
import { managesHooks } from './nest-management.ts';
import { nestApproaches } from './nest.ts';
import type { Approach } from './routers.ts';

const direct: Approach = { prefix: '', before: [], sites: [], open: [] };

/** Middleware on the router, and on every router that it is mounted in. */
const mounted = ({ flow, routers, file, route }: Reached, exact: boolean): readonly Approach[] => {
  if (route.router === null || route.call === null) return [];
  const { router: on, pathValue: path, handlers, call } = route;
  const found = mountsIn(flow, file).find((one) => one.call === call);
  const mount = found ?? { on, method: route.method.toLowerCase(), path, handlers, call };
  return routers.approaches({ file, mount }, exact);
};

/** Middleware knows the whole path, and may ask for it. */
const byPath = (reached: Reached, approach: Approach): Approach => {
  const { flow, routers, file, route } = reached;
  const written = route.path ?? routers.pathText(file, route.pathValue);
  return { ...approach, answers: pathAnswers(flow, joinPaths('/', approach.prefix, written).replace(/\/{2,}/gu, '/')) };
};

/** Each middleware of h3 is a stage of its own: what it answers ends the request. */
const h3Ways = (reached: Reached): readonly Approach[] => {
  const { flow, file, route, handler } = reached;
  const ways = route.exportName === null ? mounted(reached, false) : [{ ...direct, open: keptByHook(reached) }];
  return ways.map((way) =>
    byPath(reached, {
      ...way,
      before: [],
      stages: [...way.before.map((ref) => h3Stage(flow, ref)), ...h3Stages(flow, file, route, handler)],
    }),
  );
};

/** By its place, and where a `routes.ts` serves it. */
const remixWays = ({ flow, file, route }: Reached): readonly Approach[] =>
  [...new Set([route.path ?? '', ...configuredPaths(flow, file)])].map((prefix) => ({ ...direct, prefix }));

const nextWays = (reached: Reached): readonly Approach[] => {
  const { flow, file, route } = reached;
  return [byPath(reached, { ...direct, stages: nextMiddleware(flow, file, route.path ?? '') })];
};

/** One function is handed all requests, and may tell their paths apart by itself. */
const fetched = { ways: () => [direct], chains: false, appends: true, dispatches: true } as const;

/** One entry for each framework. */
export const frameworks: Readonly<Record<Route['framework'], Framework>> = {
  express: {
    roles: ['request', 'response', 'next'],
    // Who is exported under a type of Wasp's is mounted by what Wasp writes.
    ways: (reached) => (reached.route.exportName === null ? mounted(reached, false) : [direct]),
    chains: true,
    appends: true,
  },
  hono: { roles: ['context', 'next'], ways: (reached) => mounted(reached, true), chains: true, appends: true },
  fastify: {
    roles: fastifyRoles,
    ownHooks: fastifyOwnHooks,
    ways: ({ flow, routers, file, route }) => fastifyApproaches(flow, routers.counts, file, route),
    // Fastify's options stand between path and handler.
    chains: false,
    appends: true,
  },
  koa: {
    roles: ['koa', 'next'],
    ways: (reached) => mounted(reached, false).map((way) => byPath(reached, way)),
    chains: true,
    appends: true,
  },
  h3: { roles: h3Roles, ways: h3Ways, chains: false, appends: true, inside: h3Handler },
  sveltekit: {
    roles: ['route-args'],
    ways: (reached) => [
      byPath(reached, { ...direct, open: keptByHook(reached), stages: hookStages(reached.flow, reached.file) }),
    ],
    chains: false,
    appends: true,
  },
  remix: { roles: ['route-args'], ways: remixWays, chains: false, appends: false },
  'next-app': { roles: ['request', 'other'], ways: nextWays, chains: false, appends: true },
  'next-pages': { roles: ['request', 'response'], ways: nextWays, chains: false, appends: true },
  nest: {
    roles: [],
    ways: ({ flow, file, route }) => nestApproaches(flow, file, route),
    chains: false,
    appends: false,
    manages: managesHooks,
  },
  lambda: {
    roles: lambdaRoles,
    ways: ({ flow, handler }) => [{ ...direct, stages: lambdaStages(flow, handler) }],
    chains: false,
    appends: true,
    inside: lambdaHandler,
    dispatches: true,
  },
  worker: { ...fetched, roles: ['request', 'worker-env', 'other'] },
  deno: { ...fetched, roles: ['request', 'other'] },
  bun: { ...fetched, roles: ['request', 'other'] },
  'pages-function': {
    ...fetched,
    roles: pagesRoles,
    ways: ({ flow, file, route }) => {
      const { found, open } = pagesMiddleware(flow, file, route.method);
      return [{ ...direct, before: found, open }];
    },
    chains: true,
  },
  itty: {
    roles: ittyRoles,
    ways: ({ flow, file, route }) => [ittyApproach(flow, file, route)],
    chains: false,
    appends: true,
    // Its entry may ask for the method before the router does.
    dispatches: true,
  },
  vercel: {
    ...fetched,
    roles: ['request', 'response'],
    ways: ({ flow, handler }) => [{ ...direct, roles: vercelRoles(flow, handler) }],
  },
  firebase: { ...fetched, roles: ['request', 'response'] },
  botpress: { ...fetched, roles: ['botpress'], hasOwnAddress: true },
  n8n: { ...fetched, roles: [], self: 'n8n', startsBy: 'workflowData', onlyKnown: true, hasOwnAddress: true },
  elysia: {
    roles: elysiaRoles,
    ways: ({ flow, file, route }) => elysiaApproaches(flow, file, route),
    chains: false,
    appends: true,
  },
};
