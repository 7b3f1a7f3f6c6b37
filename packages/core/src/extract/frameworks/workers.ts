/** Cloudflare Workers, and whatever else takes a module whose default export has `fetch`; Pages functions. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import { isExport } from './file-route.ts';
import { heldEntry, heldValues } from './held-values.ts';
import { placeOf } from './lambda.ts';

export const workers = {
  /** `functions/api/hooks.ts`; a file that begins with an underscore serves nothing. */
  pagesFunction: /(?:^|\/)functions\/(?<path>(?:.*\/)?[^_/][^/]*)\.[cm]?[jt]sx?$/u,
  pagesMethods: {
    onRequest: 'ALL',
    onRequestGet: 'GET',
    onRequestPost: 'POST',
    onRequestPut: 'PUT',
    onRequestPatch: 'PATCH',
    onRequestDelete: 'DELETE',
  },
  /** Without one of these a file has no such handler. */
  words: String.raw`\bexport\s+default\b|\bas\s+default\b|module\.exports|addEventListener|\bserve\b|\bonRequest`,
  /** How `fetch` stands in an object or a class, or is listened to. */
  /** The usual ways to write an entry, which may hold no other word than these. */
  entry: String.raw`export\s+default\s*(?:\{|class\b)[\s\S]{0,300}?\bfetch\s*\(\s*_?req|\{\s*fetch\s*(?:,|\}|:)|addEventListener\s*\(\s*['"]fetch`,
  fetchWords: String.raw`\bfetch['"]?\s*[(:,}=]|['"]fetch['"]|\bonRequest`,
} as const;

export const workerRoutes = (structure: Structure, path: string): readonly Route[] => [
  ...moduleRoutes(structure, path),
  ...listenerRoutes(structure, path),
];

/** `export default { fetch(request, env, ctx) {} }`, a class of it, or one inside what wraps it. */
const moduleRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.edges.flatMap((edge) => {
    if (edge.kind !== 'export' || !/^(?:default|=)$/u.test(edge.name)) return [];
    const handler = heldEntry(structure, edge.value, 'fetch')?.value ?? fetchOfClass(structure, edge.value);
    return handler !== undefined && takesRequest(structure, handler)
      ? [routeOf(structure, path, 'worker', handler)]
      : [];
  });

const fetchOfClass = (structure: Structure, id: ValueId): ValueId | undefined =>
  heldValues(structure, id)
    .flatMap(({ value }) => (value.kind === 'class' ? (structure.classes[value.cls]?.members ?? []) : []))
    .find((member) => member.name === 'fetch' && !member.static)?.value;

/** A component of a page has a `fetch` of its own, and so has a client; neither is handed a request. */
const takesRequest = (structure: Structure, id: ValueId): boolean => {
  const [held] = heldValues(structure, id);
  if (held?.value.kind !== 'function') return held?.value.kind === 'import' || held?.value.kind === 'call';
  const [request] = structure.functions[held.value.fn]?.params ?? [];
  if (request === undefined || request.rest) return false;
  return (
    /^(?:_?req(?:uest)?|r)$/iu.test(request.name ?? '') ||
    /(?:^|\.)Request$/u.test(request.type?.name ?? '') ||
    someOfKind(structure, 'global', ({ name }) => name === 'Response')
  );
};

/** `addEventListener('fetch', (event) => event.respondWith(handle(event.request)))`. */
const listenerRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.calls.flatMap((call) => {
    const callee = structure.values[call.callee];
    const [event, listener] = call.args;
    if (!(callee?.kind === 'global' || callee?.kind === 'member') || callee.name !== 'addEventListener') return [];
    const name = event === undefined ? undefined : structure.values[event.value];
    if (listener === undefined || name?.kind !== 'string' || name.text !== 'fetch') return [];
    return [routeOf(structure, path, 'worker', listener.value)];
  });

/** Where it is served is said outside the code: a folder is named after it at best. */
export const routeOf = (
  structure: Structure,
  path: string,
  framework: Route['framework'],
  handler: ValueId,
  served: { readonly path?: string; readonly method?: string } = {},
): Route => {
  const [held] = heldValues(structure, handler);
  const at =
    held?.value.kind === 'function' || held?.value.kind === 'call' ? held.value.at : structure.values[handler]?.at;
  return {
    kind: 'route',
    span: spanOf(path, at ?? [0, 0]),
    framework,
    method: served.method ?? 'ALL',
    path: served.path ?? placeOf(path, 'default'),
    pathValue: null,
    handlers: [handler],
    router: null,
    call: null,
    exportName: null,
  };
};

export const pagesFunctionRoutes = (structure: Structure, path: string): readonly Route[] => {
  const place = workers.pagesFunction.exec(path)?.groups?.['path'];
  if (place === undefined) return [];
  const served = `/${place
    .split('/')
    .filter((segment) => segment !== 'index')
    .map((segment) => segment.replace(/^\[\[.*\]\]$/u, '*').replace(/^\[(.*)\]$/u, ':$1'))
    .join('/')}`;
  const methods: Readonly<Record<string, string>> = workers.pagesMethods;
  return structure.edges.flatMap((edge) => {
    const method = isExport(edge) ? methods[edge.name] : undefined;
    if (!isExport(edge) || method === undefined) return [];
    if (edge.kind === 'export')
      return [routeOf(structure, path, 'pages-function', edge.value, { path: served, method })];
    return [
      {
        ...routeOf(structure, path, 'pages-function', -1, { path: served, method }),
        span: spanOf(path, edge.at),
        handlers: [],
        exportName: edge.name,
      },
    ];
  });
};
