import type { Route } from '../../facts/route.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call, Mount, Structure } from '../../facts/structure.ts';

/** Express and what speaks like it: `app.post(path, ...middleware, handler)`. */
export const express = {
  /** Packages whose default export, called, is an application; `Router` makes a router. */
  packages: ['express', 'express-promise-router', 'polka', 'router', 'express-ws', 'restify'],
  /** Registrations that reach a handler. */
  methods: ['get', 'post', 'put', 'patch', 'delete', 'all', 'use'],
} as const;

/** `router.post(path, ...middleware, handler)`, as Hono and Fastify write it too. */
export const expressRoutes = (structure: Structure, path: string): readonly Route[] =>
  structure.mounts.flatMap((mount) => {
    const call = structure.calls[mount.call];
    if (call === undefined || mount.path === null || mount.handlers.length === 0) return [];
    if (!(express.methods as readonly string[]).includes(mount.method)) return [];
    return [
      {
        kind: 'route' as const,
        span: spanOf(path, registeredAt(structure, mount, call)),
        framework: 'express' as const,
        method: mount.method.toUpperCase(),
        path: null,
        pathValue: mount.path,
        handlers: mount.handlers,
        router: mount.on,
        call: mount.call,
        exportName: null,
      },
    ];
  });

/** Of `app.use(a).post(path, handler)` the part behind the chain: a finding points at its own link. */
const registeredAt = (structure: Structure, { path }: Mount, call: Call): Range => {
  const callee = structure.values[call.callee];
  const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
  const start = path === null ? undefined : structure.values[path]?.at[0];
  return object?.kind === 'call' && start !== undefined && start > object.at[1] ? [start, call.at[1]] : call.at;
};
