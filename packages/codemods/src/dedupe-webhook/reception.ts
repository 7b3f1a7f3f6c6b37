import { endOf, j, startOf } from '../source/node.ts';
import type { Mending } from '../source/mend-sites.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Elsewhere, Refusal, type Site } from '../transform.ts';
import { exportedValue } from '../verify-webhook/exported.ts';
import { findRoute, type Handler, handlerOf, parameterOf } from '../verify-webhook/handler.ts';
import { functionAt } from '../verify-webhook/function-at.ts';
import { nodeAnswer, nodeReply } from '../verify-webhook/node-reply.ts';
import { emptyResponse, fetched, h3, lambda, nest } from './other-receptions.ts';

/** How one framework hands a request over, and takes its answer. */
export interface Reception {
  readonly handler: Handler;
  /** The parameter that holds the request: `req`, `request`, `c`. */
  readonly request: string;
  /** What has `body`: `req`; null where it is read by a call. */
  readonly bodyOf: string | null;
  /** What `.json()` is called on: `request`, `c.req`; null where the body is there already. */
  readonly readsFrom: string | null;
  /** The object that is answered through, with its `statusCode`; null where the answer is what the handler returns. */
  readonly response: string | null;
  /** What the handler returns is sent. */
  readonly returnsAnswer: boolean;
  /** What it returns is no answer of its own, but sent in one: only what it throws is a failure. */
  readonly returnsValue?: boolean;
  /** The parameter that is the parsed body. */
  readonly given?: string;
  /** Whether an answer that the handler returns is a failure; left out: by its `ok`. */
  readonly isFailed?: (answer: string) => string;
  header(name: string): string;
  headerAbsent(local: string): string;
  reply(status: number, message: string): readonly string[];
  /** The answer to an event that came before: empty, or the empty document of a sender that acts on what it is answered. */
  repeated(document: boolean): readonly string[];
}

export const receptionOf = (mending: Mending, site: Site): Reception => {
  const { framework = 'unknown', handler } = site.options;
  if (handler === 'elsewhere') throw new Elsewhere('The handler stands in another file than its route.');
  const receive = FRAMEWORKS.get(framework);
  if (receive === undefined)
    throw new Refusal(`How a handler of the framework ${framework} answers is not known here.`);
  return receive(mending, site);
};

type Receive = (mending: Mending, site: Site) => Reception;

const routed = ({ source }: Mending, site: Site, leastParameters: number): Handler => {
  const last = findRoute(source, site).chain.at(-1);
  if (last === undefined) throw new Refusal('The route has no handler.');
  return handlerOf(source, last, leastParameters);
};

/** The handler of the route, or the function at the place: another file registers that. */
const routedOrApart: Receive = (mending, site) => {
  const { source } = mending;
  const handler = isRouteAt(source, site) ? routed(mending, site, 2) : functionAt(source, site);
  return throughResponse(mending, handler);
};

const isRouteAt = (source: Source, site: Site): boolean => {
  try {
    findRoute(source, site);
    return true;
  } catch (error) {
    if (error instanceof Elsewhere) return false;
    throw error;
  }
};

const inNode = (request: string): Pick<Reception, 'header' | 'headerAbsent'> => ({
  header: (name) => `${request}.headers['${name}']`,
  headerAbsent: (local) => `typeof ${local} !== 'string'`,
});

const throughResponse = ({ source }: Mending, handler: Handler): Reception => {
  const request = parameterOf(handler, 0, 'request');
  const response = parameterOf(handler, 1, 'response');
  const reply = nodeReply(source, handler, response);
  const common = { handler, request, bodyOf: request, readsFrom: null, response, returnsAnswer: false };
  return {
    ...common,
    ...inNode(request),
    reply,
    repeated: (document) =>
      nodeAnswer(
        source,
        handler,
        response,
        document ? `status(200).setHeader('Content-Type', 'text/xml').send('<Response/>')` : 'status(200).end()',
      ),
  };
};

