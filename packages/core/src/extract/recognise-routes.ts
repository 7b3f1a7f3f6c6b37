import type { Catalog } from '../catalog/catalog.ts';
import type { Webhooks } from '../catalog/provider.ts';
import type { Route } from '../facts/route.ts';
import type { Structure } from '../facts/structure.ts';
import { expressRoutes } from './frameworks/express.ts';
import { fastifyRoutes } from './frameworks/fastify.ts';
import { honoRoutes } from './frameworks/hono.ts';
import { lambdaRoutes } from './frameworks/lambda.ts';
import { nestRoutes } from './frameworks/nest.ts';
import { nextAppRoutes, nextPagesRoutes } from './frameworks/next.ts';
import type { RecogniserContext } from './recogniser.ts';

/** Words of a file that can register a webhook route or hold the handler of one, lower case. */
export const routeWords = (catalog: Catalog): readonly string[] => [
  'hook',
  'callback',
  'ipn',
  'notif',
  ...catalog.providers
    .flatMap(({ webhooks }) =>
      webhooks === null
        ? []
        : [
            ...webhooks.signatureHeaders,
            ...webhooks.otherHeaders,
            ...webhooks.secretEnv,
            ...webhooks.pathNames,
            ...tellingEvents(webhooks),
          ],
    )
    .map((word) => word.toLowerCase()),
];

/** Event names that tell their sender: one plain word (`push`) could be anybody's. Each without what its `*` leaves open. */
const tellingEvents = (webhooks: Webhooks): readonly string[] =>
  webhooks.events.map((event) => event.replace(/\*.*$/u, '')).filter((start) => /[._:]/u.test(start));

/** How each framework's routes are found. A registration that several frameworks write alike is `express` until files are linked. */
const frameworks: Readonly<Record<Route['framework'], RouteFinder>> = {
  express: expressRoutes,
  'next-app': nextAppRoutes,
  'next-pages': nextPagesRoutes,
  nest: nestRoutes,
  lambda: lambdaRoutes,
  fastify: fastifyRoutes,
  hono: honoRoutes,
};

type RouteFinder = (structure: Structure, path: string) => readonly Route[];

/** Every place of a file where HTTP requests come in. Which of them are webhooks is known once files are linked. */
export const recogniseRoutes = (structure: Structure, { path }: RecogniserContext): readonly Route[] =>
  Object.values(frameworks).flatMap((routesOf) => routesOf(structure, path));
