import type { Route } from '../../facts/route.ts';
import { fastifyApproaches, fastifyRoles } from './fastify.ts';
import type { Framework, Reached } from './framework.ts';
import { lambdaHandler, lambdaRoles, lambdaStages } from './lambda.ts';
import { managesHooks } from './nest-management.ts';
import { nestApproaches } from './nest.ts';
import type { Approach } from './routers.ts';

const direct: Approach = { prefix: '', before: [], sites: [], open: [] };

/** Middleware on the router, and on every router that it is mounted in. */
const mounted = ({ flow, routers, file, route }: Reached, exact: boolean): readonly Approach[] => {
  if (route.router === null || route.call === null) return [];
  const { router: on, pathValue: path, handlers, call } = route;
  const found = flow.program.file(file)?.structure.mounts.find((one) => one.call === call);
  const mount = found ?? { on, method: route.method.toLowerCase(), path, handlers, call };
  return routers.approaches({ file, mount }, exact);
};

/** One entry for each framework. */
export const frameworks: Readonly<Record<Route['framework'], Framework>> = {
  express: {
    roles: ['request', 'response', 'next'],
    ways: (reached) => mounted(reached, false),
    chains: true,
    appends: true,
  },
  hono: { roles: ['context', 'next'], ways: (reached) => mounted(reached, true), chains: true, appends: true },
  fastify: {
    roles: fastifyRoles,
    ways: ({ flow, routers, file, route }) => fastifyApproaches(flow, routers.counts, file, route),
    // Fastify's options stand between path and handler.
    chains: false,
    appends: true,
  },
  'next-app': { roles: ['request', 'other'], ways: () => [direct], chains: false, appends: true },
  'next-pages': { roles: ['request', 'response'], ways: () => [direct], chains: false, appends: true },
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
  },
};
