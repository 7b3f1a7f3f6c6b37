import type { Binding } from '../source/bindings.ts';
import { bare, j, memberName, type Node, objectOf, type Path, stringValue } from '../source/node.ts';
import { declaratorsOf } from '../source/names.ts';
import { keyOf } from '../source/object-literal.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';

type Call = ReturnType<typeof j.callExpression>;

/** A call that makes a body parser: `express.json()`, `bodyParser.raw({...})`. */
export interface BodyParser {
  readonly kind: 'json' | 'urlencoded' | 'raw' | 'text';
  readonly call: Call;
}

const KINDS = new Map<string, BodyParser['kind']>([
  ['json', 'json'],
  ['urlencoded', 'urlencoded'],
  ['raw', 'raw'],
  ['text', 'text'],
]);

const PARSER_PACKAGES = new Set(['express', 'body-parser']);

/** The parser an expression stands for, also through a variable of this file. */
export const bodyParserOf = (source: Source, bindings: readonly Binding[], node: Node): BodyParser | null => {
  const inner = bare(node);
  if (j.Identifier.check(inner)) {
    const [declarator] = declaratorsOf(inner.name, source.root);
    const init = declarator !== undefined && j.VariableDeclarator.check(declarator.node) ? declarator.node.init : null;
    return init && j.CallExpression.check(bare(init)) ? bodyParserOf(source, bindings, init) : null;
  }
  if (!j.CallExpression.check(inner)) return null;
  const kind = kindOf(bindings, inner.callee);
  return kind === null ? null : { kind, call: inner };
};

const kindOf = (bindings: readonly Binding[], callee: Node): BodyParser['kind'] | null => {
  const from = (local: string): Binding | undefined =>
    bindings.find((one) => one.local === local && PARSER_PACKAGES.has(one.module));
  if (j.Identifier.check(callee)) {
    const binding = from(callee.name);
    // `bodyParser()` as it once was: JSON and forms at once, with the options of both.
    if (binding?.module === 'body-parser' && binding.imported === 'default') return 'json';
    return (binding === undefined ? undefined : KINDS.get(binding.imported)) ?? null;
  }
  const object = objectOf(callee);
  if (object === null || !j.Identifier.check(object) || from(object.name) === undefined) return null;
  return KINDS.get(memberName(callee) ?? '') ?? null;
};

/** Nobody can say here whether one that is put in under a condition reads the body. */
export const refuseConditional = (source: Source, call: Node): void => {
  const [path] = source.root
    .find(j.CallExpression)
    .filter(({ node }) => node === call)
    .paths();
  for (let at: Path | null = path?.parent ?? null; at !== null; at = at.parent)
    if (j.IfStatement.check(at.node) || j.ConditionalExpression.check(at.node) || j.LogicalExpression.check(at.node))
      throw new Refusal('Which body parser runs before the route depends on a condition.');
};

/** Whether the parser reads events at all: `express.raw()` reads what calls itself a stream of bytes, `express.text()` plain text. */
export const readsEvents = ({ kind, call }: BodyParser): boolean => {
  if (kind === 'urlencoded') return true;
  const [options] = call.arguments;
  const type = j.ObjectExpression.check(options)
    ? options.properties.find((property) => keyOf(property) === 'type')
    : undefined;
  if (type === undefined)
    return kind === 'json' || (options !== undefined && (!j.ObjectExpression.check(options) || hasSpread(options)));
  const value = j.ObjectProperty.check(type) ? bare(type.value) : type;
  const listed = j.ArrayExpression.check(value) ? value.elements : [value];
  return listed.some((one) => {
    const text = one === null ? null : stringValue(one);
    return (
      text === null ||
      /^(?:\*\/\*|application\/\*|(?:application\/)?(?:json|x-www-form-urlencoded|.*\+json)|\*\/json)$/u.test(text)
    );
  });
};

const hasSpread = (options: ReturnType<typeof j.objectExpression>): boolean =>
  options.properties.some((property) => j.SpreadElement.check(property));

/** The name under which a parser's `verify` option already stores the raw bytes; null where it has no such option. */
export const storedRawBody = (parser: BodyParser): { readonly name: string; readonly text: boolean } | null => {
  const [options] = parser.call.arguments;
  if (options === undefined) return null;
  if (!j.ObjectExpression.check(options) || options.properties.some((property) => j.SpreadElement.check(property))) {
    throw new Refusal('The options of the body parser before the route are not written where it is made.');
  }
  const verify = options.properties.find((property) => keyOf(property) === 'verify');
  if (verify === undefined) return null;
  const stored = storedBy(verify);
  if (stored === null) {
    throw new Refusal(
      'The body parser before the route has a verify option of its own, which does not keep the raw body of every request.',
    );
  }
  return stored;
};

/** `(req, res, buf) => { req.rawBody = buf }`, with the assignment at the top of the body. */
const storedBy = (property: Node): { readonly name: string; readonly text: boolean } | null => {
  const fn = j.ObjectProperty.check(property) ? property.value : property;
  if (!j.ArrowFunctionExpression.check(fn) && !j.FunctionExpression.check(fn) && !j.ObjectMethod.check(fn)) return null;
  const [request, , buffer] = fn.params;
  if (!j.Identifier.check(buffer) || !j.Identifier.check(request)) return null;
  const candidates = j.BlockStatement.check(fn.body) ? fn.body.body.map(expressionOf) : [fn.body];
  for (const node of candidates) {
    if (node === null || !j.AssignmentExpression.check(node)) continue;
    const holder = objectOf(node.left);
    const name =
      holder !== null && j.Identifier.check(holder) && holder.name === request.name ? memberName(node.left) : null;
    const copied = rawCopy(node.right, buffer.name);
    if (name !== null && copied !== null) return { name, text: copied === 'text' };
  }
  return null;
};

const expressionOf = (statement: Node): Node | null =>
  j.ExpressionStatement.check(statement) ? statement.expression : null;

const rawCopy = (node: Node, buffer: string): 'bytes' | 'text' | null => {
  const inner = bare(node);
  if (j.Identifier.check(inner)) return inner.name === buffer ? 'bytes' : null;
  if (!j.CallExpression.check(inner)) return null;
  const object = objectOf(inner.callee);
  const copies = object !== null && j.Identifier.check(object) && object.name === buffer;
  const [encoding] = inner.arguments;
  // The encoding of the request, as it is handed over, or UTF-8.
  const isText = encoding === undefined || /^(?:utf-?8)?$/iu.test(stringValue(encoding) ?? '');
  return copies && isText && memberName(inner.callee) === 'toString' ? 'text' : null;
};
