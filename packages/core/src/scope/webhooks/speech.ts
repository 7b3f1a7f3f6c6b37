/** Which framework a registration speaks: `router.post(path, handler)` reads the same in most of them. */
import { express } from '../../extract/frameworks/express.ts';
import { koa } from '../../extract/frameworks/koa.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { Handlers } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import { instancesOf } from './fastify-instances.ts';
import { objectsOf } from './objects.ts';

type Framework = Route['framework'];

/** Others that register alike, and clients whose `post` sends instead of receiving. */
const OTHER = /^(?:elysia|oak|@tinyhttp\/.*|@hapi\/.*|axios|got|ky|superagent|supertest|nock|msw|@nestjs\/.*)$/u;
const HONO = /^(?:hono|@hono\/.*)$/u;
const H3 = /^(?:h3|nitro|nitropack)$/u;
const EXPRESS: ReadonlySet<string> = new Set(express.packages);
const MAX_HANDOVERS = 4;

/** undefined: none that is known. */
export const speechOf = (flow: Flow, file: string, route: Route, handlers: Handlers): Framework | undefined => {
  if (route.framework !== 'express') return route.framework;
  // What an export is, is told where it is found.
  if (route.exportName !== null) return 'express';
  if (route.router === null) return undefined;
  const made = makerOf(flow, { file, id: route.router });
  if (made !== undefined) return made === 'other' ? undefined : made;
  if (handlers.functions.some(({ fact }) => isReply(fact.params[1]))) return 'fastify';
  if (isContext(handlers)) return 'hono';
  if (isKoaContext(flow, file, handlers)) return 'koa';
  if (handlers.functions.some(({ fact }) => fact.params[0]?.name === 'ctx')) return undefined;
  return handlers.functions.every(isListener) ? 'express' : undefined;
};

/** What the object that routes are registered on was made with, as far as it is told. */
const makerOf = (flow: Flow, router: Ref, depth = 0): Framework | 'other' | undefined => {
  const objects = objectsOf(flow);
  for (const origin of flow.settle(objects.startOf(router)).found) {
    const known = origin.kind === 'external' ? packageSpeech(origin.package) : undefined;
    if (known !== undefined) return known;
    const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'param' || param?.kind !== 'param' || origin.path.length > 0) continue;
    const fact = flow.program.file(origin.ref.file)?.structure.functions[param.fn]?.params[param.index];
    const type = fact?.type?.name ?? '';
    if (/^Fastify/u.test(type) || fact?.name === 'fastify') return 'fastify';
    if (/^(?:OpenAPI)?Hono$/u.test(type)) return 'hono';
    if (param.index === 0 && instancesOf(flow).registrations(origin.ref.file, param.fn).found.length > 0)
      return 'fastify';
  }
  if (depth >= MAX_HANDOVERS) return undefined;
  for (const { file, given } of objects.handovers(router).found) {
    const handed = makerOf(flow, { file, id: given }, depth + 1);
    if (handed !== undefined) return handed;
  }
  return undefined;
};

const packageSpeech = (name: string | null): Framework | 'other' | undefined => {
  if (name === null || OTHER.test(name)) return 'other';
  if (HONO.test(name)) return 'hono';
  if (koa.application.test(name) || koa.routers.test(name)) return 'koa';
  if (H3.test(name)) return 'h3';
  if (name === 'itty-router') return 'itty';
  if (EXPRESS.has(name)) return 'express';
  return name === 'fastify' ? 'fastify' : undefined;
};

type Param = Handlers['functions'][number]['fact']['params'][number];

const isReply = (param: Param | undefined): boolean =>
  param?.name === 'reply' || /Reply$/u.test(param?.type?.name ?? '');

const isContext = ({ functions }: Handlers): boolean =>
  functions.length > 0 &&
  functions.every(
    ({ fact: { params } }) => params.length === 1 && (params[0]?.name === 'c' || params[0]?.type?.name === 'Context'),
  );

/** A context by its type, or by its name in a file that speaks of Koa. */
const isKoaContext = (flow: Flow, file: string, { functions }: Handlers): boolean =>
  functions.length > 0 &&
  functions.every(({ fact: { params } }) => {
    const [context] = params;
    if (context?.type != null)
      return koa.types.test(context.type.name) && koa.packages.test(context.type.specifier ?? '');
    return context?.name === 'ctx' && params.length <= 2 && speaksKoa(flow, file);
  });

const speaksKoa = (flow: Flow, file: string): boolean =>
  flow.program.file(file)?.structure.edges.some((edge) => 'specifier' in edge && koa.packages.test(edge.specifier)) ===
  true;

/** Express hands a handler `(req, res)`; a handler with one parameter must call it a request. */
const isListener = ({ fact: { params } }: Handlers['functions'][number]): boolean =>
  params.length >= 2 ||
  params.some(
    (param) => param.rest || /^(?:req|request)$/u.test(param.name ?? '') || /Request$/u.test(param.type?.name ?? ''),
  );
