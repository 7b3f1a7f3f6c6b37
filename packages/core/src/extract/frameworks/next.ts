import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { ModuleEdge, Structure } from '../../facts/structure.ts';

/** Next.js: the file's place is the route. */
export const next = {
  /** `app/api/hooks/route.ts`; groups and slots in the path name no segment. */
  appRoute: /(?:^|\/)app\/(?<path>(?:.*\/)?)route\.[cm]?[jt]sx?$/u,
  appMethods: ['GET', 'POST', 'PUT', 'PATCH'],
  /** `pages/api/hooks.ts`: the default export takes every method. */
  pagesRoute: /(?:^|\/)pages\/api\/(?<path>.*)\.[cm]?[jt]sx?$/u,
} as const;

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

export const nextAppRoutes = (structure: Structure, path: string): readonly Route[] => {
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

export const nextPagesRoutes = (structure: Structure, path: string): readonly Route[] => {
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