const fastify: Receive = (mending, site) => {
  const handler = routed(mending, site, 1);
  const request = parameterOf(handler, 0, 'request');
  const response = handler.fn.params[1] === undefined ? addReply(mending, handler) : parameterOf(handler, 1, 'reply');
  return {
    ...{ handler, request, bodyOf: request, readsFrom: null, response, returnsAnswer: true },
    ...inNode(request),
    reply: (status, message) => [`return ${response}.code(${status}).send('${message}');`],
    repeated: (document) => [
      `return ${response}.code(200)${document ? ".type('text/xml').send('<Response/>')" : '.send()'};`,
    ],
  };
};

/** `async (request) => …` becomes `async (request, reply) => …`. */
const addReply = ({ source }: Mending, { fn }: Handler): string => {
  const [first] = fn.params;
  if (first === undefined || !/^\s*,?\s*\)/u.test(source.text.slice(endOf(first))))
    throw new Refusal('The handler takes no reply, and there is no place for one.');
  if (/\breply\b/u.test(sliceOf(source, fn))) throw new Refusal('The name reply is taken in the handler.');
  source.magic.appendLeft(endOf(first), ', reply');
  return 'reply';
};

const nextApp: Receive = ({ source, imports }, site) => {
  const handler = handlerOf(source, exportedValue(source, 'POST', site), 1);
  const request = parameterOf(handler, 0, 'request');
  const next = imports.bindings.find(
    ({ module, imported, typeOnly }) => module === 'next/server' && imported === 'NextResponse' && !typeOnly,
  )?.local;
  const text = sliceOf(source, handler.fn);
  const json = [next, 'Response'].find((name) => name !== undefined && text.includes(`${name}.json(`));
  const plain = next !== undefined && text.includes(`new ${next}(`) ? next : 'Response';
  const empty = next !== undefined && text.includes(next) ? next : 'Response';
  return {
    ...{ handler, request, bodyOf: null, readsFrom: request, response: null, returnsAnswer: true },
    header: (name) => `${request}.headers.get('${name}')`,
    headerAbsent: (local) => `!${local}`,
    reply: (status, message) => [
      json === undefined
        ? `return new ${plain}('${message}', { status: ${status} });`
        : `return ${json}.json({ message: '${message}' }, { status: ${status} });`,
    ],
    repeated: emptyResponse(empty),
  };
};

const hono: Receive = (mending, site) => {
  const handler = routed(mending, site, 1);
  const context = parameterOf(handler, 0, 'context');
  return {
    ...{ handler, request: context, bodyOf: null, readsFrom: `${context}.req`, response: null, returnsAnswer: true },
    header: (name) => `${context}.req.header('${name}')`,
    headerAbsent: (local) => `!${local}`,
    reply: (status, message) => [`return ${context}.text('${message}', ${status});`],
    repeated: (document) => [
      `return ${context}.body(${document ? "'<Response/>', 200, { 'Content-Type': 'text/xml' }" : 'null, 200'});`,
    ],
  };
};

const FRAMEWORKS: ReadonlyMap<string, Receive> = new Map<string, Receive>([
  ['express', routedOrApart],
  [
    'next-pages',
    (mending, site) =>
      throughResponse(mending, handlerOf(mending.source, exportedValue(mending.source, 'default', site), 2)),
  ],
  ['next-app', nextApp],
  ['fastify', fastify],
  ['firebase', (mending, site) => throughResponse(mending, functionAt(mending.source, site))],
  ['h3', h3],
  ['hono', hono],
  ['lambda', lambda],
  ['nest', nest],
  [
    'vercel',
    (mending, site) => {
      const handler = functionAt(mending.source, site);
      return handler.fn.params.length > 1 ? throughResponse(mending, handler) : fetched('vercel')(mending, site);
    },
  ],
  ...['worker', 'deno', 'bun', 'pages-function', 'sveltekit', 'remix'].map((name) => [name, fetched(name)] as const),
]);

/** The block of statements that the handler is. */
export const bodyOf = ({ fn }: Handler): ReturnType<typeof j.blockStatement> => {
  if (!j.BlockStatement.check(fn.body))
    throw new Refusal('The handler is a single expression, which leaves no place for a claim.');
  if (fn.async !== true)
    throw new Refusal('The handler does not await its work, so nothing would tell when to release the claim.');
  if (startOf(fn.body) === endOf(fn.body) - 2) throw new Refusal('The handler does nothing.');
  return fn.body;
};
