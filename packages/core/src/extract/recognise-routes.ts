import type { Catalog } from '../catalog/catalog.ts';
import type { Webhooks } from '../catalog/provider.ts';
import type { Route } from '../facts/route.ts';
import { spanOf } from '../facts/span.ts';
import type { ModuleEdge, Structure } from '../facts/structure.ts';
import { express } from './frameworks/express.ts';
import { next } from './frameworks/next.ts';
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

/** Every place of a file where HTTP requests come in. Which of them are webhooks is known once files are linked. */
export const recogniseRoutes = (structure: Structure, { path }: RecogniserContext): readonly Route[] => [
  ...registrations(structure, path),
  ...appRoutes(structure, path),
  ...pagesRoutes(structure, path),
];

const registrations = (structure: Structure, path: string): readonly Route[] =>
  structure.mounts.flatMap((mount) => {
    const call = structure.calls[mount.call];
    if (call === undefined || mount.path === null || mount.handlers.length === 0) return [];
    if (!(express.methods as readonly string[]).includes(mount.method)) return [];
    return [
      {
        kind: 'route' as const,
        span: spanOf(path, call.at),
        framework: 'express' as const,
        method: mount.method.toUpperCase(),
        path: null,
        pathValue: mount.path,
        handlers: mount.handlers,
        router: mount.on,
        call: mount.call,
        exportName: null,
      },
    ];
  });

const fileRoute = (
  structure: Structure,
  path: string,
  framework: Route['framework'],
  method: string,
  route: string,
  edge: ModuleEdge,
): Route => ({
  kind: 'route',
  span: spanOf(path, edge.kind === 'export' ? handlerRange(structure, edge) : edge.at),
  framework,
  method,
  path: route,
  pathValue: null,
  handlers: [],
  router: null,
  call: null,
  exportName: edge.kind === 'export' || edge.kind === 're-export' ? edge.name : null,
});

const appRoutes = (structure: Structure, path: string): readonly Route[] => {
  const place = next.appRoute.exec(path)?.groups?.['path'];
  if (place === undefined) return [];
  const route = `/${place
    .split('/')
    .filter((segment) => segment !== '' && !/^[(@]/u.test(segment))
    .join('/')}`;
  return structure.edges.flatMap((edge) =>
    (edge.kind === 'export' || edge.kind === 're-export') && (next.appMethods as readonly string[]).includes(edge.name)
      ? [fileRoute(structure, path, 'next-app', edge.name, route, edge)]
      : [],
  );
};

const pagesRoutes = (structure: Structure, path: string): readonly Route[] => {
  const place = next.pagesRoute.exec(path)?.groups?.['path'];
  if (place === undefined) return [];
  const edge = structure.edges.find(
    (one) =>
      (one.kind === 'export' && (one.name === 'default' || one.name === '=')) ||
      (one.kind === 're-export' && one.name === 'default'),
  );
  if (edge === undefined) return [];
  return [fileRoute(structure, path, 'next-pages', 'ALL', `/api/${place.replace(/(?:^|\/)index$/u, '')}`, edge)];
};

/** The exported function itself where it stands in the file, so that a finding points at code. */
const handlerRange = (
  structure: Structure,
  edge: Extract<ModuleEdge, { kind: 'export' }>,
): readonly [number, number] => {
  const value = structure.values[edge.value];
  const defs = value?.kind === 'variable' ? value.defs : [edge.value];
  const [only] = defs;
  const target = defs.length === 1 && only !== undefined ? structure.values[only] : undefined;
  if (target?.kind === 'function' || target?.kind === 'call') return target.at;
  return edge.at;
};
