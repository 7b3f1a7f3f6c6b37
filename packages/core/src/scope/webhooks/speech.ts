/** Which framework a registration speaks: `router.post(path, handler)` reads the same in most of them. */
import type { Route } from '../../facts/route.ts';
import type { Handlers } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';

/** Others that register alike, and clients whose `post` sends instead of receiving. */
const OTHER =
  /^(?:koa|@koa\/.*|koa-router|elysia|itty-router|h3|oak|@tinyhttp\/.*|@hapi\/.*|axios|got|ky|superagent|supertest|nock|msw|@nestjs\/.*)$/u;
const HONO = /^(?:hono|@hono\/.*)$/u;

/** undefined: none that is known. */
export const speechOf = (
  flow: Flow,
  file: string,
  route: Route,
  handlers: Handlers,
): Route['framework'] | undefined => {
  if (route.framework !== 'express') return route.framework;
  if (route.router === null) return undefined;
  const typed = typeOf(flow, file, route.router);
  for (const origin of flow.settle({ file, id: route.router }).found) {
    if (origin.kind !== 'external') continue;
    if (HONO.test(origin.package ?? '')) return 'hono';
    if (origin.package === 'fastify') return 'fastify';
    if (origin.package === null || OTHER.test(origin.package)) return undefined;
  }
  if (/^Fastify/u.test(typed) || handlers.functions.some(({ fact }) => isReply(fact.params[1]))) return 'fastify';
  if (/^(?:OpenAPI)?Hono$/u.test(typed) || isContext(handlers)) return 'hono';
  return handlers.functions.every(isListener) ? 'express' : undefined;
};

/** The written type of the parameter that routes are registered on. */
const typeOf = (flow: Flow, file: string, router: number): string => {
  for (const origin of flow.settle({ file, id: router }).found) {
    const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'param' || param?.kind !== 'param' || origin.path.length > 0) continue;
    return flow.program.file(origin.ref.file)?.structure.functions[param.fn]?.params[param.index]?.type?.name ?? '';
  }
  return '';
};

type Param = Handlers['functions'][number]['fact']['params'][number];

const isReply = (param: Param | undefined): boolean =>
  param?.name === 'reply' || /Reply$/u.test(param?.type?.name ?? '');

const isContext = ({ functions }: Handlers): boolean =>
  functions.length > 0 &&
  functions.every(
    ({ fact: { params } }) => params.length === 1 && (params[0]?.name === 'c' || params[0]?.type?.name === 'Context'),
  );

/** Express hands a handler `(req, res)`; a handler with one parameter must call it a request. */
const isListener = ({ fact: { params } }: Handlers['functions'][number]): boolean =>
  params.length >= 2 ||
  params.some(
    (param) => param.rest || /^(?:req|request)$/u.test(param.name ?? '') || /Request$/u.test(param.type?.name ?? ''),
  );
