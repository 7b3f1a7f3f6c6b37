/** Where a handler is served, place by place: most have one, some tell paths apart by themselves. */
import type { Route } from '../../facts/route.ts';
import type { Span } from '../../facts/span.ts';
import { type Asked, anyOtherPath } from '../../flow/guards/asked.ts';
import type { Handlers } from '../../flow/handlers.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Framework } from './framework.ts';
import { servedPaths } from './served-paths.ts';

export interface Place {
  readonly span: Span;
  /** null: the route says it. */
  readonly path: string | null;
  /** What runs there. */
  readonly functions: readonly FunctionRef[];
  /** The request that comes there, where it is told apart from others. */
  readonly asked?: Asked;
}

export const placesOf = (
  flow: Flow,
  route: Route,
  { roles, dispatches, hasOwnAddress }: Framework,
  { functions }: Handlers,
): readonly Place[] => {
  const whole = { span: route.span, path: null, functions };
  if (dispatches !== true) return [whole];
  if (hasOwnAddress === true) return [{ ...whole, asked: { path: anyOtherPath, method: 'POST' } }];
  const method = /^(?:ALL|USE)$/u.test(route.method) ? 'POST' : route.method;
  const { paths, beside } = servedPaths(flow, functions, roles);
  if (paths.length === 0) return [{ ...whole, asked: { path: null, method } }];
  return [
    ...paths.map(({ path, span, parts }) => ({ span, path, functions: parts, asked: { path, method } })),
    ...(beside.length === 0 ? [] : [{ ...whole, functions: beside, asked: { path: anyOtherPath, method } }]),
  ];
};
