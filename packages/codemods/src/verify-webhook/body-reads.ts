import { usesOf } from '../source/names.ts';
import { bare, dotted, j, memberName, type Node, objectOf, type Path, widest } from '../source/node.ts';
import { Refusal } from '../transform.ts';
import type { Handler } from './handler.ts';

/** How a handler uses the body of its request. */
export interface BodyReads {
  /** Expressions that are the parsed event. */
  readonly events: readonly Path[];
  /** Calls of `JSON.parse` over the body: the handler gets bytes or text. */
  readonly decoded: readonly Path[];
  /** The request goes elsewhere as a whole, or the body is taken out of it in a way that can't be rewritten. */
  readonly escapes: boolean;
}

const STREAM = new Set(['on', 'once', 'pipe', 'read', 'setEncoding', 'addListener']);

/** For a request whose body is `request.body`: Express, and Next.js pages. */
export const bodyReadsOf = (handler: Handler, request: string): BodyReads => {
  const events: Path[] = [];
  const decoded: Path[] = [];
  let escapes = false;
  for (const use of usesOf(request, handler.path)) {
    const member: Path = use.parent;
    const isObject = objectOf(member.node) === use.node;
    const name = isObject ? memberName(member.node) : null;
    if (name === 'body') place(member, events, decoded);
    else if (name !== null && STREAM.has(name))
      throw new Refusal('The handler reads the request as a stream of its own.');
    else if (!isObject || name === null) escapes ||= !takesOnlyOthers(member.node);
  }
  return { events, decoded, escapes };
};

const place = (body: Path, events: Path[], decoded: Path[]): void => {
  const parent: Node = body.parent.node;
  if (j.AssignmentExpression.check(parent) && parent.left === body.node)
    throw new Refusal('The handler stores something else in the body of its request.');
  const parsed = parsedBy(body) ?? parsedByAlias(body);
  if (parsed !== null) decoded.push(...parsed);
  else events.push(body);
};

/** `JSON.parse(x)`, `JSON.parse(x.toString())`, `JSON.parse(String(x))` over the value at `path`. */
export const parsedBy = (path: Path): readonly Path[] | null => {
  const value = widest(path);
  const parent: Path = value.parent;
  if (j.CallExpression.check(parent.node)) {
    const callee = dotted(parent.node.callee);
    if (callee === 'JSON.parse' && parent.node.arguments[0] === value.node) return [parent];
    return callee === 'String' || callee === 'Buffer.from' ? parsedBy(parent) : null;
  }
  const call: Path | null = parent.parent;
  if (memberName(parent.node) !== 'toString' || call === null || !j.CallExpression.check(call.node)) return null;
  return call.node.callee === parent.node ? parsedBy(call) : null;
};

/** `const payload = req.body; ... JSON.parse(payload)`, where it is used for nothing else: `typeof body === 'string' ? JSON.parse(body) : body` wants an object. */
const parsedByAlias = (body: Path): readonly Path[] | null => {
  const declared = declaredBy(body);
  if (declared === null) return null;
  const scope = enclosing(body);
  const parsed = usesOf(declared, scope).map((use) => parsedBy(use));
  return parsed.length > 0 && parsed.every((calls) => calls !== null) ? parsed.flat() : null;
};

const enclosing = (path: Path): Path => {
  let at: Path = path;
  while (at.parent !== null && !j.Function.check(at.node)) at = at.parent;
  return at;
};

/** `name` of `const name = value`, for the path of the value. */
export const declaredBy = (path: Path): string | null => {
  const parent: Node = widest(path).parent.node;
  if (!j.VariableDeclarator.check(parent) || !parent.init || bare(parent.init) !== bare(path.node)) return null;
  return j.Identifier.check(parent.id) ? parent.id.name : null;
};

/** `const { headers, method } = req` leaves the body where it is. */
const takesOnlyOthers = (node: Node): boolean =>
  j.VariableDeclarator.check(node) &&
  j.ObjectPattern.check(node.id) &&
  node.id.properties.every(
    (property) => j.ObjectProperty.check(property) && j.Identifier.check(property.key) && property.key.name !== 'body',
  );
