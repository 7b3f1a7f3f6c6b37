/** Bun: `Bun.serve({ fetch, routes: { '/hooks': { POST: handler } } })`. */
import type { Route } from '../../facts/route.ts';
import type { Call, ObjectEntry, Structure } from '../../facts/structure.ts';
import { heldEntry, heldValues, isImported } from './held-values.ts';
import { routeOf } from './workers.ts';

const METHOD = /^(?:GET|POST|PUT|PATCH|DELETE)$/u;

export const bunRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.calls.flatMap((call) => {
    const [options] = call.args;
    if (options === undefined || !serves(structure, call)) return [];
    const handler = heldEntry(structure, options.value, 'fetch');
    const routes = heldEntry(structure, options.value, 'routes');
    return [
      ...(handler === undefined ? [] : [routeOf(structure, path, 'bun', handler.value)]),
      ...(routes === undefined ? [] : entriesOf(structure, routes)).flatMap((entry) =>
        servedBy(structure, path, entry),
      ),
    ];
  });

const serves = (structure: Structure, call: Call): boolean => {
  const callee = structure.values[call.callee];
  const object = callee?.kind === 'member' && callee.name === 'serve' ? structure.values[callee.object] : undefined;
  if (object?.kind === 'global') return object.name === 'Bun';
  return isImported(structure, call.callee, /^bun$/u, 'serve');
};

const entriesOf = (structure: Structure, { value }: ObjectEntry): readonly ObjectEntry[] =>
  heldValues(structure, value).flatMap((held) => (held.value.kind === 'object' ? held.value.entries : []));

/** A path with a handler, or with one for each method. */
const servedBy = (structure: Structure, file: string, entry: ObjectEntry): readonly Route[] => {
  const { key } = entry;
  if (key === null || entry.spread) return [];
  const methods = entriesOf(structure, entry).filter((one) => METHOD.test(one.key ?? ''));
  if (methods.length === 0) return [routeOf(structure, file, 'bun', entry.value, { path: key })];
  return methods.map((one) =>
    routeOf(structure, file, 'bun', one.value, { path: key, ...(one.key === null ? {} : { method: one.key }) }),
  );
};
