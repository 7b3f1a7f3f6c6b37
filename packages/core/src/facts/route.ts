import type { Span } from './span.ts';
import type { CallId, ValueId } from './structure.ts';

/** A place where HTTP requests come in: a route registered on a router, or a handler a framework finds by its file. */
export interface Route {
  readonly kind: 'route';
  /** The registration, or the exported handler. */
  readonly span: Span;
  readonly framework:
    | 'express'
    | 'next-app'
    | 'next-pages'
    | 'nest'
    | 'lambda'
    | 'fastify'
    | 'hono'
    | 'koa'
    | 'h3'
    | 'sveltekit'
    | 'remix'
    | 'worker'
    | 'pages-function'
    | 'itty'
    | 'vercel'
    | 'deno'
    | 'bun'
    | 'firebase'
    | 'elysia'
    | 'botpress'
    | 'n8n';
  /** Upper case; `ALL` where every method reaches it; `USE` for middleware that may answer by itself. */
  readonly method: string;
  /** A route the file's own place gives; null where `pathValue` says it. */
  readonly path: string | null;
  readonly pathValue: ValueId | null;
  /** Middleware and handler of the registration, in order. Empty for a file's export. */
  readonly handlers: readonly ValueId[];
  /** What it is registered on. */
  readonly router: ValueId | null;
  /** The registration's call, which tells what stood before it. */
  readonly call: CallId | null;
  /** The export that is the handler, for a file route. */
  readonly exportName: string | null;
}
