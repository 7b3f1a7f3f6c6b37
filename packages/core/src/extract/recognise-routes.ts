import type { Catalog } from '../catalog/catalog.ts';
import type { Webhooks } from '../catalog/provider.ts';
import type { Route } from '../facts/route.ts';
import type { Structure } from '../facts/structure.ts';
import { botpressRoutes } from './frameworks/botpress.ts';
import { bunRoutes } from './frameworks/bun.ts';
import { denoRoutes } from './frameworks/deno.ts';
import { elysiaRoutes } from './frameworks/elysia.ts';
import { expressRoutes } from './frameworks/express.ts';
import { fastifyRoutes } from './frameworks/fastify.ts';
import { h3Routes } from './frameworks/h3.ts';
import { firebaseRoutes } from './frameworks/firebase.ts';
import { honoRoutes } from './frameworks/hono.ts';
import { lambdaRoutes } from './frameworks/lambda.ts';
import { n8nRoutes } from './frameworks/n8n.ts';
import { nestRoutes } from './frameworks/nest.ts';
import { nextAppRoutes, nextPagesRoutes } from './frameworks/next.ts';
import { remixRoutes } from './frameworks/remix.ts';
import { sveltekitRoutes } from './frameworks/sveltekit.ts';
import { vercelRoutes } from './frameworks/vercel.ts';
import { waspRoutes } from './frameworks/wasp.ts';
import { pagesFunctionRoutes, workerRoutes } from './frameworks/workers.ts';
import type { RecogniserContext } from './recogniser.ts';
import { literalPattern } from './seam.ts';

/** What a file holds that can register a webhook route or that has the handler of one: patterns that ignore case. */
export const routePatterns = (catalog: Catalog): readonly string[] => [
  'hook',
  'callback',
  'ipn',
  'notif',
  ...catalog.providers
    .flatMap(({ webhooks }) =>
      webhooks === null
        ? []
        : [...[...tellingHeaders(webhooks), ...webhooks.secretEnv, ...tellingEvents(webhooks)].map(literalPattern)],
    )
    .map((pattern) => pattern.toLowerCase()),
  ...pathPatterns(catalog),
];

const pathPatterns = (catalog: Catalog): readonly string[] => {
  const names = catalog.providers.flatMap(({ webhooks }) =>
    webhooks === null ? [] : [...webhooks.pathNames, ...(webhooks.endpoints?.paths ?? [])],
  );
  return names.length === 0 ? [] : [pathNamesPattern(names).toLowerCase()];
};

/** Headers that only webhooks have: every client sends `authorization`. */
export const tellingHeaders = ({ signatureHeaders, otherHeaders }: Webhooks): readonly string[] =>
  [...signatureHeaders, ...otherHeaders].filter((name) => name !== 'authorization');

/** The name of a provider as a part of a path of its own: `/webhooks/line`, `line-events`, `lineWebhook`, and no `online`. */
export const isNamedIn = (path: string, name: string): boolean => {
  const pattern = namePatterns.get(name) ?? new RegExp(pathNamesPattern([name]), 'iu');
  namePatterns.set(name, pattern);
  return pattern.test(`/${path}`);
};

/** Names stand in the catalog and in configs: there are not many. */
const namePatterns = new Map<string, RegExp>();

/**
 * One look at what stands before for all names together: for each alone it took 60 s where this takes one. Short names
 * are apart, since what stands before them has to be a part of the word that the gate looks for.
 */
const pathNamesPattern = (names: readonly string[]): string =>
  [names.filter(({ length }) => length > 2), names.filter(({ length }) => length < 3)]
    .filter(({ length }) => length > 0)
    .map(
      (some) =>
        `(?:^|[/'"\`._-]|hooks?)(?:${[...new Set(some)].sort().map(literalPattern).join('|')})(?=$|[/'"\`._?:{$-]|(?:web)?hook|callback|ipn|notif|event)`,
    )
    .join('|');

/** Event names that tell their sender: one plain word (`push`) could be anybody's. Each without what its `*` leaves open. */
const tellingEvents = (webhooks: Webhooks): readonly string[] =>
  webhooks.events.map((event) => event.replace(/\*.*$/u, '')).filter((start) => /[._:#]/u.test(start));

/** How each framework's routes are found. A registration that several frameworks write alike is `express` until files are linked. */
const frameworks: Readonly<Record<Route['framework'], RouteFinder>> = {
  express: (structure, path) => [...expressRoutes(structure, path), ...waspRoutes(structure, path)],
  'next-app': nextAppRoutes,
  'next-pages': nextPagesRoutes,
  nest: nestRoutes,
  lambda: lambdaRoutes,
  fastify: fastifyRoutes,
  hono: honoRoutes,
  // Its routers register as Express's do.
  koa: () => [],
  h3: h3Routes,
  sveltekit: sveltekitRoutes,
  remix: remixRoutes,
  worker: workerRoutes,
  'pages-function': pagesFunctionRoutes,
  // It registers as Express does.
  itty: () => [],
  vercel: vercelRoutes,
  deno: denoRoutes,
  bun: bunRoutes,
  firebase: firebaseRoutes,
  elysia: elysiaRoutes,
  botpress: botpressRoutes,
  n8n: n8nRoutes,
};

type RouteFinder = (structure: Structure, path: string) => readonly Route[];

/** Every place of a file where HTTP requests come in. Which of them are webhooks is known once files are linked. */
export const recogniseRoutes = (structure: Structure, { path }: RecogniserContext): readonly Route[] =>
  Object.values(frameworks).flatMap((routesOf) => routesOf(structure, path));
