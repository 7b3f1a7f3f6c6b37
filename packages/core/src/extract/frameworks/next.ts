import type { Route } from '../../facts/route.ts';
import type { Structure } from '../../facts/structure.ts';
import { defaultExport, fileRoute, isExport } from './file-route.ts';

/** Next.js: the file's place is the route. */
export const next = {
  /** `app/api/hooks/route.ts`; groups and slots in the path name no segment. */
  appRoute: /(?:^|\/)app\/(?<path>(?:.*\/)?)route\.[cm]?[jt]sx?$/u,
  appMethods: ['GET', 'POST', 'PUT', 'PATCH'],
  /** `pages/api/hooks.ts`: the default export takes every method. */
  pagesRoute: /(?:^|\/)pages\/api\/(?<path>.*)\.[cm]?[jt]sx?$/u,
} as const;

export const nextAppRoutes = (structure: Structure, path: string): readonly Route[] => {
  const place = next.appRoute.exec(path)?.groups?.['path'];
  if (place === undefined) return [];
  const route = `/${place
    .split('/')
    .filter((segment) => segment !== '' && !/^[(@]/u.test(segment))
    .join('/')}`;
  return structure.edges.flatMap((edge) =>
    isExport(edge) && (next.appMethods as readonly string[]).includes(edge.name)
      ? [fileRoute(structure, path, 'next-app', edge.name, route, edge)]
      : [],
  );
};

export const nextPagesRoutes = (structure: Structure, path: string): readonly Route[] => {
  const place = next.pagesRoute.exec(path)?.groups?.['path'];
  if (place === undefined) return [];
  const edge = defaultExport(structure);
  if (edge === undefined) return [];
  return [fileRoute(structure, path, 'next-pages', 'ALL', `/api/${place.replace(/(?:^|\/)index$/u, '')}`, edge)];
};
