import { freshName } from '../source/names.ts';
import type { Request } from './check.ts';
import type { Handler } from './handler.ts';
import { nodeReply } from './node-reply.ts';
import type { Setting } from './setting.ts';

/** The handler's own names. */
export interface Names {
  readonly request: string;
  readonly response: string;
}

/** A request of Node, whose body is what a parser left. */
export const nodeRequest = (
  { source, imports, dependencies, project }: Setting,
  handler: Handler,
  { request, response }: Names,
  taken: Set<string>,
): Request => ({
  source,
  imports,
  dependencies,
  project,
  mayAwait: true,
  edge: false,
  payload: `${request}.body`,
  text: `${request}.body`,
  absent: null,
  header: (name) => `${request}.headers['${name}']`,
  headers: `${request}.headers`,
  headerAbsent: (local) => `typeof ${local} !== 'string'`,
  url: `\`https://\${${request}.headers.host}\${${request}.url}\``,
  form: null,
  env: (name) => `process.env.${name}`,
  reply: nodeReply(source, handler, response),
  fresh: (...preferred) => freshName(preferred, taken),
});
