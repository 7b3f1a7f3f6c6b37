/** Deno, Supabase's edge functions among its users: `Deno.serve(handler)`, and `serve(handler)` of its older library. */
import type { Route } from '../../facts/route.ts';
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import { heldEntry, heldValues, isImported } from './held-values.ts';
import { routeOf } from './workers.ts';

export const deno = {
  /** The folder is the route. */
  supabase: /(?:^|\/)supabase\/functions\/(?<name>[^_/][^/]*)\//u,
  /** What a file that serves all paths holds, in Bun too. */
  entry: String.raw`\b(?:Deno|Bun)\s*\.\s*serve\b|\bdeno\.land/std[^'"]*/http|@std/http`,
  /** The library that `serve` comes out of. */
  http: /(?:^|[:/])(?:@?std(?:@[^/]*)?\/http|@std\/http)(?:[@/]|$)/u,
} as const;

export const denoRoutes = (structure: Structure, path: string): readonly Route[] => {
  const name = deno.supabase.exec(path)?.groups?.['name'];
  return structure.calls.flatMap((call) => {
    const handler = serves(structure, call) ? handlerOf(structure, call) : undefined;
    if (handler === undefined) return [];
    return [routeOf(structure, path, 'deno', handler, name === undefined ? {} : { path: `/${name}` })];
  });
};

const serves = (structure: Structure, call: Call): boolean => {
  const callee = structure.values[call.callee];
  const object = callee?.kind === 'member' && callee.name === 'serve' ? structure.values[callee.object] : undefined;
  if (object?.kind === 'global') return object.name === 'Deno';
  return isImported(structure, call.callee, deno.http, 'serve');
};

/** `serve(handler)`, `serve(handler, options)`, `serve(options, handler)`, `serve({ handler })`. */
const handlerOf = (structure: Structure, { args }: Call): ValueId | undefined => {
  const isObject = (id: ValueId): boolean => heldValues(structure, id).some(({ value }) => value.kind === 'object');
  const given = args.find(({ value }) => !isObject(value));
  const [options] = args;
  return given?.value ?? (options === undefined ? undefined : heldEntry(structure, options.value, 'handler')?.value);
};
