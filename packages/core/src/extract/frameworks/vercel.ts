/** Functions of Vercel: a file under `api` is the route, written as Node has it or as the web has it. Netlify's of the newer kind. */
import type { Route } from '../../facts/route.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Param, Structure, ValueId } from '../../facts/structure.ts';
import { type ExportEdge, fileRoute, isExport } from './file-route.ts';
import { heldValues } from './held-values.ts';
import { next } from './next.ts';

export const vercel = {
  /** At the root of what is deployed; a segment that begins with an underscore or a dot serves nothing. */
  route: /^(?<root>(?:.*\/)?)api\/(?<path>(?:[^_./][^/]*\/)*[^_./][^/]*)\.[cm]?[jt]s$/u,
  netlify: /(?:^|\/)netlify\/(?:edge-)?functions\/(?<path>[^_].*)\.[cm]?[jt]sx?$/u,
  /** Folders whose `api` is a part of some other framework, or of a client. */
  others:
    /(?:^|\/)(?:src|app|pages|lib|libs|server|backend|routes|router|controllers|services|modules|components|utils|client|dist|build|tests?|__tests__|functions)\/$/u,
  /** Folders below `api` that hold what a server is made of. */
  parts:
    /(?:^|\/)(?:src|routes?|routers?|controllers?|services?|lib|libs|utils|middlewares?|models?|handlers?|config|helpers|tests?|__tests__|dist|build)\//u,
  methods: ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'],
  types: /^(?:VercelRequest|VercelApiHandler|NowRequest)$/u,
} as const;

export const vercelRoutes = (structure: Structure, file: string): readonly Route[] => {
  if (next.appRoute.test(file) || next.pagesRoute.test(file)) return [];
  const place = vercel.route.exec(file)?.groups;
  const netlify = vercel.netlify.exec(file)?.groups?.['path'];
  if (netlify !== undefined) return netlifyRoutes(structure, file, netlify);
  const path = place?.['path'];
  if (path === undefined || vercel.parts.test(path) || vercel.others.test(place?.['root'] ?? '')) return [];
  const served = `/api/${path
    .split('/')
    .filter((segment) => segment !== 'index')
    .map((segment) => segment.replace(/^\[\.\.\..*\]$/u, '*').replace(/^\[(.*)\]$/u, ':$1'))
    .join('/')}`;
  const isSure = place?.['root'] === '' || saysVercel(structure);
  return structure.edges.filter(isExport).flatMap((edge) => {
    const method = methodOf(structure, edge, isSure);
    return method === undefined ? [] : [fileRoute(structure, file, 'vercel', method, served, edge)];
  });
};

/** What a function of Vercel may be exported as; undefined: this is none. */
const methodOf = (structure: Structure, edge: ExportEdge, isSure: boolean): string | undefined => {
  const isDefault = edge.name === 'default' || edge.name === '=';
  if (!isDefault && !(vercel.methods as readonly string[]).includes(edge.name)) return undefined;
  if (edge.kind === 're-export') return isSure ? (isDefault ? 'ALL' : edge.name) : undefined;
  const taken = paramsOf(structure, edge.value);
  if (taken.some((params) => vercel.types.test(params[0]?.type?.name ?? ''))) return isDefault ? 'ALL' : edge.name;
  if (!isSure || !taken.some((params) => isListener(params) || isWebHandler(structure, params))) return undefined;
  return isDefault ? 'ALL' : edge.name;
};

/** Only what runs there says so of itself, where the folder alone leaves it open. */
const saysVercel = (structure: Structure): boolean =>
  structure.edges.some((edge) => edge.kind === 'export' && edge.name === 'config') ||
  structure.functions.some(({ params }) => params.some(({ type }) => vercel.types.test(type?.name ?? ''))) ||
  structure.edges.some((edge) => edge.kind === 'import' && /^@vercel\/(?:node|functions|edge)$/u.test(edge.specifier));

/** The parameters of the functions that a value is, or that a wrapper is handed. */
const paramsOf = (
  structure: Structure,
  id: ValueId,
  depth = 0,
  seen = new Set<ValueId>(),
): readonly (readonly Param[])[] =>
  depth > 3 || seen.has(id) || !seen.add(id)
    ? []
    : heldValues(structure, id).flatMap(({ value }) => {
        if (value.kind === 'function') return [structure.functions[value.fn]?.params ?? []];
        if (value.kind === 'object')
          return value.entries
            .filter(({ key }) => key === 'fetch')
            .flatMap((entry) => paramsOf(structure, entry.value, depth + 1, seen));
        const args = value.kind === 'call' ? (structure.calls[value.call]?.args ?? []) : [];
        return args.flatMap((argument) => paramsOf(structure, argument.value, depth + 1, seen));
      });

const isRequest = (param: Param | undefined): boolean =>
  /^_?(?:req|request)$/u.test(param?.name ?? '') || /Request$/u.test(param?.type?.name ?? '');

/** `(req, res)`. */
export const isListener = ([request, response, ...rest]: readonly Param[]): boolean =>
  isRequest(request) && rest.length === 0 && /^_?(?:res|response)$/u.test(response?.name ?? '');

/** `(request) => new Response()`. */
const isWebHandler = (structure: Structure, params: readonly Param[]): boolean =>
  params.length <= 2 && isRequest(params[0]) && someOfKind(structure, 'global', ({ name }) => name === 'Response');

const netlifyRoutes = (structure: Structure, file: string, path: string): readonly Route[] =>
  structure.edges
    .filter(isExport)
    .flatMap((edge) =>
      edge.kind === 'export' &&
      edge.name === 'default' &&
      paramsOf(structure, edge.value).some((params) => isWebHandler(structure, params))
        ? [fileRoute(structure, file, 'vercel', 'ALL', `/.netlify/functions/${path.replace(/\/index$/u, '')}`, edge)]
        : [],
    );
