import { bare, contains, endOf, j, memberName, type Node, type Path, startOf } from '../source/node.ts';
import { isFunction } from '../source/names.ts';
import { keyOf } from '../source/object-literal.ts';
import type { Source } from '../source/source.ts';
import { Elsewhere, Refusal, type Site } from '../transform.ts';
import { type Handler, handlerOf } from './handler.ts';

/** A function that a framework calls for a route, and where the route is registered. */
export interface Registered {
  readonly handler: Handler;
  readonly call: Path;
}

const METHODS = /^(?:post|put|patch|all|on|route|use|get|delete|openapi)$/u;

/** `app.post(path, handler)`, `app.post(path, options, handler)` and `app.route({ handler })`. */
export const handlerAt = (source: Source, { start, end }: Site, leastParameters: number): Registered => {
  const calls: readonly Path[] = source.root
    .find(j.CallExpression)
    .filter(({ node }) => METHODS.test(memberName(bare(node.callee)) ?? '') && handlersIn(node).length > 0)
    .paths();
  const exact = calls.find(({ node }) => startOf(node) === start && endOf(node) === end);
  const around = calls.filter(({ node }) => startOf(node) <= start && end <= endOf(node)).at(-1);
  const inside = calls.find(({ node }) => start <= startOf(node) && endOf(node) <= end);
  const call = exact ?? around ?? inside ?? registering(source, calls, start);
  if (call === undefined)
    throw new Elsewhere('The route is registered in another file, or in a way that is not seen here.');
  const handlers = j.CallExpression.check(call.node) ? handlersIn(call.node) : [];
  const chosen = handlers.find((one) => startOf(one) <= start && end <= endOf(one)) ?? handlers.at(-1);
  if (chosen === undefined) throw new Refusal('The route has no handler.');
  return { handler: handlerOf(source, chosen, leastParameters), call };
};

const handlersIn = (call: ReturnType<typeof j.callExpression>): readonly Node[] => {
  const [first] = call.arguments;
  const last = call.arguments.at(-1);
  if (last === undefined) return [];
  if (j.ObjectExpression.check(bare(last))) return optionOf(bare(last));
  const list = call.arguments.filter((one) => isHandler(one) && (one !== first || isFunction(bare(one))));
  return list.length > 0 && isHandler(last) ? list : [];
};

const isHandler = (node: Node): boolean =>
  isFunction(bare(node)) || j.Identifier.check(node) || j.CallExpression.check(node) || j.MemberExpression.check(node);

/** `handler` of Fastify's options. */
const optionOf = (node: Node): readonly Node[] => {
  if (!j.ObjectExpression.check(node)) return [];
  const handler = node.properties.find((one) => keyOf(one) === 'handler');
  return j.ObjectProperty.check(handler) ? [handler.value] : [];
};

/** The route of a function that is declared apart, for a place within that function. */
const registering = (source: Source, calls: readonly Path[], at: number): Path | undefined => {
  const names = new Set(
    [...source.root.find(j.FunctionDeclaration).nodes(), ...source.root.find(j.VariableDeclarator).nodes()].flatMap(
      (one) => {
        const isAround = startOf(one) <= at && at < endOf(one);
        return isAround && one.id && j.Identifier.check(one.id) ? [one.id.name] : [];
      },
    ),
  );
  return calls.find(
    ({ node }) =>
      j.CallExpression.check(node) &&
      handlersIn(node).some((one) => j.Identifier.check(one) && names.has(one.name) && !contains(one, node)),
  );
};
