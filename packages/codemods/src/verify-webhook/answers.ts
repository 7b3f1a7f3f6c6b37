import { j, type Node, type Path } from '../source/node.ts';
import { isFunction } from '../source/names.ts';
import type { Mending } from '../source/mend-sites.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { fetchReply } from './fetch-reply.ts';
import { h3Reply } from './h3-names.ts';
import { nestReply } from './nest-reply.ts';
import { nodeReply } from './node-reply.ts';

/** Statements that answer and leave the function. */
export type Reply = (status: number, message: string) => readonly string[];

/** How a function that is handed a request answers it, by what it is handed; null where it is handed none. */
export const answerOf = (mending: Mending, path: Path, framework: string): Reply | null => {
  const { source } = mending;
  const params = paramsOf(path.node);
  const [first, second] = params.map((param) => (j.Identifier.check(param) ? param.name : null));
  const types = params.map((param) => typeOf(source, param));
  if (/^(?:fastify)$/u.test(framework) || /Fastify(?:Reply|Request)/u.test(types.join(' ')) || second === 'reply')
    return second == null ? null : fastifyReply(second);
  if (framework === 'hono' || /^c$/u.test(first ?? '') || /\bContext\b/u.test(types[0] ?? ''))
    return first == null ? null : framework === 'koa' ? koaReply(first) : honoReply(first);
  if (framework === 'koa' || first === 'ctx') return first == null ? null : koaReply(first);
  if (first != null && second != null && /^_?req(?:uest)?$/iu.test(first) && /^_?res(?:ponse)?$/iu.test(second))
    return isFunction(path.node) ? nodeReply(source, { path, fn: path.node, name: null }, second) : null;
  if (framework === 'lambda') return lambdaReply;
  if (framework === 'h3' && /\bcreateError\b|EventHandler\b/u.test(source.text)) return h3Reply(mending);
  if (framework === 'nest' && j.ClassMethod.check(path.node)) return nestReply(mending.imports);
  const isFetch =
    /^(?:next-app|worker|deno|bun|remix|sveltekit|pages-function|vercel)$/u.test(framework) ||
    /\b(?:Next)?Request\b/u.test(types[0] ?? '');
  return isFetch ? fetchReply(source, path.node) : null;
};

export const koaReply =
  (context: string): Reply =>
  (status, message) => [`${context}.throw(${status}, '${message}');`, 'return;'];

export const lambdaReply: Reply = (status, message) => [`return { statusCode: ${status}, body: '${message}' };`];

export const fastifyReply =
  (reply: string): Reply =>
  (status, message) => [`return ${reply}.code(${status}).send({ error: '${message}' });`];

export const honoReply =
  (context: string): Reply =>
  (status, message) => [`return ${context}.text('${message}', ${status});`];

const paramsOf = (node: Node): readonly Node[] => (j.Function.check(node) ? node.params : []);

const typeOf = (source: Source, param: Node): string =>
  j.Identifier.check(param) && param.typeAnnotation != null ? sliceOf(source, param.typeAnnotation) : '';
