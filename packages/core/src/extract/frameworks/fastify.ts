/** Fastify: a route is `app.post(path, options?, handler)` or `app.route({ method, url, handler })`. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, CallId, ObjectEntry, Structure, ValueId } from '../../facts/structure.ts';

const METHODS = /^(?:post|put|patch|delete|all)$/u;

/** Registrations whose handler stands in an options object: no other framework has them. */
export const fastifyRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.calls.flatMap((call, id) => {
    const callee = structure.values[call.callee];
    if (callee?.kind !== 'member' || callee.name === null) return [];
    if (callee.name === 'route') return fromObject(structure, path, call, id, callee.object);
    return METHODS.test(callee.name) ? fromOptions(structure, path, call, id, callee.object, callee.name) : [];
  });

const fromObject = (structure: Structure, path: string, call: Call, id: CallId, router: ValueId): readonly Route[] => {
  const options = call.args[0]?.value;
  const url = entryOf(structure, options, /^(?:url|path)$/u);
  const handler = entryOf(structure, options, /^handler$/u);
  if (options === undefined || url === undefined || handler === undefined) return [];
  return [
    {
      ...blank(path, call, id, router),
      method: methodOf(structure, entryOf(structure, options, /^method$/u)),
      pathValue: url.value,
      handlers: [options, handler.value],
    },
  ];
};

/** `app.post(path, { preHandler, handler })`. */
const fromOptions = (
  structure: Structure,
  path: string,
  call: Call,
  id: CallId,
  router: ValueId,
  name: string,
): readonly Route[] => {
  const [url, options] = call.args;
  const handler = entryOf(structure, options?.value, /^handler$/u);
  if (url === undefined || options === undefined || handler === undefined || call.args.length !== 2) return [];
  return [
    {
      ...blank(path, call, id, router),
      method: name.toUpperCase(),
      pathValue: url.value,
      handlers: [options.value, handler.value],
    },
  ];
};

const blank = (path: string, call: Call, id: CallId, router: ValueId) => ({
  kind: 'route' as const,
  span: spanOf(path, call.at),
  framework: 'fastify' as const,
  path: null,
  router,
  call: id,
  exportName: null,
});

const entryOf = (structure: Structure, id: ValueId | undefined, key: RegExp): ObjectEntry | undefined => {
  const value = id === undefined ? undefined : structure.values[id];
  if (value?.kind === 'variable' && value.defs.length === 1) return entryOf(structure, value.defs[0], key);
  return value?.kind === 'object'
    ? value.entries.find((entry) => entry.key !== null && key.test(entry.key))
    : undefined;
};

const methodOf = (structure: Structure, entry: ObjectEntry | undefined): string => {
  const value = entry === undefined ? undefined : structure.values[entry.value];
  const [only] = value?.kind === 'array' && value.items.length === 1 ? value.items : [];
  const item = only === undefined ? value : structure.values[only];
  if (item?.kind === 'string' && item.text !== null) return item.text.toUpperCase();
  return 'ALL';
};
