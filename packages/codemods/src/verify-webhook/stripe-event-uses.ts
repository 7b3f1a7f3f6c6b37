import { usesOf } from '../source/names.ts';
import { endOf, j, memberName, type Node, objectOf, type Path, startOf, widest } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { declaredBy } from './body-reads.ts';

const PLAIN = new Set(['account', 'api_version', 'created', 'id', 'livemode', 'object', 'pending_webhooks', 'type']);

/** Whether the code around a read compiles if the read is a `Stripe.Event` and no longer `any`. */
export const isReadAsStripeEvent = (source: Source, read: Path): boolean => {
  const value = widest(read);
  if (value.node !== read.node)
    return (
      isStripeEvent(source, endOf(read.node), endOf(value.node)) ||
      isStripeEvent(source, startOf(value.node), startOf(read.node))
    );
  const name = declaredBy(read);
  if (name === null) return fits(source, value);
  const declarator: Node = value.parent.node;
  if (!j.VariableDeclarator.check(declarator) || !j.Identifier.check(declarator.id)) return false;
  const { typeAnnotation } = declarator.id;
  if (typeAnnotation) return isStripeEvent(source, startOf(typeAnnotation), endOf(typeAnnotation));
  return usesOf(name, enclosingFunction(read)).every((use) => fits(source, use));
};

const isStripeEvent = (source: Source, start: number, end: number): boolean =>
  /^[\s:<)]*(?:as\s+)?Stripe\.Event[\s>(]*$/u.test(source.text.slice(start, end));

/** `event.type`, or `event.data.object as Stripe.Invoice`. */
const fits = (source: Source, use: Path): boolean => {
  const member: Path = use.parent;
  if (objectOf(member.node) !== use.node) return isLogged(member.node);
  const name = memberName(member.node);
  if (name !== null && PLAIN.has(name)) return true;
  const object: Path | null = member.parent;
  if (
    name !== 'data' ||
    object === null ||
    memberName(object.node) !== 'object' ||
    objectOf(object.node) !== member.node
  )
    return false;
  const cast = widest(object);
  return (
    cast.node !== object.node &&
    /^\s*as\s+(?:Stripe\.|any\b|unknown\b)/u.test(source.text.slice(endOf(object.node), endOf(cast.node)))
  );
};

const isLogged = (node: Node): boolean =>
  j.CallExpression.check(node) &&
  objectOf(node.callee) !== null &&
  /^(?:log|info|debug|warn|error|stringify)$/u.test(memberName(node.callee) ?? '');

const enclosingFunction = (path: Path): Path => {
  let at: Path = path;
  while (at.parent !== null && !j.Function.check(at.node)) at = at.parent;
  return at;
};
