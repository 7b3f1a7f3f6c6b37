import { bindingsOf } from '../source/bindings.ts';
import type { ClassMethod, ObjectMethod } from 'jscodeshift';
import { declaratorsOf, type FunctionNode, isFunction } from '../source/names.ts';
import { bare, dotted, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Elsewhere, Refusal, type Site } from '../transform.ts';

export type HandlerNode = FunctionNode | ObjectMethod | ClassMethod;

export const isHandlerNode = (node: Node): node is HandlerNode =>
  isFunction(node) || j.ObjectMethod.check(node) || j.ClassMethod.check(node);

/** The function that receives the event. */
export interface Handler {
  readonly path: Path;
  readonly fn: HandlerNode;
  /** The name under which it is declared apart from where it is registered; null for an inline one. */
  readonly name: string | null;
}

/** A call such as `app.post('/path', middleware, handler)`. */
export interface Route {
  readonly call: ReturnType<typeof j.callExpression>;
  readonly path: Path;
  /** `app` of `app.post(...)`, also through `app.route(...)`. */
  readonly router: string;
  /** Middleware, then the handler. */
  readonly chain: readonly Node[];
  readonly url: string | null;
}

const METHODS = new Set(['post', 'all', 'use', 'put', 'get', 'patch', 'delete', 'openapi']);

export const findRoute = (source: Source, site: Site): Route => {
  const routes = source.root
    .find(j.CallExpression)
    .paths()
    .flatMap((path) => routeOf(path));
  const exact = routes.find(({ call }) => startOf(call) === site.start && endOf(call) === site.end);
  const around = routes.filter(({ call }) => startOf(call) <= site.start && site.end <= endOf(call));
  const within = routes.filter(({ call }) => site.start <= startOf(call) && endOf(call) <= site.end);
  const route = exact ?? around.at(-1) ?? (isCallAt(source, site) ? undefined : within[0]);
  if (route === undefined)
    throw new Elsewhere('The route is registered in another file, or in a way that is not seen here.');
  return route;
};

/** What a call that is no route holds is no route of it either: `headers.get('x', y)` in its handler. */
const isCallAt = (source: Source, { start, end }: Site): boolean =>
  source.root
    .find(j.CallExpression)
    .nodes()
    .some((node) => startOf(node) === start && endOf(node) === end);

const routeOf = (path: Path): readonly Route[] => {
  const call = path.node;
  if (!j.CallExpression.check(call) || !j.MemberExpression.check(call.callee)) return [];
  const { property } = call.callee;
  if (!j.Identifier.check(property) || !METHODS.has(property.name)) return [];
  const router = rootName(call.callee.object);
  if (router === null) return [];
  const inherited = routedUrl(call.callee.object);
  const [first, ...rest] = call.arguments;
  if (first === undefined) return [];
  const hasPath = inherited === null && (!isHandlerLike(first) || j.Literal.check(first));
  const url = inherited ?? (hasPath && j.StringLiteral.check(first) ? first.value : null);
  const chain = hasPath ? rest : call.arguments;
  return chain.length === 0 ? [] : [{ call, path, router, chain, url }];
};

const isHandlerLike = (node: Node): boolean =>
  isFunction(bare(node)) || j.CallExpression.check(node) || j.Identifier.check(node) || j.MemberExpression.check(node);

const rootName = (node: Node): string | null => {
  if (j.Identifier.check(node)) return node.name;
  if (!j.CallExpression.check(node) || !j.MemberExpression.check(node.callee)) return null;
  return rootName(node.callee.object);
};

/** `'/x'` of `app.route('/x')`, seen from whatever is chained to it. */
const routedUrl = (node: Node): string | null => {
  if (!j.CallExpression.check(node) || !j.MemberExpression.check(node.callee)) return null;
  const { property, object } = node.callee;
  const [argument] = node.arguments;
  if (j.Identifier.check(property) && property.name === 'route' && j.StringLiteral.check(argument))
    return argument.value;
  return routedUrl(object);
};

/** The function an expression stands for, if it is one of this file. */
export const handlerOf = (source: Source, node: Node, leastParameters: number): Handler => {
  const inner = bare(node);
  if (isFunction(inner)) return { path: pathOf(source, inner), fn: inner, name: null };
  if (j.Identifier.check(inner)) return namedHandler(source, inner.name, leastParameters);
  if (j.CallExpression.check(inner)) return wrappedHandler(source, inner, leastParameters);
  throw new Elsewhere(`The handler ${dotted(inner) ?? 'here'} is not a function in this file.`);
};

const pathOf = (source: Source, node: Node): Path => {
  const paths: readonly Path[] = [
    ...source.root.find(j.ArrowFunctionExpression).paths(),
    ...source.root.find(j.FunctionExpression).paths(),
    ...source.root.find(j.FunctionDeclaration).paths(),
  ];
  const path = paths.find((candidate) => candidate.node === node);
  if (path !== undefined) return path;
  throw new Refusal('The handler is not a function in this file.');
};

const namedHandler = (source: Source, name: string, leastParameters: number): Handler => {
  const imported = bindingsOf(source).find(({ local }) => local === name);
  if (imported !== undefined) throw new Elsewhere(`The handler ${name} is in another file, ${imported.module}.`);
  const [declared] = source.root.find(j.FunctionDeclaration, { id: { name } }).paths();
  if (declared !== undefined) return { path: declared, fn: declared.node, name };
  const [declarator, ...others] = declaratorsOf(name, source.root);
  if (
    declarator === undefined ||
    others.length > 0 ||
    !j.VariableDeclarator.check(declarator.node) ||
    !declarator.node.init
  ) {
    throw new Elsewhere(`The handler ${name} is not a function in this file.`);
  }
  return { ...handlerOf(source, declarator.node.init, leastParameters), name };
};

/** `asyncHandler(async (req, res) => ...)`: a wrapper passes on what the framework passes in. */
const wrappedHandler = (
  source: Source,
  call: ReturnType<typeof j.callExpression>,
  leastParameters: number,
): Handler => {
  const wrapper = dotted(call.callee) ?? 'the call';
  const [argument] = call.arguments;
  const refusal = new Elsewhere(`The handler is what ${wrapper}(...) returns, which is not a function in this file.`);
  if (argument === undefined || j.SpreadElement.check(argument)) throw refusal;
  if (!isFunction(bare(argument)) && !j.Identifier.check(argument)) throw refusal;
  const handler = handlerOf(source, argument, leastParameters);
  const [first] = handler.fn.params;
  const isRequest = j.Identifier.check(first) && /^_?(?:req|request)$/iu.test(first.name);
  if (handler.fn.params.length < leastParameters || !isRequest) throw refusal;
  return handler;
};

/** The handler's parameter at `index`, which must have a name of its own. */
export const parameterOf = (handler: Handler, index: number, what: string): string => {
  const param = handler.fn.params[index];
  if (param === undefined) throw new Refusal(`The handler takes no ${what}.`);
  if (!j.Identifier.check(param))
    throw new Refusal(`The handler destructures its ${what} in the parameter list, which hides the body.`);
  return param.name;
};
