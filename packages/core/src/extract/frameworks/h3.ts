/** Nuxt and Nitro, whose handlers are h3's: a file under `server/api` or `server/routes` is served by its name. */
import type { Route } from '../../facts/route.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import { defaultExport, fileRoute } from './file-route.ts';

export const h3 = {
  /** What is served under `/api`, and what without. */
  route: /(?:^|\/)server\/(?<root>api|routes)\/(?<path>.*)\.[cm]?[jt]s$/u,
  /** Of Nitro alone, where the folders lie at the root of the package: told apart by how a handler is written. */
  bare: /(?:^|\/)(?<root>api|routes)\/(?<path>.*)\.[cm]?[jt]s$/u,
  /** A project's own, which need not be handed what takes an event. */
  ownWrappers: /^(?:define|with|wrap)[A-Z]/u,
  /** Names under which h3's wrapper of a handler goes. */
  wrappers: /(?:^eventHandler$|EventHandler$|^defineHandler$)/u,
} as const;

export const h3Routes = (structure: Structure, file: string): readonly Route[] => {
  const place = h3.route.exec(file)?.groups ?? h3.bare.exec(file)?.groups;
  const edge = place === undefined ? undefined : defaultExport(structure);
  if (place === undefined || edge?.kind !== 'export') return [];
  if (!isHandler(structure, edge.value, h3.route.test(file))) return [];
  const { path, method } = servedAt(place['root'] ?? '', place['path'] ?? '');
  return [fileRoute(structure, file, 'h3', method, path, edge)];
};

/** `hooks/stripe.post`, `users/[id]`, `index.get`; a last part `dev` or `prod` says where it is served. */
const servedAt = (root: string, place: string): { readonly path: string; readonly method: string } => {
  const plain = place.replace(/\.(?:dev|prod|prerender)$/u, '');
  const verb = /\.(get|head|post|put|patch|delete|options|connect|trace)$/u.exec(plain)?.[1];
  const name = verb === undefined ? plain : plain.slice(0, -verb.length - 1);
  const segments = name.split('/').filter((segment) => segment !== 'index' && !/^\(.*\)$/u.test(segment));
  return {
    path: `/${[...(root === 'api' ? ['api'] : []), ...segments].join('/')}`,
    method: verb === undefined ? 'ALL' : verb.toUpperCase(),
  };
};

/** `defineEventHandler(...)`, or a wrapper of the project's own around what takes an event. A router is none. */
const isHandler = (structure: Structure, id: ValueId, isPlaced: boolean, depth = 0): boolean => {
  const value = structure.values[id];
  if (value === undefined || depth > 4) return false;
  const into = (one: ValueId): boolean => isHandler(structure, one, isPlaced, depth + 1);
  if (value.kind === 'variable') return value.defs.some(into);
  if (value.kind === 'function') return isPlaced && takesEvent(structure, value.fn);
  const call = value.kind === 'call' ? structure.calls[value.call] : undefined;
  if (call === undefined) return false;
  const callee = structure.values[call.callee];
  const name = callee !== undefined && 'name' in callee ? callee.name : importedName(structure, call.callee);
  if (h3.wrappers.test(name ?? '')) return true;
  return isPlaced && (h3.ownWrappers.test(name ?? '') || call.args.some((argument) => into(argument.value)));
};

const importedName = (structure: Structure, id: ValueId): string | null => {
  const value = structure.values[id];
  return value?.kind === 'import' ? value.name : null;
};

const takesEvent = (structure: Structure, fn: number): boolean => {
  const [event] = structure.functions[fn]?.params ?? [];
  return /^(?:_?event|_?evt|e)$/u.test(event?.name ?? '') || /^H3Event$/u.test(event?.type?.name ?? '');
};
