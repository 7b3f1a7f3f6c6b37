/** Hono with OpenAPI: `app.openapi(createRoute({ method, path, middleware }), handler)`. The rest registers as Express does. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { Structure, Value, ValueId } from '../../facts/structure.ts';

export const honoRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.calls.flatMap((call, id) => {
    const callee = structure.values[call.callee];
    const [options, handler] = call.args;
    if (callee?.kind !== 'member' || callee.name !== 'openapi' || options === undefined || handler === undefined)
      return [];
    const route = describedRoute(structure, options.value);
    const entryOf = (key: string): ValueId | undefined => route?.entries.find((entry) => entry.key === key)?.value;
    const url = entryOf('path');
    if (url === undefined) return [];
    const middleware = entryOf('middleware');
    const method = entryOf('method');
    const verb = method === undefined ? undefined : structure.values[method];
    return [
      {
        kind: 'route' as const,
        span: spanOf(path, call.at),
        framework: 'hono' as const,
        method: verb?.kind === 'string' && verb.text !== null ? verb.text.toUpperCase() : 'ALL',
        path: null,
        pathValue: url,
        handlers: middleware === undefined ? [handler.value] : [middleware, handler.value],
        router: callee.object,
        call: id,
        exportName: null,
      },
    ];
  });

/** The object that a route of this file is described by, in `createRoute(...)` or as it is. */
const describedRoute = (
  structure: Structure,
  id: ValueId,
  depth = 0,
): Extract<Value, { kind: 'object' }> | undefined => {
  const value = structure.values[id];
  if (value?.kind === 'object' || value === undefined || depth > 4) return value?.kind === 'object' ? value : undefined;
  const call = value.kind === 'call' ? structure.calls[value.call] : undefined;
  const inner = value.kind === 'variable' && value.defs.length === 1 ? value.defs[0] : call?.args[0]?.value;
  return inner === undefined ? undefined : describedRoute(structure, inner, depth + 1);
};
