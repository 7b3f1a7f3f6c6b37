/** SvelteKit: `src/routes/api/hooks/+server.ts` exports a function for each method. */
import type { Route } from '../../facts/route.ts';
import type { Structure } from '../../facts/structure.ts';
import { fileRoute, isExport } from './file-route.ts';

export const sveltekit = {
  /** Groups in the path name no segment. */
  route: /(?:^|\/)routes\/(?<path>(?:.*\/)?)\+server\.[cm]?[jt]s$/u,
  /** `fallback` takes every method that has none of its own. */
  methods: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE', fallback: 'ALL' },
} as const;

export const sveltekitRoutes = (structure: Structure, file: string): readonly Route[] => {
  const place = sveltekit.route.exec(file)?.groups?.['path'];
  if (place === undefined) return [];
  const path = `/${place
    .split('/')
    .filter((segment) => segment !== '' && !segment.startsWith('('))
    .join('/')}`;
  const methods: Readonly<Record<string, string>> = sveltekit.methods;
  return structure.edges.flatMap((edge) => {
    const method = isExport(edge) ? methods[edge.name] : undefined;
    return isExport(edge) && method !== undefined ? [fileRoute(structure, file, 'sveltekit', method, path, edge)] : [];
  });
};
