import type { Binding } from '../source/bindings.ts';
import { bare, j, memberName, type Node, objectOf } from '../source/node.ts';
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
  const buffer = fn.params[2];
  if (!j.Identifier.check(buffer)) return null;
  const candidates = j.BlockStatement.check(fn.body) ? fn.body.body.map(expressionOf) : [fn.body];
  for (const node of candidates) {
    if (node === null || !j.AssignmentExpression.check(node)) continue;
    const name = memberName(node.left);
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
  return copies && memberName(inner.callee) === 'toString' ? 'text' : null;
};
