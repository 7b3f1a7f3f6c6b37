/** Remix and React Router: `action` of a route's module takes what is sent, `loader` what is asked. */
import type { Route } from '../../facts/route.ts';
import type { Structure } from '../../facts/structure.ts';
import { fileRoute, isExport } from './file-route.ts';

export const remix = {
  /** By custom. */
  route: /(?:^|\/)app\/routes\/(?<path>.*)\.[cm]?[jt]sx?$/u,
  /** Files that a `routes.ts` may name. */
  module: /(?:^|\/)(?:app|src)\/(?:routes\/)?(?<path>.*)\.[cm]?[jt]sx?$/u,
  methods: { action: 'POST', loader: 'GET' },
  /** Where the exports are called `action` for a reason of this framework's. */
  packages: /^(?:@remix-run\/|@react-router\/|react-router$|remix$|@shopify\/(?:remix-oxygen|shopify-app-remix))/u,
  types: /(?:^|\.)(?:Data|Action|Loader)(?:Function)?Args$/u,
  /** Without one of these a file that lies elsewhere holds no route. */
  words: String.raw`\b(?:action|loader)\b`,
} as const;

export const remixRoutes = (structure: Structure, file: string): readonly Route[] => {
  const placed = remix.route.exec(file)?.groups?.['path'];
  const place = placed ?? remix.module.exec(file)?.groups?.['path'];
  if (place === undefined) return [];
  const methods: Readonly<Record<string, string>> = remix.methods;
  return structure.edges.flatMap((edge) => {
    const method = isExport(edge) ? methods[edge.name] : undefined;
    if (!isExport(edge) || method === undefined || (placed === undefined && !isOfFramework(structure))) return [];
    return [fileRoute(structure, file, 'remix', method, servedAt(place), edge)];
  });
};

/** A file that lies elsewhere takes something of the framework, be it a type. */
const isOfFramework = ({ edges, functions }: Structure): boolean =>
  edges.some((edge) => edge.kind === 'import' && remix.packages.test(edge.specifier)) ||
  functions.some(({ params }) => {
    const type = params[0]?.type;
    return remix.types.test(type?.name ?? '') || remix.packages.test(type?.specifier ?? '');
  });

/** `webhooks.app.uninstalled`, `api+/hooks.$id`, `_auth.login/route`: dots and folders part segments, an underscore hides one. */
const servedAt = (place: string): string => {
  const parts = place
    .replaceAll(/\[([^\]]*)\]/gu, (_, literal: string) => literal.replaceAll('.', ESCAPED))
    .replaceAll(/\+\//gu, '/')
    .split(/[./]/u)
    .map((part) => part.replaceAll(ESCAPED, '.'));
  const last = parts.at(-1);
  const segments = last === 'route' || last === 'index' ? parts.slice(0, -1) : parts;
  return `/${segments
    .filter((part) => part !== '' && !part.startsWith('_'))
    .map(segmentOf)
    .join('/')}`;
};

const ESCAPED = '\u0000';

/** `$id` is a parameter, `$` takes the rest, `app_` is not nested in what is called so. */
const segmentOf = (part: string): string => {
  if (part === '$') return '*';
  return part.startsWith('$') ? `:${part.slice(1)}` : part.replace(/_$/u, '');
};
